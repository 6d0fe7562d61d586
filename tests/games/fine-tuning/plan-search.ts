import type { SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import { extremes } from '../solve/extremes.ts';
import { searchReply, spent } from './brute-force.ts';

/** G's best plan by search over its safety: every specialist answers by a search of its own, and for each safety all performances are tried that may be best. */
export function searchPlans(chain: SupplyChain, shares: readonly number[], points = 120): number {
  const { performance: A, cross: B } = chain.costGeneralist;
  const active = chain.sectors.map((sector, s) => ({ sector, share: shares[s]! })).filter(({ share }) => share > 0);
  const at = (y: number): number => {
    const markets = active.map(({ sector, share }) => {
      const { u, v, gain } = searchReply(sector, share, Math.max(0, sector.floor - y));
      const kept = gain + (1 - share) * sector.revenueSafety * y;
      const kp = (1 - share) * sector.revenuePerformance;
      const need = kept >= -1e-13 ? 0 : kp > 0 ? -kept / kp : Infinity;
      return { need, worth: share * sector.revenuePerformance, revenue: share * (sector.revenuePerformance * u + sector.revenueSafety * (y + v)) };
    }).filter(({ need }) => need < Infinity).sort((a, b) => a.need - b.need);
    let best = 0;
    const trial = (x: number): void => {
      const in_ = markets.filter(({ need }) => need <= x * (1 + 1e-14));
      if (in_.length > 0) best = Math.max(best, in_.reduce((sum, { revenue, worth }) => sum + revenue + worth * x, 0) - spent(chain.costGeneralist, x, y));
    };
    let worth = 0;
    for (const market of markets) {
      worth += market.worth;
      trial(market.need);
      trial(Math.max(0, (worth - B * y) / (2 * A)));
    }
    return best;
  };
  const low = chain.floorGeneralist;
  const reach = active.reduce((sum, { sector, share }) => sum + share * (sector.revenueSafety + sector.revenuePerformance), 0);
  const free = 2 * chain.costGeneralist.safety - (B < 0 ? (B * B) / (2 * A) : 0);
  const high = Math.max(low, ...active.map(({ sector }) => sector.floor), (reach + (B < 0 ? (-B * reach) / (2 * A) : 0)) / free) + 0.1;
  return extremes(at, low, high, points).highest;
}

/** The most that a specialist gets when G holds (x, y), abstaining aside. */
export function bestAnswer(chain: SupplyChain, s: number, share: number, x: number, y: number): number {
  const sector = chain.sectors[s]!;
  return searchReply(sector, share, Math.max(0, sector.floor - y)).gain + (1 - share) * (sector.revenuePerformance * x + sector.revenueSafety * y);
}
