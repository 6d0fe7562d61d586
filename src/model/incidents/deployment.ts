import { log } from '../../core/math/index.ts';
import { exponential, pareto } from '../../core/random/index.ts';
import type { Reading } from '../evidence/events.ts';
import { deploymentHazard, deploymentLiability } from '../supply/hazard.ts';
import { insuredCover } from '../insurance/cover.ts';
import { candidateRate } from '../world/candidates.ts';
import type { World, WorldHandler } from '../world/world.ts';
import { severityGrade } from './hazard.ts';

/** Candidates of accidents of a lab's product in use, thinned like those of the frontier, from a stream of their own. Model, section 7. */
interface Candidate {
  readonly lab: number;
  readonly accept: number;
  readonly severity: number;
  readonly warning: number;
}

/** Evidence from products is numbered from here on, apart from that of frontier accidents of the same lab. */
const evidenceFrom = 1_000_000;

/** Schedules a lab's next candidate after `time`. */
export function scheduleDeploymentAccident(world: World, lab: number, time: number): void {
  const stream = world.streams.deployment[lab]!;
  const gap = exponential(stream.uniform()) / candidateRate.deployment;
  const payload: Candidate = { lab, accept: stream.uniform(), severity: stream.uniform(), warning: stream.uniform() };
  world.queue.schedule({ time: time + gap, kind: 'deployment-accident', entity: world.settings.labs[lab]!.name, cause: null, payload });
}

/** An accident of a product in use, or the candidate passes. It is never a catastrophe; lab and specialist owe what the law puts on each. */
export const onDeploymentAccident: WorldHandler = (world, event) => {
  const { lab, accept, severity: size, warning } = event.payload as Candidate;
  scheduleDeploymentAccident(world, lab, event.time);
  const { settings, labs, supply, tally } = world;
  if (labs.active[lab] === 0 || labs.present[lab] === 0 || labs.licensed[lab] === 0 || world.suppressed.includes(event.id)) return;
  // The candidate falls into the first sector whose hazards add up to more than it.
  let left = accept * candidateRate.deployment;
  let sector = -1;
  let hazard = 0;
  for (let s = 0; s < settings.sectors.length && sector < 0; s++) {
    hazard = deploymentHazard(world, lab, s);
    if (left < hazard) sector = s;
    else left -= hazard;
  }
  if (sector < 0) return;

  const { risk } = settings;
  const harm = Math.min(pareto(size, risk.minimumSeverity, settings.supply.accidentTailIndex), risk.catastropheSeverity);
  const severity = Math.min(3, severityGrade(harm, risk.catastropheSeverity)) as 1 | 2 | 3;
  const byLab = deploymentLiability(world, lab, sector, 'lab', harm);
  const byInsurer = Math.min(byLab, insuredCover(settings, lab));
  const bySpecialist = deploymentLiability(world, lab, sector, 'specialist', harm);
  tally.incidents++;
  if (severity >= 2) tally.severeIncidents++;
  tally.harm += harm;
  tally.liabilityPaid += byLab;
  labs.incidents[lab]!++;
  labs.harm[lab]! += harm;
  labs.due[lab]! += byLab - byInsurer;
  supply.accidents[lab]!++;
  supply.ledger.accidents++;
  supply.ledger.harm += harm;
  supply.ledger.specialistLiability += bySpecialist;
  world.enforcement.claims += byInsurer;
  world.emit({
    run: world.run, id: event.id, cause: supply.lastRelease[lab] ?? world.lastDecision[lab] ?? null, time: event.time, kind: 'deployment-accident', entity: event.entity, severity,
    terms: [
      { name: 'harm', value: harm },
      { name: 'hazard', value: hazard },
      { name: 'safety of the product', value: supply.products[lab]!.sectors[sector]!.safety },
      { name: 'floor on specialists', value: settings.sectors[sector]!.floor },
      { name: `in sector ${settings.sectors[sector]!.name}`, value: 1 },
      { name: 'owed by the lab', value: byLab },
      { name: 'owed by the specialist', value: bySpecialist },
      { name: 'ln rate of all products without safety', value: log(settings.supply.accidentRate) },
      { name: 'ln share of sales', value: log(hazard / settings.supply.accidentRate) + settings.supply.safetyEffect * supply.products[lab]!.sectors[sector]!.safety },
      { name: 'ln safety of the product', value: -settings.supply.safetyEffect * supply.products[lab]!.sectors[sector]!.safety },
    ],
  });
  if (severity >= settings.evidence.severity) {
    world.queue.schedule({ time: event.time, kind: 'evidence', entity: event.entity, cause: event.id, payload: { warning, accident: evidenceFrom + event.n } satisfies Reading });
  }
};
