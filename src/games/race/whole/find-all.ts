import { type Effort, usualEffort } from '../../solve/effort.ts';
import { compileRace } from '../compile.ts';
import type { CompiledRace } from '../compiled.ts';
import type { PlainRaceProblem } from '../plain.ts';
import { type Found, Search } from '../search.ts';
import { mergeFound, runTask, runThoroughly } from '../tasks.ts';
import { coverAggregates } from './cover.ts';

export interface AllEquilibria {
  readonly race: CompiledRace;
  /** Sorted; every one has passed the checker. */
  readonly found: readonly Found[];
  /** Whether it is proved that there are no others. */
  readonly complete: boolean;
}

/** Labs that are asked for best responses from many points, in units of a search from one: some hundredths of a second. */
const mostAsked = 2_000;

/**
 * All equilibria of the plain race: best responses from least budgets, then the complete search, which is led to whatever else there is; where that gives up, a search from many points.
 */
export function findAll(problem: PlainRaceProblem, effort: Effort = usualEffort): AllEquilibria {
  const race = compileRace(problem);
  const search = new Search(race, undefined, undefined, true);
  const first = runTask(search, { start: race.lower, pattern: null, sweeps: 2 });
  const alone = new Search(race);
  const { complete, found: places } = coverAggregates(race, first === null ? [] : [first], (start) => alone.from(start, null, 0), effort);
  const many = complete ? [] : runThoroughly(search, Math.ceil((mostAsked / race.labs) * effort));
  return { race, found: mergeFound([first, ...many, ...places]), complete };
}
