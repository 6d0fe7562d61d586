import { best, bestResponse } from './best-response.ts';
import { type CertificateColumns, certificateColumns, certifyLabs } from './certificate.ts';
import { solvedTolerance, summarise } from './check.ts';
import type { CompiledRace } from './compiled.ts';
import { crossesOver } from './crossing.ts';
import { bestResponseSweep, type Bounds, findEquilibrium, peaks, startFrom } from './equilibrium.ts';
import { LAB_POINT, payoffAt } from './payoff.ts';
import { Profile, restOf, setBudget } from './profile.ts';
import { boundsOf, type Pattern, patternOf } from './regimes.ts';
import { sharpenBySlopes } from './slope-proof.ts';

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

/** Payoffs that differ by less, relative, are taken as equal. */
const rounding = 1e-12;

/** Where a search stood when it was first checked, and in which regime it searched (null: in all). */
interface Stand {
  readonly budgets: Float64Array;
  readonly regime: string | null;
}

/**
 * A search over one game: working memory for any number of starts, whose results do not depend on each other. Unless it `remembers`: then a
 * search that comes where an earlier one was certified or refused ends there, with null. That drops only what merging would drop.
 */
export class Search {
  readonly race: CompiledRace;
  readonly profile: Profile;
  readonly columns: CertificateColumns;
  readonly #remembers: boolean;
  readonly #certified: Float64Array[] = [];
  readonly #refused: Stand[] = [];
  readonly #full: Bounds;
  readonly #regime: Bounds;

  constructor(race: CompiledRace, profile?: Profile, columns?: CertificateColumns, remembers = false) {
    this.race = race;
    this.#remembers = remembers;
    this.profile = profile ?? new Profile(race.labs, race.views);
    this.columns = columns ?? certificateColumns(race.labs);
    this.#full = { lower: race.lower, upper: race.upper };
    this.#regime = race.jumps.length === 0 ? this.#full : { lower: new Float64Array(race.labs), upper: new Float64Array(race.labs) };
  }

  /**
   * Searches from given budgets (NaN abstains), after `globalSweeps` rounds of best responses. With a pattern the search stays in that
   * regime of compliance; without one a lab may change sides whenever that pays. `screened` gives up, unchecked, where a lab would leave that
   * regime and no lab has a better choice within it. What is returned has passed the checker; null if the
   * search failed, `profile` then being where it ended.
   */
  from(start: ArrayLike<number>, pattern: Pattern | null, globalSweeps: number, screened = false): Found | null {
    const { race, profile, columns } = this;
    const walk = this.walk(start, pattern, globalSweeps, screened);
    for (;;) {
      const step = walk.next();
      if (step.done === true) return step.value;
      certifyLabs(race, profile.budget, 0, race.labs, columns);
    }
  }

  /** The same search, stopping wherever the checker must certify all labs at `profile.budget` into `columns` before it goes on. */
  *walk(start: ArrayLike<number>, pattern: Pattern | null, globalSweeps: number, screened = false): Generator<undefined, Found | null, void> {
    const { race, profile, columns } = this;
    const fixed = pattern !== null || race.jumps.length === 0;
    const within = pattern === null || race.jumps.length === 0 ? this.#full : boundsOf(race, pattern, this.#regime);
    const regime = pattern === null ? null : pattern.join('');
    startFrom(race, profile, within, start);
    for (let sweep = 0; sweep < globalSweeps; sweep++) {
      if (bestResponseSweep(race, profile, within) < 1e-3) break;
    }
    const several = screened ? peaks.slice(0, race.labs) : peaks;
    let last = Infinity;
    const refused: Float64Array[] = [];
    let repeats = 0;
    for (let repair = 0; repair < repairs; repair++) {
      if (!findEquilibrium(race, profile, fixed ? within : boundsOf(race, patternOf(race, profile.budget), this.#regime), 0)) {
        bestResponseSweep(race, profile, within);
        findEquilibrium(race, profile, fixed ? within : boundsOf(race, patternOf(race, profile.budget), this.#regime), 0);
      }
      if (screened && repair === 0 && crossesOver(race, profile, pattern!) && !this.#betterWithin(within, several)) return null;
      if (this.#remembers) {
        if (this.#certified.some((budgets) => near(budgets, profile.budget))) return null;
        if (repair === 0 && this.#refused.some((stand) => stand.regime === regime && near(stand.budgets, profile.budget))) return null;
      }
      yield;
      let { epsilon, epsilonRelative } = summarise(race, columns);
      if (!(epsilonRelative <= solvedTolerance) && sharpenBySlopes(race, profile.budget, columns)) ({ epsilon, epsilonRelative } = summarise(race, columns));
      if (epsilonRelative <= solvedTolerance) {
        const budgets = profile.budget.slice();
        if (this.#remembers) this.#certified.push(budgets);
        return { budgets, epsilon, epsilonRelative };
      }
      if (this.#remembers && repair === 0) this.#refused.push({ budgets: profile.budget.slice(), regime });
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

  /** Whether a lab whose payoff had several peaks does better at another one within the bounds: a first-order point of the rest then is no end. */
  #betterWithin(bounds: Bounds, several: Int32Array): boolean {
    const { race, profile } = this;
    for (let i = 0; i < race.labs; i++) {
      if (several[i] === 1) continue;
      const from = restOf(race, profile, i);
      bestResponse(race, i, profile.rest, from, bounds.lower[i]!, bounds.upper[i]!, false);
      // The fine is the same all over the regime, its end included.
      const fined = bounds.lower[i]! < race.threshold[i]! ? race.penalty[i]! : 0;
      const kept = payoffAt(race, i, profile.points, i * LAB_POINT, profile.rest, from) - fined;
      if (best.payoff > kept + rounding * Math.abs(kept)) return true;
    }
    return false;
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
