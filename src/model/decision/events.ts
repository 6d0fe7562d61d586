import { eventId } from '../../core/events/index.ts';
import { log } from '../../core/math/index.ts';
import { categorical, exponential } from '../../core/random/index.ts';
import { candidateRate } from '../world/candidates.ts';
import { capabilityAt, type World, type WorldHandler } from '../world/world.ts';
import { decisionHazard, softFrontier, winProbabilities } from './decision.ts';
import { emitCatastrophe } from './ending.ts';

interface Candidate {
  readonly accept: number;
  readonly winner: number;
  readonly catastrophe: number;
}

/** Schedules the next candidate of the decision after `time`: four draws of the race's own stream. */
export function scheduleDecision(world: World, time: number): void {
  const stream = world.streams.decision;
  const gap = exponential(stream.uniform()) / candidateRate.decision;
  const payload: Candidate = { accept: stream.uniform(), winner: stream.uniform(), catastrophe: stream.uniform() };
  world.queue.schedule({ time: time + gap, kind: 'decided', entity: 'race', cause: null, payload });
}

/** The race is decided at hazard h(X), by a lab drawn from softmax(kappa_0 x); catastrophe follows with p_true rho. Model, section 3. */
export const onDecided: WorldHandler = (world, event) => {
  scheduleDecision(world, event.time);
  const candidate = event.payload as Candidate;
  const { race, labs } = world.settings;
  const count = labs.length;
  const capability = new Float64Array(count);
  for (let i = 0; i < count; i++) capability[i] = capabilityAt(world, i, event.time);
  const frontier = softFrontier(race.decisiveness, capability, world.labs.active);
  const hazard = decisionHazard(race, frontier);
  if (candidate.accept * candidateRate.decision >= hazard || world.suppressed.includes(event.id)) return;

  const chances = new Float64Array(count);
  winProbabilities(race.decisiveness, capability, world.labs.active, chances);
  const winner = categorical(candidate.winner, chances);
  const residualRisk = world.labs.residualRisk[winner]!;
  const catastrophe = candidate.catastrophe < world.trueRisk * residualRisk && !world.suppressed.includes(eventId('catastrophe', labs[winner]!.name, 0));
  world.tally.expectedCatastrophe += world.trueRisk * residualRisk;
  world.ending = { time: event.time, lab: winner, decided: true, catastrophe };
  world.emit({
    run: world.run, id: event.id, cause: world.lastDecision[winner] ?? null, time: event.time, kind: 'decided', entity: labs[winner]!.name, severity: 0,
    terms: [
      { name: 'hazard', value: hazard },
      { name: 'win probability', value: chances[winner]! },
      { name: 'capability', value: capability[winner]! },
      { name: 'safety budget', value: world.labs.budget[winner]! },
      { name: 'residual risk', value: residualRisk },
      { name: 'true risk', value: world.trueRisk },
      { name: 'frontier', value: frontier },
      { name: 'ln largest hazard', value: log(race.maximumHazard) },
      { name: 'ln nearness to the threshold', value: log(hazard / race.maximumHazard) },
    ],
  });
  if (catastrophe) emitCatastrophe(world, event.time, winner, true, event.id, [{ name: 'ln residual risk', value: log(residualRisk) }]);
};
