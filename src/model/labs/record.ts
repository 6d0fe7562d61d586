import type { Lab, LabNumbers } from '../settings.ts';
import { labFields } from './fields.ts';

/**
 * A copy of a lab's settings written out field by field. Rules read these fields a thousand times a run; objects that were spread or filled key by
 * key differ in their hidden classes, and reading from many of those is several times slower than from the one that this literal has.
 */
export function labRecord(lab: Lab): Lab {
  return {
    name: lab.name, population: lab.population, profile: lab.profile, jurisdiction: lab.jurisdiction, observer: lab.observer, mayAbstain: lab.mayAbstain, demands: lab.demands,
    capability: lab.capability, compute: lab.compute, staff: lab.staff, safetyStaff: lab.safetyStaff,
    subjectiveRisk: lab.subjectiveRisk, beliefStrength: lab.beliefStrength, catastropheLoss: lab.catastropheLoss, prize: lab.prize, enmity: lab.enmity,
    missionValue: lab.missionValue, missionRate: lab.missionRate, concession: lab.concession, maximumBudget: lab.maximumBudget, inertia: lab.inertia,
    exuberance: lab.exuberance, diffusion: lab.diffusion, outlay: lab.outlay, investment: lab.investment, assets: lab.assets, insuredCover: lab.insuredCover, sincerity: lab.sincerity,
    speedCap: lab.speedCap, pausedShare: lab.pausedShare, riskCap: lab.riskCap, liability: lab.liability, missionWeight: lab.missionWeight, grants: lab.grants,
    deploymentPause: lab.deploymentPause, safetySubsidy: lab.safetySubsidy, exportShortfall: lab.exportShortfall, pooledCompute: lab.pooledCompute,
    treatyShare: lab.treatyShare, leadBudget: lab.leadBudget, triggeredPause: lab.triggeredPause, security: lab.security,
    entryMonth: lab.entryMonth, exitMonth: lab.exitMonth, jointProject: lab.jointProject,
  };
}

/*
 * The first record of all has fractions wherever there are numbers. Where it had whole ones, a lever that makes a fraction of one would give all labs
 * another hidden class in the middle of an ensemble, and every rule that reads them would be compiled anew.
 */
const fractions = Object.fromEntries(labFields.map(({ name }) => [name, 0.5])) as unknown as LabNumbers;
labRecord({ ...fractions, name: '', population: '', profile: 'limited-will', jurisdiction: '', observer: '', mayAbstain: true, demands: [] });
