import { eventId } from '../../core/events/index.ts';
import { exponential } from '../../core/random/index.ts';
import { candidateRate } from '../world/candidates.ts';
import type { World, WorldHandler } from '../world/world.ts';
import { fine, regulatorOf } from './expected.ts';

interface Candidate {
  readonly lab: number;
  /** Which of the lab's candidates it is; it numbers the event. */
  readonly number: number;
  readonly accept: number;
  readonly miss: number;
}

/**
 * Puts the next inspection candidate of every lab that a cap binds into the queue. Candidates of a lab arrive from its own stream whether
 * or not a rule is in force; those before `time` are drawn and passed over, so that the date of a rule shifts no later candidate.
 */
export function scheduleInspections(world: World, time: number): void {
  world.settings.labs.forEach((lab, index) => {
    const regulator = regulatorOf(lab, world.settings.regulators);
    if (world.inspectionPending[index] === 1 || lab.riskCap >= 1 || regulator === undefined || regulator.inspectionRate === 0) return;
    scheduleInspection(world, index, time);
  });
}

function scheduleInspection(world: World, lab: number, time: number): void {
  const stream = world.streams.inspection[lab]!;
  let at: number;
  let payload: Candidate;
  do {
    at = world.inspectionClock[lab]! + exponential(stream.uniform()) / candidateRate.inspection;
    payload = { lab, number: world.inspectionCount[lab]!++, accept: stream.uniform(), miss: stream.uniform() };
    world.inspectionClock[lab] = at;
  } while (at < time);
  world.inspectionPending[lab] = 1;
  world.queue.schedule({ time: at, kind: 'inspection', entity: world.settings.labs[lab]!.name, cause: null, payload });
}

/** The regulator compares assessed with required safety; a violation that is not missed is fined. Model, section 5. */
export const onInspection: WorldHandler = (world, event) => {
  const { lab, number, accept, miss } = event.payload as Candidate;
  const id = eventId('inspection', event.entity, number);
  world.inspectionPending[lab] = 0;
  const settings = world.settings.labs[lab]!;
  const regulator = regulatorOf(settings, world.settings.regulators);
  if (settings.riskCap >= 1 || regulator === undefined || regulator.inspectionRate === 0) return;
  scheduleInspection(world, lab, event.time);
  if (accept * candidateRate.inspection >= regulator.inspectionRate || world.suppressed.includes(id) || world.labs.active[lab] === 0) return;

  const assessed = world.labs.assessedRisk[lab]!;
  const violates = world.labs.violates[lab] === 1;
  const found = violates && miss >= regulator.falseNegativeShare;
  const due = found ? fine(regulator, world.labs.revenue[lab]!, world.labs.assets[lab]!) : 0;
  world.labs.due[lab]! += due;
  world.labs.fines[lab]! += due;
  world.tally.fines += due;
  world.emit({
    run: world.run, id, cause: world.lastPolicy, time: event.time, kind: 'inspection', entity: event.entity, severity: 0,
    terms: [
      { name: 'assessed risk', value: assessed },
      { name: 'cap', value: settings.riskCap },
      { name: 'violation', value: violates ? 1 : 0 },
      { name: 'found', value: found ? 1 : 0 },
      { name: 'fine', value: due },
    ],
  });
};
