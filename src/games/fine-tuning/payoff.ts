import type { Outcome, QuadraticCost, Sector, SupplyChain } from './types.ts';

/** Cost of investing `performance` and `safety` (units of revenue; model, section 6). */
export function investmentCost(cost: QuadraticCost, performance: number, safety: number): number {
  return cost.performance * performance * performance + cost.cross * performance * safety + cost.safety * safety * safety;
}

/** U_D = (1-δ) r·a1 - cost(a1 - a0) of one specialist who takes part. */
export function specialistPayoff(
  sector: Sector, share: number,
  performance0: number, safety0: number, performance1: number, safety1: number,
): number {
  return (1 - share) * (sector.revenuePerformance * performance1 + sector.revenueSafety * safety1)
    - investmentCost(sector.cost, performance1 - performance0, safety1 - safety0);
}

/** What G earns in one sector: δ r·a1. */
export function generalistRevenue(sector: Sector, share: number, performance1: number, safety1: number): number {
  return share * (sector.revenuePerformance * performance1 + sector.revenueSafety * safety1);
}

/** U_G = δ r·a1 - cost(a0) of a generalist with one specialist who takes part. */
export function generalistPayoff(
  chain: SupplyChain, sector: Sector, share: number,
  performance0: number, safety0: number, performance1: number, safety1: number,
): number {
  return generalistRevenue(sector, share, performance1, safety1) - investmentCost(chain.costGeneralist, performance0, safety0);
}

/** The utilities of an outcome recomputed from its levels. */
export function payoffs(chain: SupplyChain, outcome: Outcome): { generalist: number; specialist: number } {
  const sector = chain.sectors[0];
  if (sector === undefined || !outcome.takesPart) return { generalist: 0, specialist: 0 };
  const { share, generalistPerformance: x, generalistSafety: y, specialistPerformance: p, specialistSafety: s } = outcome;
  return { generalist: generalistPayoff(chain, sector, share, x, y, p, s), specialist: specialistPayoff(sector, share, x, y, p, s) };
}

/** About how much there is to gain with one specialist, in units of payoff: what tolerances of searches are shares of. */
export const gameSize = (chain: SupplyChain, sector: Sector): number => sectorSize(sector) + sectorSize({ ...sector, cost: chain.costGeneralist });

/** The same with what the floors bring and cost: the size of sums whose rounding is to be told from a difference. */
export function sumsSize(chain: SupplyChain, sector: Sector): number {
  const floor = Math.max(chain.floorGeneralist, sector.floor);
  return gameSize(chain, sector) + sector.revenueSafety * floor + sector.cost.safety * floor * floor;
}

/** What a sector is worth in size, in units of payoff: what its specialist would earn alone, free of cross-terms and floors. */
export function sectorSize({ revenuePerformance: rp, revenueSafety: rs, cost }: Sector): number {
  return (rp * rp) / (4 * cost.performance) + (rs * rs) / (4 * cost.safety);
}
