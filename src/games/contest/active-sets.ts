import { log } from '../../core/math/index.ts';
import type { Twins } from '../solve/symmetry.ts';
import { entersBelow, shareAt, staysBelow } from './shares.ts';

/** Sets that are tried at most, about a second's worth: each is certified for all players. */
const setsAtMost = (players: number): number => Math.min(5000, Math.max(2, Math.floor(5_000_000 / (players * players))));

/** Places that are looked at, about a second. */
const mostPlaces = 1_000_000;

/** Rounding of an aggregate's logarithm, relative where it is large, and of a share; what lies nearer is left to the certificate. */
const apart = (value: number): number => 1e-9 * Math.max(1, Math.abs(value));
const roundingEach = 1e-9;

/**
 * The sets of active players that may carry an equilibrium of a contest with R > 1, of sets that exchange twins one (the first of each group of twins); `complete` unless there
 * were too many. An active player needs an aggregate E up to its `staysBelow`, where its share has fallen to 1 - 1/R; one that stays out an E from `entersBelow` on, which is 1/R of
 * that. So of a set, with the strongest player that stays out and the weakest that is active, shares at that one's most E add up to no more than 1, and at that other's least E
 * to no less. Sets are grown from the strongest player to the weakest: a weaker last one has a smaller E, and makes the first sum larger and the second smaller.
 */
export function activeSets(power: number, ratios: readonly number[], willing: readonly number[], twins: Twins): { readonly sets: readonly (readonly number[])[]; readonly complete: boolean } {
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
    for (const k of set) sum += shareAtMost(weakest, k);
    return sum <= atMost;
  };

  const sets: number[][] = [];
  const limit = setsAtMost(count);
  let places = 0;
  const add = (set: readonly number[]): boolean => {
    if (set.length >= 2) sets.push(set.map((k) => order[k]!).sort((i, j) => i - j));
    return sets.length <= limit;
  };

  // Those of the strongest alone come first: where there are too many sets they are among those that are listed.
  const heads: { readonly head: readonly number[]; readonly out: number; readonly shares: Float64Array; readonly sum: number }[] = [];
  for (let out = 0; out <= largest; out++) {
    const head = order.slice(0, out).map((_, k) => k);
    if (out > 0 && !fits(head, out - 1)) break;
    if (out === count) {
      add(head);
      break;
    }
    const shares = Float64Array.from(logRatios, (ratio, k) => (least[out]! > most[k]! + apart(most[k]!) ? 0 : shareAt(power, ratio, least[out]!)));
    const sum = head.reduce((total, k) => total + shares[k]!, 0);
    if (head.every((k) => shares[k]! > 0) && sum >= atLeast) add(head);
    heads.push({ head, out, shares, sum });
  }

  const grow = (set: readonly number[], next: number, shares: Float64Array, sum: number): boolean => {
    for (let k = next; k < count; k++) {
      const share = shares[k]!;
      if (share === 0 || sum + (largest - set.length) * share < atLeast) break;
      const twin = before.get(k);
      if (twin !== undefined && !set.includes(twin)) continue;
      if (++places > mostPlaces) return false;
      const grown = [...set, k];
      if (!fits(grown, k)) break;
      if (sum + share >= atLeast && !add(grown)) return false;
      if (grown.length < largest && !grow(grown, k + 1, shares, sum + share)) return false;
    }
    return true;
  };
  const complete = sets.length <= limit && heads.every(({ head, out, shares, sum }) => head.length >= largest || grow(head, out + 1, shares, sum));
  return { sets: sets.slice(0, limit), complete };
}
