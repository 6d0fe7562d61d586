import { log } from '../../core/math/index.ts';
import type { Twins } from '../solve/symmetry.ts';
import { entersBelow, shareAt, staysBelow } from './shares.ts';

/** Sets that are found, and places that are looked at, at most: about a second each. */
const mostSets = 5000;
const mostPlaces = 1_000_000;

/** Rounding of an aggregate's logarithm, relative where it is large, and of a share; what lies nearer is left to the certificate. */
const apart = (value: number): number => 1e-9 * Math.max(1, Math.abs(value));
const roundingEach = 1e-9;

/**
 * The sets of active players that may carry an equilibrium of a contest with R > 1, of sets that exchange twins one (the first of each group of twins); `complete` unless there
 * were too many. An active player needs an aggregate E up to its `staysBelow`, where its share has fallen to 1 - 1/R; one that stays out an E from `entersBelow` on, which is 1/R of
 * that. Decided from the strongest player to the weakest, a part of a set is left where no E is between the two, where at the largest E its shares add up to more than 1, or
 * where at the least E they do not reach 1 with all players that are left.
 */
export function activeSets(power: number, ratios: readonly number[], willing: readonly number[], twins: Twins): { readonly sets: readonly (readonly number[])[]; readonly complete: boolean } {
  const order = [...willing].sort((i, j) => (ratios[i] as number) - (ratios[j] as number) || i - j);
  const before = new Map<number, number>();
  for (const group of twins) group.forEach((player, k) => k > 0 && before.set(player, group[k - 1] as number));
  const logRatios = order.map((player) => log(ratios[player] as number));
  const most = logRatios.map((ratio) => staysBelow(power, ratio));
  const least = logRatios.map((ratio) => entersBelow(power, ratio));
  /** Shares of all at the largest aggregate of one, and at the aggregate below which one enters; 0 where they are not active. */
  const sharesAt = (aggregates: readonly number[]): number[][] =>
    aggregates.map((aggregate) => logRatios.map((ratio, i) => (aggregate > (most[i] as number) + apart(aggregate) ? 0 : shareAt(power, ratio, aggregate))));
  const [atMost, atLeast] = [sharesAt(most), sharesAt(least)];
  const sets: number[][] = [];
  let places = 0;
  /** `weakest` of the chosen and `strongest` of those left out are what bounds the aggregate, as places in the order; -1 for none. */
  const place = (next: number, chosen: readonly number[], weakest: number, strongest: number): boolean => {
    if (++places > mostPlaces) return false;
    if (weakest >= 0) {
      if (strongest >= 0 && (least[strongest] as number) > (most[weakest] as number) + apart(most[weakest] as number)) return true;
      if (chosen.reduce((sum, k) => sum + (atMost[weakest]?.[k] as number), 0) > 1 + order.length * roundingEach) return true;
    }
    // At no aggregate at all every share is 1.
    let reached = strongest < 0 ? chosen.length + order.length - next : chosen.reduce((sum, k) => sum + (atLeast[strongest]?.[k] as number), 0);
    if (strongest >= 0) for (let k = next; k < order.length; k++) reached += atLeast[strongest]?.[k] as number;
    if (reached < 1 - order.length * roundingEach) return true;
    if (next === order.length) {
      if (chosen.length >= 2) sets.push(chosen.map((k) => order[k] as number).sort((i, j) => i - j));
      return sets.length <= mostSets;
    }
    const twin = before.get(order[next] as number);
    const allowed = twin === undefined || chosen.some((k) => order[k] === twin);
    return (!allowed || place(next + 1, [...chosen, next], next, strongest)) && place(next + 1, chosen, weakest, strongest < 0 ? next : strongest);
  };
  const complete = place(0, [], -1, -1);
  return { sets, complete };
}
