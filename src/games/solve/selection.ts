import { log } from '../../core/math/index.ts';
import { chosenAs, chosenByDominance, type Selection } from './selection-words.ts';
import { orbitOf } from './symmetry.ts';
import type { Twins } from './symmetry.ts';

/** What selection needs to know of a game whose equilibria are profiles of type `Solution`. */
export interface SelectionProblem<Solution> {
  readonly equilibria: readonly Solution[];
  readonly players: number;
  /** The payoff of a player that plays its part of equilibrium `own` while all others play theirs of `others`, both as indices. */
  readonly payoff: (player: number, own: number, others: number) => number;
  /** The array by which equilibria are sorted and merged. */
  readonly lead: (solution: Solution) => readonly number[];
  /** Interchangeable players, where the leading array holds all of a player's choice: of equilibria that exchange their choices one is compared. */
  readonly twins?: Twins;
  /** Chance of a catastrophe or disaster, where the game has one. */
  readonly disaster?: (solution: Solution) => number;
}

/** Equilibria closer than this in every entry of the leading array are one (contract, "solve"). */
export const mergeDistance = 1e-7;

/** Differences below this are rounding, as between permutations of one equilibrium. */
const tieWidth = 1e-9;

/** Gains below this count as this much in the product of gains (contract, "solve"). */
const leastGain = 1e-12;

/** Lexicographic order of number arrays; a prefix comes first. */
export function compareArrays(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Drops equilibria that are closer than 1e-7 to one kept before, then sorts the rest by the leading array. */
export function mergeAndSort<Solution>(solutions: readonly Solution[], lead: (solution: Solution) => readonly number[]): Solution[] {
  const kept: Solution[] = [];
  // By a sum in which every place weighs otherwise: those that are closer are in the same compartment or the next.
  const compartments = new Map<number, number[][]>();
  for (const solution of solutions) {
    const entries = [...lead(solution)];
    let [sum, weights] = [0, 0];
    entries.forEach((value, i) => {
      const weight = 1 + ((i * 0.618_033_988_749_895) % 1);
      sum += weight * value;
      weights += weight;
    });
    const place = Math.floor(sum / (weights * mergeDistance));
    // Beyond 2^53 compartments are no longer next to each other.
    const near = Number.isSafeInteger(place) ? [place - 1, place, place + 1].flatMap((at) => compartments.get(at) ?? []) : [...compartments.values()].flat();
    if (near.some((other) => other.length >= entries.length && entries.every((value, i) => Math.abs(value - other[i]!) < mergeDistance))) continue;
    kept.push(solution);
    const own = compartments.get(place);
    if (own === undefined) compartments.set(place, [entries]);
    else own.push(entries);
  }
  return kept.sort((a, b) => compareArrays(lead(a), lead(b)));
}

/** For each equilibrium whether another is harder to leave, by Σ_i ln⁺[U_i(x) - U_i(y_i, x_-i)] of x for y; those that exchange twins stand or fall together. */
function beatenOnes<Solution>({ equilibria, players, payoff, lead, twins }: SelectionProblem<Solution>): boolean[] {
  const kept = equilibria.map((_, x) => Float64Array.from({ length: players }, (_p, player) => payoff(player, x, x)));
  const stability = (x: number, y: number): number => {
    const own = kept[x] as Float64Array;
    let sum = 0;
    // One logarithm for several players, while their product is far from the ends of the range of doubles.
    let product = 1;
    for (let player = 0; player < players; player++) {
      const gain = (own[player] as number) - payoff(player, y, x);
      product *= gain > leastGain ? gain : leastGain;
      if (product > 1e-200 && product < 1e200) continue;
      sum += log(product);
      product = 1;
    }
    return sum + log(product);
  };
  const known = new Map<string, boolean>();
  /** What beat the last one: it most likely beats the next. */
  let strongest = 0;
  const beats = (j: number, i: number): boolean => j !== i && stability(j, i) > stability(i, j) + tieWidth;
  return equilibria.map((solution, i) => {
    const orbit = twins === undefined ? String(i) : orbitOf(twins, lead(solution));
    let beaten = known.get(orbit);
    if (beaten === undefined) {
      const by = beats(strongest, i) ? strongest : equilibria.findIndex((_, j) => beats(j, i));
      beaten = by >= 0;
      if (beaten) strongest = by;
      known.set(orbit, beaten);
    }
    return beaten;
  });
}

/**
 * The equilibrium by the rule of the contract: undominated in pairwise risk dominance (all, if that leaves none), among these the
 * lowest chance of disaster where the game has one, else the first. `equilibria` must be merged and sorted.
 */
export function selectEquilibrium<Solution>(problem: SelectionProblem<Solution>): { solution: Solution | null; selection: Selection } {
  const { equilibria, disaster } = problem;
  const first = equilibria[0];
  if (first === undefined) return { solution: null, selection: chosenAs.none };
  if (equilibria.length === 1) return { solution: first, selection: chosenAs.only };
  const beaten = beatenOnes(problem);
  const undominated = equilibria.filter((_, i) => !beaten[i]);
  const candidates = undominated.length > 0 ? undominated : equilibria;
  const words = (last: 'lowest disaster probability' | 'lexicographic'): Selection => chosenByDominance(undominated.length, candidates.length, last);
  let chosen = candidates[0] as Solution;
  if (disaster === undefined || candidates.length === 1) return { solution: chosen, selection: words('lexicographic') };
  for (const candidate of candidates) if (disaster(candidate) < disaster(chosen) - tieWidth) chosen = candidate;
  const level = candidates.filter((candidate) => disaster(candidate) <= disaster(chosen) + tieWidth).length;
  return { solution: chosen, selection: words(level > 1 ? 'lexicographic' : 'lowest disaster probability') };
}
