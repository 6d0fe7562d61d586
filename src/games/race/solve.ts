import { assessedRisk } from '../portfolio/readouts.ts';
import { chosenAs, type Selection } from '../solve/selection-words.ts';
import { certificateColumns, type CertificateColumns } from './certificate.ts';
import type { AnyRaceProblem } from './compile.ts';
import { compiledOnce } from './compiled-once.ts';
import type { CompiledRace } from './compiled.ts';
import { effort } from './equilibrium.ts';
import { mixedProfile } from './mixed.ts';
import { excludesPure } from './no-pure.ts';
import { abstainingPayoff, byProduct, LAB_POINT, payoffAt, penaltyAt, WIN } from './payoff.ts';
import { Profile, restOf, setProfile, summedDirectly } from './profile.ts';
import { type Found, Search } from './search.ts';
import { selectEquilibrium } from './select.ts';
import { mergeFound, runTask, type SearchPolicy, stageTasks } from './tasks.ts';
import type { RaceSolution } from './types.ts';

export interface SolveOptions {
  /**
   * How hard to look for further equilibria.
   * - `thorough` (default): from last round's choices, from least, greatest, middle and mixed budgets, with labs in and out, in every
   *   pattern of compliance (see `regimes.ts`).
   * - `continuation`: from last round's choices; if there are none, or their equilibrium fails the checker, from least and from greatest
   *   budgets; and if that fails, as `thorough`. What is returned is certified in the same way; only further equilibria may be missed.
   */
  readonly searchEquilibria?: SearchPolicy;
}

// Working memory of the last size, so that rounds of one run do not allocate. Every call overwrites all of it.
let memory: { race: CompiledRace; profile: Profile; columns: CertificateColumns } | null = null;

function compileInMemory(problem: AnyRaceProblem): { race: CompiledRace; profile: Profile; columns: CertificateColumns } {
  const race = compiledOnce(problem);
  if (memory === null || memory.race !== race) {
    memory = { race, profile: new Profile(race.labs, race.viewCapacity), columns: certificateColumns(race.labs) };
  }
  return memory;
}

/** Equilibria of a game by search, sorted, and the effort spent. */
export interface SearchResult {
  readonly race: CompiledRace;
  readonly profile: Profile;
  readonly found: readonly Found[];
  readonly iterations: number;
}

/** Searches the game's equilibria by the given policy, without what parts on several workers could not know of each other; every one returned has passed the checker. */
export function findEquilibria(problem: AnyRaceProblem, options: SolveOptions = {}): SearchResult {
  const { race, profile, columns } = compileInMemory(problem);
  effort.sweeps = 0;
  const search = new Search(race, profile, columns);
  const policy = options.searchEquilibria ?? 'thorough';
  for (let stage = 0; ; stage++) {
    const tasks = stageTasks(race, policy, stage);
    if (tasks === null) return { race, profile, found: [], iterations: effort.sweeps };
    const results = tasks.map((task) => runTask(search, task));
    if (results.some((found) => found !== null)) return { race, profile, found: mergeFound(results), iterations: effort.sweeps };
  }
}

/**
 * Solves one round's game: a pure equilibrium with a bounded certificate, or an honest status. The equilibrium is selected by the
 * contract's rule (continuation first). Deterministic: the same problem gives the same bits.
 * Throws `UnmeetableDemand` or `DemandBeyondBudget` where a portfolio's demands cannot be met.
 */
export function solveRace(problem: AnyRaceProblem, options: SolveOptions = {}): RaceSolution {
  const { race, profile, found, iterations } = findEquilibria(problem, options);
  return concludeRace(race, profile, found, iterations, (options.searchEquilibria ?? 'thorough') === 'thorough');
}

/**
 * The solution from the equilibria found (merged and sorted): selection, read-outs, or an honest status. A game that is shown to have no pure
 * equilibrium gets a mixed profile, from which labs draw in a run; one that is unresolved gets it only with `mixing`, as it takes longer than all the rest.
 */
export function concludeRace(race: CompiledRace, profile: Profile, found: readonly Found[], iterations: number, mixing: boolean): RaceSolution {
  if (found.length === 0) {
    const status = excludesPure(race) ? 'no-pure' : 'unresolved';
    const mixed = mixing || status === 'no-pure' ? mixedProfile(race) : null;
    return {
      status, budgets: [], residualRisk: [], assessedRisk: [], winProbabilities: [], utilities: [],
      epsilon: Infinity, epsilonRelative: Infinity, method: 'bounded', selection: chosenAs.none, equilibriaFound: 0, iterations,
      ...(mixed === null ? {} : { mixed }),
    };
  }
  const { index, selection } = selectEquilibrium(race, profile, found.map((equilibrium) => equilibrium.budgets));
  return describe(race, profile, found[index]!, selection, found.length, iterations);
}

/** Whether the profile already is at these budgets, as after a search with one result. One that nobody was placed in yet is at none, not even at 0. */
function stands(profile: Profile, budgets: Float64Array): boolean {
  for (let i = 0; i < budgets.length; i++) {
    const b = budgets[i]!;
    if (!Object.is(profile.budget[i], b) || (profile.active[i] === 1) !== (b === b)) return false;
  }
  return budgets.length <= summedDirectly;
}

/** The read-outs of a profile that passed the checker. */
export function describe(
  race: CompiledRace, profile: Profile, chosen: Found, selection: Selection, equilibriaFound: number, iterations: number,
): RaceSolution {
  const count = race.labs;
  if (!stands(profile, chosen.budgets)) setProfile(race, profile, chosen.budgets);
  const budgets = new Array<number | null>(count);
  const residual = new Array<number>(count);
  const assessed = new Array<number>(count);
  const wins = new Array<number>(count);
  const utilities = new Array<number>(count);
  for (let i = 0; i < count; i++) {
    const b = chosen.budgets[i]!;
    const from = restOf(race, profile, i);
    if (b !== b) {
      budgets[i] = null;
      residual[i] = 1;
      assessed[i] = 1;
      wins[i] = 0;
      utilities[i] = abstainingPayoff(race, i, profile.rest, from);
      continue;
    }
    budgets[i] = b;
    residual[i] = profile.risk[i]!;
    assessed[i] = assessedRisk(race.frontier[i]!, b);
    utilities[i] = payoffAt(race, i, profile.points, i * LAB_POINT, profile.rest, from) - penaltyAt(race, i, b);
    wins[i] = byProduct[WIN]!;
  }
  return {
    status: 'solved', budgets, residualRisk: residual, assessedRisk: assessed, winProbabilities: wins, utilities,
    epsilon: chosen.epsilon, epsilonRelative: chosen.epsilonRelative, method: 'bounded', selection, equilibriaFound, iterations,
  };
}
