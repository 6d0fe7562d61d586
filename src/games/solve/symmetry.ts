import type { Effort } from './effort.ts';

/** Players that are interchangeable: every profile of an equilibrium with their choices exchanged is one as well. */
export type Twins = readonly (readonly number[])[];

/** Profiles that are listed at most of equilibria of many interchangeable players; for 12 of two choices there are 924. */
const mostPermutations = 5000;
/** Numbers that have room in one text. */
const mostPrinted = 3_000_000;

/** How many exchanges are listed at an effort: a choice of every player is printed of each, of which a call has time for so many `numbers` at the usual one. */
export const exchangesAtMost = (players: number, numbers: number, effort: Effort): number => Math.floor(Math.min(mostPermutations * effort, (numbers * effort) / players, mostPrinted / players));

/** The players 0 to `count` - 1 in groups of those that are `same`, in order of first appearance. */
export function twinsAmong(count: number, same: (a: number, b: number) => boolean): number[][] {
  const groups: number[][] = [];
  for (let i = 0; i < count; i++) {
    const group = groups.find((members) => same(members[0] as number, i));
    if (group === undefined) groups.push([i]);
    else group.push(i);
  }
  return groups;
}

/** What all exchanges of choices among twins have in common: their choices, sorted within each group. */
export const orbitOf = (twins: Twins, profile: readonly number[]): string =>
  twins.map((group) => group.map((i) => profile[i] as number).sort((a, b) => a - b).join(' ')).join(';');

/** How many distinct profiles exchange the choices of twins. */
function countExchanges(twins: Twins, profile: readonly number[]): number {
  return twins.reduce((product, group) => {
    const counts = new Map<number, number>();
    for (const i of group) counts.set(profile[i]!, (counts.get(profile[i]!) ?? 0) + 1);
    // A multinomial coefficient as a product of binomial ones, each of which is whole.
    let [exchanges, placed] = [1, 0];
    for (const count of counts.values()) for (let k = 1; k <= count; k++) exchanges = (exchanges * ++placed) / k;
    return product * exchanges;
  }, 1);
}

/**
 * The exchanges of all profiles, as long as there are no more than `most` in all, of others one each; `count` tells how many all are. Twelve players of three choices, four
 * each, have 34,650.
 */
export function listExchanges(twins: Twins, profiles: readonly (readonly number[])[], most = mostPermutations): { readonly listed: number[][]; readonly count: number } {
  const exchanges = profiles.map((profile) => countExchanges(twins, profile));
  // Those with the fewest first, so that what is listed of fewer is among what is listed of more.
  const whole = new Set<number>();
  let room = most;
  for (const k of [...exchanges.keys()].sort((a, b) => exchanges[a]! - exchanges[b]!)) {
    if (exchanges[k]! > room) break;
    whole.add(k);
    room -= exchanges[k]!;
  }
  const listed: number[][] = [];
  profiles.forEach((profile, k) => {
    if (!whole.has(k)) listed.push([...profile]);
    else for (const other of exchangesOf(twins, profile)) listed.push(other);
  });
  return { listed, count: exchanges.reduce((sum, each) => sum + each, 0) };
}

/** All distinct profiles that exchange the choices of twins. */
export function exchangesOf(twins: Twins, profile: readonly number[]): number[][] {
  let profiles: number[][] = [[...profile]];
  for (const group of twins) {
    const levels = group.map((i) => profile[i] as number).sort((a, b) => a - b);
    const distinct = levels.filter((level, k) => k === 0 || level !== levels[k - 1]);
    if (distinct.length === 1) continue;
    const counts = distinct.map((level) => levels.filter((other) => other === level).length);
    const orders: number[][] = [];
    const place = (order: readonly number[]): void => {
      if (order.length === group.length) {
        orders.push([...order]);
        return;
      }
      distinct.forEach((level, k) => {
        if ((counts[k] as number) === 0) return;
        counts[k] = (counts[k] as number) - 1;
        place([...order, level]);
        counts[k] = (counts[k] as number) + 1;
      });
    };
    place([]);
    profiles = profiles.flatMap((known) =>
      orders.map((order) => {
        const next = [...known];
        group.forEach((i, k) => {
          next[i] = order[k] as number;
        });
        return next;
      }),
    );
  }
  return profiles;
}
