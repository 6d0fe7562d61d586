import type { CompiledRace } from './compiled.ts';
import { continuedPattern, manyLabs, mix, type Pattern, patternOf, patternsOf } from './regimes.ts';
import { type Found, near, type Search } from './search.ts';
import { compareBudgets } from './select.ts';

/** One search: from where, in which regime (null: labs may change sides), after how many rounds of best responses. */
export interface SearchTask {
  /** NaN abstains. */
  readonly start: Float64Array;
  readonly pattern: Pattern | null;
  readonly sweeps: number;
  /** Whether the regime is given up without the checker where its first-order point shows that a lab would leave it (`crossesOver`). */
  readonly screened?: boolean;
}

export type SearchPolicy = 'thorough' | 'continuation';

/**
 * The searches of a game in stages: a later stage is only for games whose earlier stages found nothing. Tasks of a stage do not depend on
 * each other, so that they may be run anywhere and put together in their order (see `parts.ts`).
 */
export function stageTasks(race: CompiledRace, policy: SearchPolicy, stage: number): SearchTask[] | null {
  const continued = race.previous === null ? [] : continuation(race);
  if (policy === 'thorough') return stage === 0 ? [...continued, ...thoroughTasks(race)] : null;
  const step = continued.length > 0 ? stage : stage + 1;
  if (step === 0) return continued;
  if (step === 1) return [free(race.lower, 2), free(race.upper, 2)];
  return step === 2 ? thoroughTasks(race) : null;
}

/** Runs one task. The result is the same whatever was run before. */
export const runTask = (search: Search, task: SearchTask): Found | null => search.from(task.start, task.pattern, task.sweeps, task.screened);

/**
 * All that a thorough search finds, null for a task that fails; of more than `most` tasks it takes so many evenly. Where the search remembers, tasks that come to known ground end there,
 * which saves half of the work.
 */
export function runThoroughly(search: Search, most = Infinity): (Found | null)[] {
  const tasks = stageTasks(search.race, 'thorough', 0)!;
  const taken = tasks.length <= most ? tasks : Array.from({ length: most }, (_, n) => tasks[Math.floor((n * tasks.length) / most)]!);
  return taken.map((task) => runTask(search, task));
}

/** Equilibria of several tasks in their order: near duplicates dropped, the first kept; then sorted. */
export function mergeFound(results: readonly (Found | null)[]): Found[] {
  const kept: Found[] = [];
  for (const found of results) {
    if (found !== null && !kept.some((other) => near(other.budgets, found.budgets))) kept.push(found);
  }
  return kept.sort((a, b) => compareBudgets(a.budgets, b.budgets));
}

const free = (start: Float64Array, sweeps: number): SearchTask => ({ start, pattern: null, sweeps });

/** From last round's choices, in last round's regime; in both where a drifting threshold leaves it open which that was. */
function continuation(race: CompiledRace): SearchTask[] {
  const previous = race.previous!;
  const start = new Float64Array(race.labs);
  for (let i = 0; i < race.labs; i++) {
    const b = previous[i]!;
    start[i] = b === null ? (race.mayAbstain[i] === 1 ? NaN : race.lower[i]!) : b;
  }
  if (race.jumps.length === 0) return [{ start, pattern: null, sweeps: 0 }];
  const kept = continuedPattern(race, start);
  const exact = patternOf(race, start);
  const patterns = kept.every((side, a) => side === exact[a]) ? [kept] : [kept, exact];
  return patterns.map((pattern) => ({ start, pattern, sweeps: 0 }));
}

function thoroughTasks(race: CompiledRace): SearchTask[] {
  // From the extremes also without best responses first: those, taken in turn, can leap over an equilibrium near a corner.
  const tasks = [0, 1, 2].flatMap((sweeps) => [free(race.lower, sweeps), free(race.upper, sweeps)]);
  // One lab out and the others at the extremes, for what only holds while that lab stays out.
  if (race.labs > 1 && race.labs <= 12) {
    for (let i = 0; i < race.labs; i++) {
      if (race.mayAbstain[i] === 0) continue;
      for (const end of [race.lower, race.upper]) tasks.push(free(end.map((b, j) => (j === i ? NaN : b)), 0));
    }
  }
  for (const start of startsOf(race)) tasks.push(free(start, 3));
  if (race.jumps.length > 0) {
    const patterns = patternsOf(race);
    const screened = !race.mayAbstain.includes(1);
    for (const pattern of patterns) {
      tasks.push({ start: race.lower, pattern, sweeps: 2, screened });
      if (patterns.length <= 16) tasks.push({ start: race.upper, pattern, sweeps: 2, screened });
    }
  }
  return tasks;
}

/** Starting budgets of a thorough search, NaN abstaining: extremes and middle, one lab apart from the rest, all out, and eight mixed (two of more than 100 labs). */
export function startsOf(race: CompiledRace): Float64Array[] {
  const count = race.labs;
  const at = (share: (i: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, i) => race.lower[i]! + share(i) * (race.upper[i]! - race.lower[i]!));
  const starts = [at(() => 0), at(() => 1), at(() => 0.5), at(() => 0.2)];
  if (race.mayAbstain.some((may) => may === 1)) {
    starts.push(Float64Array.from(starts[3]!, (b, i) => (race.mayAbstain[i] === 1 ? NaN : b)));
  }
  if (count > 1 && count <= 12) {
    for (let i = 0; i < count; i++) starts.push(at((j) => (i === j ? 1 : 0)), at((j) => (i === j ? 0 : 1)));
  }
  if (count > 1) for (let s = 0; s < (count > manyLabs ? 2 : 8); s++) starts.push(at((i) => mix(s * 7919 + i) / 4_294_967_296));
  return starts;
}

