import { log } from '../../core/math/index.ts';
import { exponential, pareto } from '../../core/random/index.ts';
import { candidateRate } from '../world/candidates.ts';
import { capabilityAt, type World, type WorldHandler } from '../world/world.ts';
import { accidentStirs } from '../regulators/will.ts';
import type { Reading } from '../evidence/events.ts';
import { insuredCover, meansOf } from '../insurance/cover.ts';
import { emitCatastrophe } from '../decision/ending.ts';
import { eventId, type Term } from '../../core/events/index.ts';
import { accidentRate, chancePastCatastrophe, severityGrade, tailIndex } from './hazard.ts';

/**
 * Candidates of accidents arrive at the largest rate that the registry allows and are accepted in the proportion of the lab's hazard
 * lambda_F(x) rho (thinning), each with five draws of the lab's own stream, so that no acceptance shifts a later draw. Model, section 7.
 */
interface Candidate {
  readonly lab: number;
  readonly accept: number;
  readonly severity: number;
  readonly catastrophe: number;
  readonly warning: number;
}

/** Schedules a lab's next candidate after `time`. */
export function scheduleAccident(world: World, lab: number, time: number): void {
  const stream = world.streams.accident[lab]!;
  const gap = exponential(stream.uniform()) / candidateRate.accident;
  const payload: Candidate = { lab, accept: stream.uniform(), severity: stream.uniform(), catastrophe: stream.uniform(), warning: stream.uniform() };
  world.queue.schedule({ time: time + gap, kind: 'accident', entity: world.settings.labs[lab]!.name, cause: null, payload });
}

/** An accident happens, or the candidate passes. */
export const onAccident: WorldHandler = (world, event) => {
  const candidate = event.payload as Candidate;
  const { lab } = candidate;
  scheduleAccident(world, lab, event.time);
  const { risk, race } = world.settings;
  const state = world.labs;
  if (state.active[lab] === 0 || world.suppressed.includes(event.id)) return;
  const capability = capabilityAt(world, lab, event.time);
  const rate = accidentRate(risk, race, capability) * state.residualRisk[lab]!;
  const index = tailIndex(risk, race, capability);
  const passing = chancePastCatastrophe(risk, index);
  world.tally.expectedCatastrophe += Math.min(1, rate / candidateRate.accident) * passing * world.trueRisk;
  if (candidate.accept * candidateRate.accident >= rate) return;

  const drawn = pareto(candidate.severity, risk.minimumSeverity, index);
  const past = drawn >= risk.catastropheSeverity;
  const catastrophe = past && candidate.catastrophe < world.trueRisk && !world.suppressed.includes(eventId('catastrophe', event.entity, 0));
  const loss = past ? risk.catastropheSeverity : drawn;
  const severity = catastrophe ? 4 : (Math.min(3, severityGrade(loss, risk.catastropheSeverity)) as 1 | 2 | 3);
  world.tally.incidents++;
  if (severity >= 2) {
    world.tally.severeIncidents++;
    world.causes.accident = event.id;
  }
  accidentStirs(world, severity);
  state.incidents[lab]!++;
  world.emit({
    run: world.run, id: event.id, cause: world.lastDecision[lab] ?? null, time: event.time, kind: 'accident', entity: event.entity, severity,
    terms: [
      { name: 'harm', value: loss },
      { name: 'accident rate at no safety', value: accidentRate(risk, race, capability) },
      { name: 'residual risk', value: state.residualRisk[lab]! },
      { name: 'hazard', value: rate },
      { name: 'capability', value: capability },
      ...factorsOf(risk.maximumAccidentRate, rate, state.residualRisk[lab]!),
    ],
  });
  if (catastrophe) {
    emitCatastrophe(world, event.time, lab, false, event.id, [
      { name: 'chance of passing the size of a catastrophe', value: passing }, ...factorsOf(risk.maximumAccidentRate, rate, state.residualRisk[lab]!), { name: 'ln chance of passing the size of a catastrophe', value: log(passing) },
    ]);
    return;
  }
  world.tally.harm += loss;
  state.harm[lab]! += loss;
  const owed = Math.min(world.settings.labs[lab]!.liability * loss, meansOf(state, lab) + insuredCover(world.settings, lab));
  // The insurer pays first.
  const insured = Math.min(owed, insuredCover(world.settings, lab));
  state.due[lab]! += owed - insured;
  world.enforcement.claims += insured;
  world.tally.liabilityPaid += owed;
  if (severity >= world.settings.evidence.severity) {
    world.queue.schedule({ time: event.time, kind: 'evidence', entity: event.entity, cause: event.id, payload: { warning: candidate.warning, accident: event.n } satisfies Reading });
  }
};

/** Logs of what the hazard of an accident is the product of. */
function factorsOf(largest: number, hazard: number, residualRisk: number): readonly Term[] {
  return [
    { name: 'ln largest rate', value: log(largest) },
    { name: 'ln nearness to the threshold', value: log(hazard / (largest * residualRisk)) },
    { name: 'ln residual risk', value: log(residualRisk) },
  ];
}
