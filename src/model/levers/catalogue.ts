import type { Lever } from '../settings.ts';
import { advocate } from './advocate/lever.ts';
import { alignmentWages } from './alignment-wages/lever.ts';
import { buyOuts } from './buy-outs/lever.ts';
import { cheaperSafety } from './cheaper-safety/lever.ts';
import { computeCap } from './compute-cap/lever.ts';
import { deploymentPause } from './deployment-pause/lever.ts';
import { disclosure } from './disclosure/lever.ts';
import { evaluations } from './evaluations/lever.ts';
import { evidenceProgramme } from './evidence-programme/lever.ts';
import { exportControls } from './export-controls/lever.ts';
import { fine } from './fine/lever.ts';
import { floorDownstream } from './floor-downstream/lever.ts';
import { floorUpstream } from './floor-upstream/lever.ts';
import { incidentReporting } from './incident-reporting/lever.ts';
import { inspection } from './inspection/lever.ts';
import { insurance } from './insurance/lever.ts';
import { jointProject } from './joint-project/lever.ts';
import { liability } from './liability/lever.ts';
import { licence } from './licence/lever.ts';
import { measureSubsidy } from './measure-subsidy/lever.ts';
import { pause } from './pause/lever.ts';
import { prizes } from './prizes/lever.ts';
import { publicResearch } from './public-research/lever.ts';
import { riskCap } from './risk-cap/lever.ts';
import { safetyTechnology } from './safety-technology/lever.ts';
import { sanctions } from './sanctions/lever.ts';
import { security } from './security/lever.ts';
import { sharedCompute } from './shared-compute/lever.ts';
import { speedCap } from './speed-cap/lever.ts';
import { spendTheLead } from './spend-the-lead/lever.ts';
import { staffOrganising } from './staff-organising/lever.ts';
import { standing } from './standing/lever.ts';
import { stipends } from './stipends/lever.ts';
import { subsidy } from './subsidy/lever.ts';
import { suspension } from './suspension/lever.ts';
import { treaty } from './treaty/lever.ts';
import { triggerPause } from './trigger-pause/lever.ts';
import { verification } from './verification/lever.ts';
import { whistleblowerProtection } from './whistleblower-protection/lever.ts';

/**
 * The built-in levers (model, section 8), by family: one folder each beside this file; a test holds the list to the folders. A scenario file may
 * define its own in the same form.
 */
export const levers: readonly Lever[] = [
  pause, speedCap, deploymentPause, treaty, verification, sanctions, sharedCompute, computeCap, jointProject,
  liability, insurance, riskCap, licence, evaluations, inspection, fine, suspension, floorUpstream, floorDownstream, exportControls,
  safetyTechnology, cheaperSafety, subsidy, measureSubsidy,
  publicResearch, stipends, alignmentWages, prizes, standing, buyOuts, whistleblowerProtection, staffOrganising, advocate,
  disclosure, evidenceProgramme, incidentReporting, security,
  spendTheLead, triggerPause,
];

/** A built-in or scenario-defined lever by id, or undefined. */
export function findLever(id: string, own: readonly Lever[]): Lever | undefined {
  return own.find((lever) => lever.id === id) ?? levers.find((lever) => lever.id === id);
}
