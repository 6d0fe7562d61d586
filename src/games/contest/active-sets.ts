import { firstWhere } from '../../core/lists.ts';
import { log } from '../../core/math/index.ts';
import type { Effort } from '../solve/effort.ts';
import type { Twins } from '../solve/symmetry.ts';
import { entersBelow, shareAt, staysBelow } from './shares.ts';

/** Sets that are tried at most: each is certified for all players, and its equilibrium printed for all. */
const setsAtMost = (players: number, effort: Effort): number => Math.floor(Math.min(Math.max(15, Math.min(30_000 / players, 5_000_000 / (players * players))) * effort, 3_000_000 / players));

/** Places that are looked at, some tenths of a second. */
const mostPlaces = 150_000;

/** Rounding of an aggregate's logarithm, relative where it is large, and of a share; what lies nearer is left to the certificate. */
const apart = (value: number): number => 1e-9 * Math.max(1, Math.abs(value));
const roundingEach = 1e-9;

/**
 * The sets of active players that may carry an equilibrium of a contest with R > 1, of sets that exchange twins one (the first of each group of twins); `complete` unless there
 * were too many. An active player needs an aggregate E up to its `staysBelow`, where its share has fallen to 1 - 1/R; one that stays out an E from `entersBelow` on, which is 1/R of
 * that. So of a set, with the strongest player that stays out and the weakest that is active, shares at that one's most E add up to no more than 1, and at that other's least E
 * to no less. Sets are grown from the strongest player to the weakest: a weaker last one has a smaller E, and makes the first sum larger and the second smaller.
 */
export function activeSets(power: number, ratios: readonly number[], willing: readonly number[], twins: Twins, effort: Effort): { readonly sets: readonly (readonly number[])[]; readonly complete: boolean } {
  const order = [...willing].sort((i, j) => (ratios[i] as number) - (ratios[j] as number) || i - j);
  const count = order.length;
  const rank = new Map(order.map((player, k) => [player, k]));
  /** The twin that comes before, as a place in the order. */
  const before = new Map<number, number>();
  for (const group of twins) group.forEach((player, k) => k > 0 && rank.has(player) && before.set(rank.get(player)!, rank.get(group[k - 1] as number)!));
  const logRatios = order.map((player) => log(ratios[player] as number));
  const most = logRatios.map((ratio) => staysBelow(power, ratio));
  const least = logRatios.map((ratio) => entersBelow(power, ratio));
  const largest = Math.min(count, Math.floor(power / (power - 1) + roundingEach));
  const [atMost, atLeast] = [1 + count * roundingEach, 1 - count * roundingEach];

  const rows = new Map<number, Float64Array>();
  /** Share of k at the largest E of `weakest`, which is worked out once. */
  const shareAtMost = (weakest: number, k: number): number => {
    let row = rows.get(weakest);
    if (row === undefined) rows.set(weakest, (row = new Float64Array(weakest + 1).fill(NaN)));
    if (Number.isNaN(row[k]!)) row[k] = shareAt(power, logRatios[k]!, most[weakest]!);
    return row[k]!;
  };
  const fits = (set: readonly number[], weakest: number): boolean => {
    let sum = 0;
    for (const k of set) if ((sum += shareAtMost(weakest, k)) > atMost) return false;
    return true;
  };
  /** Share of k at the least E at which `out` stays out; 0 where k is not active then. */
  const shareAtLeast = (out: number, k: number): number => (least[out]! > most[k]! + apart(most[k]!) ? 0 : shareAt(power, logRatios[k]!, least[out]!));
  const strongest = (length: number): number[] => Array.from({ length }, (_, k) => k);
  const sumOfHead = (out: number): number => strongest(out).reduce((sum, k) => sum + shareAtLeast(out, k), 0);

  const sets: number[][] = [];
  const limit = setsAtMost(count, effort);
  let places = 0;
  const add = (set: readonly number[]): boolean => {
    if (set.length >= 2) sets.push(set.map((k) => order[k]!).sort((i, j) => i - j));
    return sets.length <= limit;
  };

  // Those of the strongest alone come first: where there are too many sets they are among those that are listed. The more they are, the less they fit, and the more they are enough.
  const longest = firstWhere(1, largest + 1, (length) => !fits(strongest(length), length - 1)) - 1;
  const shortest = firstWhere(0, Math.min(longest + 1, count), (out) => sumOfHead(out) >= atLeast);
  for (let length = shortest; length <= longest; length++) add(strongest(length));

  const grow = (set: readonly number[], next: number, shareOf: (k: number) => number, sum: number): boolean => {
    for (let k = next; k < count; k++) {
      const share = shareOf(k);
      if (share === 0 || sum + (largest - set.length) * share < atLeast) break;
      const twin = before.get(k);
      if (twin !== undefined && !set.includes(twin)) continue;
      if (++places > mostPlaces * effort) return false;
      const grown = [...set, k];
      if (!fits(grown, k)) break;
      if (sum + share >= atLeast && !add(grown)) return false;
      if (grown.length < largest && !grow(grown, k + 1, shareOf, sum + share)) return false;
    }
    return true;
  };
  let complete = sets.length <= limit;
  for (let out = 0; complete && out <= longest && out < Math.min(count, largest); out++) {
    const shares = new Float64Array(count).fill(NaN);
    const shareOf = (k: number): number => (Number.isNaN(shares[k]!) ? (shares[k] = shareAtLeast(out, k)) : shares[k]!);
    complete = grow(strongest(out), out + 1, shareOf, sumOfHead(out));
  }
  return { sets: sets.slice(0, limit), complete };
}
