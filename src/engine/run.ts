import { solveRace, type SolveOptions } from '../games/race/index.ts';
import type { RaceProblem, RaceSolution } from '../games/race/types.ts';
import type { Scenario } from '../model/settings.ts';
import { createSimulation, type RunOptions } from './simulation.ts';
import type { RunRecord, Simulation } from './types.ts';

/** Drives a run to its end, solving every round's game in place. */
export function driveToEnd(simulation: Simulation, solve: (problem: RaceProblem) => RaceSolution = solveInRun): RunRecord {
  for (;;) {
    const next = simulation.advance();
    if (next.kind === 'done') return simulation.finish();
    simulation.provide(solve(next.problem));
  }
}

/** Drives a run to its end with a solver that may be elsewhere; the answer is the same. */
export async function driveRemotely(simulation: Simulation, solve: (problem: RaceProblem) => Promise<RaceSolution>): Promise<RunRecord> {
  for (;;) {
    const next = simulation.advance();
    if (next.kind === 'done') return simulation.finish();
    simulation.provide(await solve(next.problem));
  }
}

/** How hard a round's game is searched inside a run: from last round's equilibrium on. */
export const searchInRun: SolveOptions = { searchEquilibria: 'continuation' };

/** Solves a round's game as it is solved inside a run. */
export function solveInRun(problem: RaceProblem): RaceSolution {
  return solveRace(problem, searchInRun);
}

/** One whole run of a completed scenario. */
export function runToEnd(scenario: Scenario, run: number, options: RunOptions = {}): RunRecord {
  return driveToEnd(createSimulation(scenario, run, options));
}

/** `runToEnd` in steps: pauses after every round, so that its caller may do something else, or leave it there. */
export function* runInSteps(scenario: Scenario, run: number, options: RunOptions = {}): Generator<void, RunRecord> {
  const simulation = createSimulation(scenario, run, options);
  for (let next = simulation.advance(); next.kind === 'problem'; next = simulation.advance()) {
    simulation.provide(solveInRun(next.problem));
    yield;
  }
  return simulation.finish();
}
