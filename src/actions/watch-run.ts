import { nearestName } from '../core/compare.ts';
import type { SimulationEvent } from '../core/events/event.ts';
import { createSimulation, driveToEnd, solveInRun } from '../engine/index.ts';
import type { Snapshot } from '../engine/simulation.ts';
import type { RunRecord } from '../engine/types.ts';
import type { RaceProblem, RaceSolution } from '../games/race/types.ts';
import { expandLabs } from '../model/labs/population.ts';
import type { Scenario } from '../model/settings.ts';

/** A decision round of a run: the game, its solution, and the players. */
export interface WatchedRound {
  readonly month: number;
  readonly problem: RaceProblem;
  readonly solution: RaceSolution;
  /** Names of the labs in the order of the game's players. */
  readonly labs: readonly string[];
  /** Strength of each player's belief in the danger, in pieces of clear evidence. */
  readonly beliefStrength: readonly number[];
}

export interface WatchedRun {
  readonly record: RunRecord;
  readonly event: SimulationEvent;
  /** Of a decision: its round. Of evidence: the last round before it. Null for other events and before the first round. */
  readonly round: WatchedRound | null;
}

/** No such event in the run; carries the nearest id. */
export class UnknownEvent extends Error {
  override readonly name = 'UnknownEvent';
  readonly nearest: string | undefined;
  constructor(id: string, run: number, events: readonly SimulationEvent[]) {
    super(`run ${run} has no event ${JSON.stringify(id)}; it has ${events.length} events`);
    this.nearest = nearestName(id, events.map((event) => event.id));
  }
}

/** Simulates a run anew and keeps the round that an event of it belongs to. */
export function watchRun(scenario: Scenario, run: number, id: string): WatchedRun {
  const simulation = createSimulation(scenario, run, { record: { series: false, events: true } });
  const rounds: { month: number; problem: RaceProblem; solution: RaceSolution }[] = [];
  const record = driveToEnd(simulation, (problem) => {
    const solution = solveInRun(problem);
    rounds.push({ month: simulation.month, problem, solution });
    return solution;
  });
  const event = record.events?.find((each) => each.id === id);
  if (event === undefined) throw new UnknownEvent(id, run, record.events ?? []);
  const atRound = event.kind === 'decision';
  if (!atRound && event.kind !== 'evidence') return { record, event, round: null };
  const found = rounds.filter((round) => (atRound ? round.month <= event.time : round.month < event.time)).at(-1);
  if (found === undefined) return { record, event, round: null };
  // A second time, up to that round: who plays and how firm their beliefs are is in the state, not in the game.
  const again = createSimulation(scenario, run);
  driveUntil(again, found.month);
  const { players, labs } = (again.snapshot() as Snapshot).world;
  const names = expandLabs(scenario).map((lab) => lab.name);
  return { record, event, round: { ...found, labs: players.map((i) => names[i] ?? String(i)), beliefStrength: players.map((i) => labs.beliefStrength[i] ?? 0) } };
}

function driveUntil(simulation: ReturnType<typeof createSimulation>, month: number): void {
  for (;;) {
    const next = simulation.advance();
    if (next.kind === 'done' || simulation.month >= month) return;
    simulation.provide(solveInRun(next.problem));
  }
}
