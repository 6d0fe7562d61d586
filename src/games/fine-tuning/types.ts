/** Types of the regulated fine-tuning game (model, section 6). Order of attributes everywhere: performance, safety. */

/** Cost of an investment (p, s): performance·p² + cross·p·s + safety·s². `cross` is C01 + C10 of the cost matrix. */
export interface QuadraticCost {
  readonly performance: number;
  readonly cross: number;
  readonly safety: number;
}

/** A domain specialist's market: revenue per unit of final performance and safety, its cost, its floor on safety. */
export interface Sector {
  readonly revenuePerformance: number;
  readonly revenueSafety: number;
  readonly cost: QuadraticCost;
  readonly floor: number;
}

/**
 * The supply chain after its numbers were read: a generalist G who invests once and one or several specialists.
 * A game of one attribute has no performance: revenue 0 and an idle unit cost there, so that one solver serves both.
 */
export interface SupplyChain {
  readonly attributes: 1 | 2;
  readonly costGeneralist: QuadraticCost;
  readonly floorGeneralist: number;
  readonly sectors: readonly Sector[];
}

export const BARGAINING_RULES = ['utilitarian', 'nash', 'egalitarian', 'kalai-smorodinsky'] as const;
export type BargainingRule = (typeof BARGAINING_RULES)[number];

/** G's share of the revenue: fixed, in (0,1), or bargained by a rule after the regulation is known. */
export type ShareRule = number | { readonly rule: BargainingRule };

export interface FineTuningInput {
  readonly chain: SupplyChain;
  readonly share: ShareRule;
  /** True where the input listed `specialists`: the answer then has one entry a sector. */
  readonly listed: boolean;
}

/** What the two players do at one share: levels reached (a0 by the generalist, a1 by the specialist) and utilities. */
export interface Outcome {
  readonly share: number;
  readonly takesPart: boolean;
  readonly generalistPerformance: number;
  readonly generalistSafety: number;
  readonly specialistPerformance: number;
  readonly specialistSafety: number;
  readonly generalistUtility: number;
  readonly specialistUtility: number;
}

/** A level as the answer writes it: a number (one attribute), [performance, safety] (two), null if someone abstains. */
export type Level = number | readonly [number, number] | null;

export interface PlayerAnswer {
  readonly investment: Level;
  readonly utility: number;
  readonly abstains: boolean;
}

/** The answer with or without floors. With listed specialists `share`, `specialist`, `safety` and `performance` are lists. */
export interface RegimeAnswer {
  readonly share: number | null | readonly (number | null)[];
  readonly generalist: PlayerAnswer;
  readonly specialist: PlayerAnswer | readonly PlayerAnswer[];
  readonly safety: number | null | readonly (number | null)[];
  readonly performance: number | null | readonly (number | null)[];
}

export interface FineTuningSolution extends RegimeAnswer {
  readonly unregulated: RegimeAnswer;
  readonly backfires: boolean;
  readonly paretoImproves: boolean;
}

/** A sector whose chain has no floor at all. */
export function withoutFloors(chain: SupplyChain): SupplyChain {
  return { ...chain, floorGeneralist: 0, sectors: chain.sectors.map((sector) => ({ ...sector, floor: 0 })) };
}

/** The chain with other floors for the generalist and for every specialist. */
export function withFloors(chain: SupplyChain, floorGeneralist: number, floorSpecialist: number): SupplyChain {
  return { ...chain, floorGeneralist, sectors: chain.sectors.map((sector) => ({ ...sector, floor: floorSpecialist })) };
}
