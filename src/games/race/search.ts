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

/** A search over one game: working memory, equilibria found so far, and profiles already refused. */
export class Search {
  readonly race: CompiledRace;
  readonly profile: Profile;
  readonly columns: CertificateColumns;
  readonly found: Found[] = [];
  readonly #full: Bounds;
  readonly #regime: Bounds;
  readonly #refused: Float64Array[] = [];

  constructor(race: CompiledRace, profile?: Profile, columns?: CertificateColumns) {
    this.race = race;
    this.profile = profile ?? new Profile(race.labs, race.views);
    this.columns = columns ?? certificateColumns(race.labs);
    this.#full = { lower: race.lower, upper: race.upper };
    this.#regime = { lower: new Float64Array(race.labs), upper: new Float64Array(race.labs) };
  }

  /**
   * Searches from given budgets (NaN abstains), after `globalSweeps` rounds of best responses. With a pattern the search stays in that
   * regime of compliance; without one a lab may change sides whenever that pays. Adds what passes the checker to `found` (unless it is
   * there already) and returns it; null if the search failed.
   */
  from(start: ArrayLike<number>, pattern: Pattern | null, globalSweeps: number): Found | null {
    const { race, profile } = this;
    const within = pattern === null ? this.#full : boundsOf(race, pattern, this.#regime);
    startFrom(race, profile, within, start);
    for (let sweep = 0; sweep < globalSweeps; sweep++) {
      if (bestResponseSweep(race, profile, within) < 1e-3) break;
    }
    let last = Infinity;
    let refused: Float64Array | null = null;
    for (let repair = 0; repair < repairs; repair++) {
      const bounds = race.jumps.length === 0 || pattern !== null ? within : boundsOf(race, patternOf(race, profile.budget), this.#regime);
      const settled = findEquilibrium(race, profile, bounds, 0);
      if (!settled) {
        bestResponseSweep(race, profile, within);
        findEquilibrium(race, profile, pattern !== null || race.jumps.length === 0 ? within : boundsOf(race, patternOf(race, profile.budget), this.#regime), 0);
      }
      const known = this.#known(profile.budget);
      if (known !== undefined) return known;
      certifyLabs(race, profile.budget, 0, race.labs, this.columns);
      const { epsilon, epsilonRelative } = summarise(race, this.columns);
      if (epsilonRelative <= solvedTolerance) {
        const found = { budgets: Float64Array.from(profile.budget), epsilon, epsilonRelative };
        this.found.push(found);
        return found;
      }
      refused = Float64Array.from(profile.budget);
      const mover = this.#keenest(within);
      if (mover < 0) break;
      setBudget(race, profile, mover, this.columns.better[mover]!);
      // Rounds that no longer bring the profile nearer go through all labs, not only the keenest one.
      if (epsilon >= last) bestResponseSweep(race, profile, within);
      last = epsilon;
    }
    if (refused !== null) this.#refused.push(refused);
    return null;
  }

  /** The lab with the largest evaluated gain within the bounds; -1 if none gains by more than the tolerance. */
  #keenest(bounds: Bounds): number {
    const { race, columns } = this;
    let range = 0;
    for (let i = 0; i < race.labs; i++) range = Math.max(range, columns.range[i]!);
    let mover = -1;
    let gain = solvedTolerance * 0.1 * range;
    for (let i = 0; i < race.labs; i++) {
      const better = columns.better[i]!;
      if (better < bounds.lower[i]! || better > bounds.upper[i]!) continue;
      if (columns.shortfall[i]! > gain) {
        gain = columns.shortfall[i]!;
        mover = i;
      }
    }
    return mover;
  }

  /** An equilibrium already found at these budgets; null if they were refused before; undefined if they are new. */
  #known(budgets: Float64Array): Found | null | undefined {
    for (const found of this.found) if (near(found.budgets, budgets)) return found;
    for (const refused of this.#refused) if (near(refused, budgets)) return null;
    return undefined;
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
