import { solveRace, type SolveOptions } from '../games/race/index.ts';
import type { RaceProblem, RaceSolution } from '../games/race/types.ts';
import type { Scenario } from '../model/settings.ts';
import { createSimulation, type RunOptions } from './simulation.ts';
import type { RunRecord, Simulation } from './types.ts';

/** How hard a round's game is searched inside a run: from last round's equilibrium on. */
export const searchInRun: SolveOptions = { searchEquilibria: 'continuation' };

/** Solves a round's game as it is solved inside a run. */
export function solveInRun(problem: RaceProblem): RaceSolution {
  return solveRace(problem, searchInRun);
}

/** Drives a run to its end in steps: pauses after every round, so that its caller may do something else, or leave it there. */
function* drive(simulation: Simulation, solve: (problem: RaceProblem) => RaceSolution): Generator<void, RunRecord> {
  for (let next = simulation.advance(); next.kind === 'problem'; next = simulation.advance()) {
    simulation.provide(solve(next.problem));
    yield;
  }
  return simulation.finish();
}

/** Drives a run to its end, solving every round's game in place. */
export function driveToEnd(simulation: Simulation, solve: (problem: RaceProblem) => RaceSolution = solveInRun): RunRecord {
  const steps = drive(simulation, solve);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/**
 * Drives a run to its end with a solver that may be elsewhere; the record is the same. Where the solver answers at once nothing is waited for, which would cost more than
 * a small game. `between` is asked after every round; null where it says that the run is to be left there.
 */
export async function driveRemotely(
  simulation: Simulation, solve: (problem: RaceProblem) => RaceSolution | Promise<RaceSolution>, between: () => boolean | Promise<boolean> = () => true,
): Promise<RunRecord | null> {
  for (let next = simulation.advance(); next.kind === 'problem'; next = simulation.advance()) {
    const solved = solve(next.problem);
    simulation.provide(solved instanceof Promise ? await solved : solved);
    const goesOn = between();
    if (!(goesOn instanceof Promise ? await goesOn : goesOn)) return null;
  }
  return simulation.finish();
}

/** One whole run of a completed scenario. */
export function runToEnd(scenario: Scenario, run: number, options: RunOptions = {}): RunRecord {
  return driveToEnd(createSimulation(scenario, run, options));
}

/** `runToEnd` in steps, one a round. */
export function runInSteps(scenario: Scenario, run: number, options: RunOptions = {}): Generator<void, RunRecord> {
  return drive(createSimulation(scenario, run, options), solveInRun);
}
