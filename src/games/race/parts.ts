import { type AnyRaceProblem, compileRace } from './compile.ts';
import { effort } from './equilibrium.ts';
import { Profile } from './profile.ts';
import { type Found, Search } from './search.ts';
import { concludeRace, type SolveOptions } from './solve.ts';
import { mergeFound, runTask, stageTasks } from './tasks.ts';
import type { RaceSolution } from './types.ts';

/**
 * One race game split for several solver workers. What is spread are the searches of a stage (starts and regimes of compliance), each with
 * its own certificate; they do not depend on each other, and are put together in index order, so that the answer is bit for bit that of
 * `solveRace`, whatever the split.
 */
export interface RacePart {
  readonly stage: number;
  /** Searches from `first` up to but not including `last`, by index within the stage. */
  readonly first: number;
  readonly last: number;
}

/** Plain data: what a part found, in the order of its searches; budgets as null where a lab abstains. */
export interface PartResult {
  readonly part: RacePart;
  readonly found: readonly (null | { readonly budgets: readonly (number | null)[]; readonly epsilon: number; readonly epsilonRelative: number })[];
  readonly sweeps: number;
}

/** The parts of a stage, at most `parts` of about equal size; null where there is no such stage. Stages follow only on empty ones. */
export function planParts(problem: AnyRaceProblem, options: SolveOptions = {}, stage = 0, parts = 16): RacePart[] | null {
  const tasks = stageTasks(compileRace(problem), options.searchEquilibria ?? 'thorough', stage);
  if (tasks === null) return null;
  const count = Math.max(1, Math.min(parts, tasks.length));
  return Array.from({ length: count }, (_, p) => ({
    stage,
    first: Math.floor((p * tasks.length) / count),
    last: Math.floor(((p + 1) * tasks.length) / count),
  }));
}

/** Runs one part. */
export function runPart(problem: AnyRaceProblem, part: RacePart, options: SolveOptions = {}): PartResult {
  const race = compileRace(problem);
  const tasks = stageTasks(race, options.searchEquilibria ?? 'thorough', part.stage) ?? [];
  const search = new Search(race);
  effort.sweeps = 0;
  const found = tasks.slice(part.first, part.last).map((task) => {
    const result = runTask(search, task);
    return result && { ...result, budgets: Array.from(result.budgets, (b) => (b === b ? b : null)) };
  });
  return { part, found, sweeps: effort.sweeps };
}

/**
 * The solution from the results of all parts of the stages run so far, in any order; null where nothing was found and a further stage
 * should be planned.
 */
export function combineParts(problem: AnyRaceProblem, results: readonly PartResult[], options: SolveOptions = {}): RaceSolution | null {
  const race = compileRace(problem);
  const ordered = [...results].sort((a, b) => a.part.stage - b.part.stage || a.part.first - b.part.first);
  const found = ordered.flatMap((result) =>
    result.found.map((entry): Found | null => entry && { ...entry, budgets: Float64Array.from(entry.budgets, (b) => b ?? NaN) }),
  );
  const stage = ordered.reduce((last, result) => Math.max(last, result.part.stage), 0);
  const merged = mergeFound(found);
  if (merged.length === 0 && stageTasks(race, options.searchEquilibria ?? 'thorough', stage + 1) !== null) return null;
  const sweeps = ordered.reduce((sum, result) => sum + result.sweeps, 0);
  return concludeRace(race, new Profile(race.labs, race.views), merged, sweeps, (options.searchEquilibria ?? 'thorough') === 'thorough');
}

/** Solves a game through parts in this thread: what a pool does, without the pool. */
export function solveInParts(problem: AnyRaceProblem, options: SolveOptions = {}, parts = 4): RaceSolution {
  const results: PartResult[] = [];
  for (let stage = 0; ; stage++) {
    for (const part of planParts(problem, options, stage, parts) ?? []) results.push(runPart(problem, part, options));
    const solution = combineParts(problem, results, options);
    if (solution !== null) return solution;
  }
}

/**
 * Size of a game for deciding whether a trip to a solver worker pays, in lab visits: labs times searches of the first stage times pieces
 * of the frontiers. About 0.2 µs each. It depends on the problem alone, never on a clock.
 */
export function workOf(problem: AnyRaceProblem, options: SolveOptions = {}): number {
  const race = compileRace(problem);
  let pieces = 0;
  for (let i = 0; i < race.labs; i++) pieces += race.frontier[i]!.count + 4;
  return pieces * Math.max(1, stageTasks(race, options.searchEquilibria ?? 'thorough', 0)?.length ?? 1);
}
