import { ChainSearch } from './chain-search.ts';
import type { ChainOutcome } from './several-outcome.ts';
import { sectorSize } from './payoff.ts';
import type { BargainingRule, SupplyChain } from './types.ts';

/**
 * The check that the shares of several specialists are a fixed point of Nash-in-Nash: for each pair other shares of its own are tried, the
 * utilities at each found by a search of G's plan that shares only the payoff function with the solver.
 */

/** Shares tried against each bargain, off the round numbers. */
const TRIED = 7;
const OFFSET = 0.3183098861837907;
/** Distances from a bargain's share at which others are tried too. */
const PROBES = [1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8];
/** How much more, relative to what the bargain is worth, another share may be worth. */
const TOLERANCE = 1e-9;
/** Without stated ideals those of Kalai and Smorodinsky are sought less sharply. */
const UNSHARP = 2e-3;

/** The shares at which G and D of each pair are said to have the most. */
export type IdealShares = readonly (readonly [number, number] | null)[];

/** Whether no pair finds another share of its own that its rule values more by more than the search can tell. */
export function isBargainedPairwise(chain: SupplyChain, outcome: ChainOutcome, rule: BargainingRule, stated: IdealShares | null = null): boolean {
  const search = new ChainSearch(chain);
  return chain.sectors.every((_, s) => {
    const shares = [...outcome.shares];
    shares[s] = 0;
    const without = shares.some((share) => share > 0) ? search.find(shares).generalist : 0;
    const pairAt = (share: number): readonly [number, number] => {
      shares[s] = share;
      const found = search.find(shares);
      return [Math.max(0, found.generalist - without), found.specialists[s]!];
    };
    const own = outcome.sectors[s]!;
    const chosen: readonly [number, number] = [Math.max(0, outcome.utility - without), own.utility];
    const scale = Math.max(outcome.utility, ...(outcome.takesPart ? outcome.sectors.map(({ utility }) => utility) : chain.sectors.map(sectorSize)), Number.MIN_VALUE);
    const at = outcome.shares[s]!;
    const near = own.takesPart ? PROBES.flatMap((distance) => [at - distance, at + distance]).filter((share) => share > 0 && share < 1) : [];
    const pairs = [...Array.from({ length: TRIED }, (_v, k) => (k + OFFSET) / TRIED), ...near].map((share) => ({ share, pair: pairAt(share) }));
    const claimed = stated?.[s] ?? null;
    let refuted = false;
    if (!own.takesPart) return pairs.every(({ pair: [first, second] }) => !(first > 1e-6 * scale && second > 1e-6 * scale));
    const ideals = [0, 1].map((side) => {
      let best = chosen[side]!;
      let share = at;
      if (rule !== 'kalai-smorodinsky') return 1;
      if (claimed !== null) {
        const most = pairAt(claimed[side]!)[side]!;
        const beside = [-1e-3, 1e-3, -1e-5, 1e-5].map((distance) => claimed[side]! + distance).filter((tried) => tried > 0 && tried < 1);
        const reached = Math.max(best, ...pairs.map(({ pair }) => pair[side]!), ...beside.map((tried) => pairAt(tried)[side]!));
        if (reached > most + TOLERANCE * scale) refuted = true;
        return Math.max(most, 1e-9 * scale);
      }
      for (const tried of [...pairs, ...[1e-7, 1 - 1e-7].map((end) => ({ share: end, pair: pairAt(end) }))]) {
        if (tried.pair[side]! > best) [best, share] = [tried.pair[side]!, tried.share];
      }
      for (let width = 0.5 / TRIED; width > 2e-3; width *= 0.5) {
        for (const next of [share - width, share + width]) {
          if (!(next > 0 && next < 1)) continue;
          const value = pairAt(next)[side]!;
          if (value > best) [best, share] = [value, next];
        }
      }
      return Math.max(best, 1e-9 * scale);
    });
    const value = ([first, second]: readonly [number, number]): number => {
      if (rule === 'utilitarian') return (first + second) / scale;
      if (rule === 'nash') return (first * second) / Math.max(chosen[0] * chosen[1], 1e-9 * scale * scale);
      if (rule === 'egalitarian') return Math.min(first, second) / scale;
      return Math.min(first / ideals[0]!, second / ideals[1]!);
    };
    const reached = value(chosen);
    const enough = reached + (rule === 'kalai-smorodinsky' && claimed === null ? UNSHARP : TOLERANCE);
    return !refuted && pairs.every(({ pair }) => value(pair) <= enough);
  });
}
