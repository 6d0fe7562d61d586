import { type CertificateColumns, certificateColumns, certifyLabs } from './certificate.ts';
import { solvedTolerance, summarise } from './check.ts';
import type { CompiledRace } from './compiled.ts';
import { bestResponseSweep, type Bounds, findEquilibrium, startFrom } from './equilibrium.ts';
import { Profile, setBudget } from './profile.ts';
import { boundsOf, type Pattern, patternOf } from './regimes.ts';

/** One equilibrium found: budgets (NaN abstains) and what the checker says of it. */
export interface Found {
  readonly budgets: Float64Array;
  readonly epsilon: number;
  readonly epsilonRelative: number;
}

/** Rounds of "solve, check, move the lab that gains most to its better choice" before a start is given up. */
const repairs = 24;
/** Equilibria closer than this in every budget are one (contract, "solve"). */
const mergeDistance = 1e-7;

/** A search over one game: working memory for any number of starts, whose results do not depend on each other. */
export class Search {
  readonly race: CompiledRace;
  readonly profile: Profile;
  readonly columns: CertificateColumns;
  readonly #full: Bounds;
  readonly #regime: Bounds;

  constructor(race: CompiledRace, profile?: Profile, columns?: CertificateColumns) {
    this.race = race;
    this.profile = profile ?? new Profile(race.labs, race.views);
    this.columns = columns ?? certificateColumns(race.labs);
    this.#full = { lower: race.lower, upper: race.upper };
    this.#regime = race.jumps.length === 0 ? this.#full : { lower: new Float64Array(race.labs), upper: new Float64Array(race.labs) };
  }

  /**
   * Searches from given budgets (NaN abstains), after `globalSweeps` rounds of best responses. With a pattern the search stays in that
   * regime of compliance; without one a lab may change sides whenever that pays. What is returned has passed the checker; null if the
   * search failed, `profile` then being where it ended.
   */
  from(start: ArrayLike<number>, pattern: Pattern | null, globalSweeps: number): Found | null {
    const { race, profile, columns } = this;
    const walk = this.walk(start, pattern, globalSweeps);
    for (;;) {
      const step = walk.next();
      if (step.done === true) return step.value;
      certifyLabs(race, profile.budget, 0, race.labs, columns);
    }
  }

  /** The same search, stopping wherever the checker must certify all labs at `profile.budget` into `columns` before it goes on. */
  *walk(start: ArrayLike<number>, pattern: Pattern | null, globalSweeps: number): Generator<undefined, Found | null, void> {
    const { race, profile, columns } = this;
    const fixed = pattern !== null || race.jumps.length === 0;
    const within = pattern === null || race.jumps.length === 0 ? this.#full : boundsOf(race, pattern, this.#regime);
    startFrom(race, profile, within, start);
    for (let sweep = 0; sweep < globalSweeps; sweep++) {
      if (bestResponseSweep(race, profile, within) < 1e-3) break;
    }
    let last = Infinity;
    const refused: Float64Array[] = [];
    let repeats = 0;
    for (let repair = 0; repair < repairs; repair++) {
      if (!findEquilibrium(race, profile, fixed ? within : boundsOf(race, patternOf(race, profile.budget), this.#regime), 0)) {
        bestResponseSweep(race, profile, within);
        findEquilibrium(race, profile, fixed ? within : boundsOf(race, patternOf(race, profile.budget), this.#regime), 0);
      }
      yield;
      const { epsilon, epsilonRelative } = summarise(race, columns);
      if (epsilonRelative <= solvedTolerance) return { budgets: profile.budget.slice(), epsilon, epsilonRelative };
      // Without an equilibrium near, repairs go round in circles.
      if (refused.some((earlier) => near(earlier, profile.budget)) && ++repeats > 3) return null;
      refused.push(profile.budget.slice());
      // All that gain move at once; where that no longer brings the profile nearer, best responses in turn, then the keenest lab alone.
      if (this.#move(within, epsilon >= last) === 0) return null;
      if (epsilon >= last && repair % 2 === 0) bestResponseSweep(race, profile, within);
      last = epsilon;
    }
    return null;
  }

  /** Moves labs to the better choices that the checker found within the bounds, all of them or the keenest alone; returns how many. */
  #move(bounds: Bounds, keenestOnly: boolean): number {
    const { race, columns, profile } = this;
    let range = 0;
    for (let i = 0; i < race.labs; i++) range = Math.max(range, columns.range[i]!);
    const worthwhile = solvedTolerance * 0.1 * range;
    let moved = 0;
    let keenest = -1;
    for (let i = 0; i < race.labs; i++) {
      const better = columns.better[i]!;
      if (!(columns.shortfall[i]! > worthwhile) || better < bounds.lower[i]! || better > bounds.upper[i]!) continue;
      moved++;
      if (!keenestOnly) setBudget(race, profile, i, better);
      else if (keenest < 0 || columns.shortfall[i]! > columns.shortfall[keenest]!) keenest = i;
    }
    if (keenest >= 0) setBudget(race, profile, keenest, columns.better[keenest]!);
    return moved;
  }
}

/** Whether two profiles differ by less than 1e-7 in every budget, the same labs abstaining. */
export function near(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) {
    const x = a[i]!;
    const y = b[i]!;
    if (x !== x || y !== y) {
      if (x === x || y === y) return false;
    } else if (!(Math.abs(x - y) < mergeDistance)) return false;
  }
  return true;
}
