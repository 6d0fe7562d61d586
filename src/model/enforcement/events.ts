import { eventId } from '../../core/events/index.ts';
import { log } from '../../core/math/index.ts';
import { exponential } from '../../core/random/index.ts';
import { meansOf } from '../insurance/cover.ts';
import { candidateRate } from '../world/candidates.ts';
import type { World, WorldHandler } from '../world/world.ts';
import { fine } from './expected.ts';
import { inspectionRate, perceivedPenalty, rulingRegulator } from './rules.ts';
import { latestSwitch } from '../levers/cause.ts';

interface Candidate {
  readonly lab: number;
  /** Which of the lab's candidates it is; it numbers the event. */
  readonly number: number;
  readonly accept: number;
  readonly miss: number;
}

/**
 * Puts the next inspection candidate of every lab that a rule binds into the queue. Candidates of a lab arrive from its own stream whether
 * or not a rule is in force; those before `time` are drawn and passed over, so that the date of a rule shifts no later candidate.
 */
export function scheduleInspections(world: World, time: number): void {
  world.settings.labs.forEach((_, index) => {
    if (world.inspectionPending[index] === 1 || rulingRegulator(world, index) === undefined) return;
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
  const { settings, labs, enforcement } = world;
  const regulator = rulingRegulator(world, lab);
  if (regulator === undefined) return;
  scheduleInspection(world, lab, event.time);
  const violates = labs.violates[lab] === 1;
  // Staff who tell bring more inspections to a lab that has something to tell of.
  const rate = inspectionRate(world, lab) * (violates ? 1 + labs.whistle[lab]! : 1);
  if (accept * candidateRate.inspection >= rate || world.suppressed.includes(id) || labs.active[lab] === 0) return;

  enforcement.visited[lab] = 1;
  const found = violates && miss >= regulator.falseNegativeShare;
  const due = found ? fine(regulator, labs.revenue[lab]!, meansOf(labs, lab)) : 0;
  if (found && regulator.suspensionMonths > 0) {
    enforcement.suspendedUntil[lab] = Math.max(enforcement.suspendedUntil[lab]!, event.time + regulator.suspensionMonths);
  }
  labs.due[lab]! += due;
  labs.fines[lab]! += due;
  world.tally.fines += due;
  enforcement.inspections++;
  enforcement.inspectionCost += regulator.inspectionCost;
  const perceived = perceivedPenalty(world, lab, regulator, settings.race.planningMonths);
  const gain = enforcement.gain[lab]!;
  world.emit({
    run: world.run, id, cause: latestSwitch(world, 'regulators.', 'labs.*.riskCap', 'researchers.whistle'), time: event.time, kind: 'inspection', entity: event.entity, severity: 0,
    terms: [
      { name: 'assessed risk', value: labs.assessedRisk[lab]! },
      { name: 'cap', value: settings.labs[lab]!.riskCap },
      { name: 'violation', value: violates ? 1 : 0 },
      { name: 'found', value: found ? 1 : 0 },
      { name: 'fine', value: due },
      ...(found && regulator.suspensionMonths > 0 ? [{ name: 'months without licence', value: regulator.suspensionMonths }] : []),
      // What the lab weighed: the gain of breaking the rule against what it expects it to cost.
      ...(Math.abs(gain) < Infinity ? [{ name: 'gain from violation', value: gain }] : []),
      { name: 'expected penalty', value: -perceived.expected },
      { name: 'perceived chance of detection', value: perceived.detection },
      { name: 'inspections a month', value: rate },
      { name: 'ln announced rate', value: log(inspectionRate(world, lab)) },
      { name: 'ln reports by staff', value: log(rate / inspectionRate(world, lab)) },
    ],
  });
};
