import { generalistRevenue, investmentCost, specialistPayoff } from './payoff.ts';
import { COMPLIANCE, INTERIOR } from './specialist.ts';
import type { SpecialistReplies } from './specialist.ts';
import type { SupplyChain } from './types.ts';

/** Utilities of this share of the sums behind them are rounding. */
export const ROUNDING = 1e-13;
/** What a difference of two safeties may be off by, as a share of them. */
const LAST_BITS = 1e-15;
/** Two plans closer than this are one plan. */
const SAME_PLAN = 1e-6;
/** In `faces`: the specialist stays out. */
export const OUT = -1;

/** One plan of G and every specialist's answer to it. Two of them are used in turn, so that a search allocates nothing. */
export class ChainPlan {
  performance = 0;
  safety = 0;
  utility = -Infinity;
  /** What G earns from all who take part. */
  revenue = 0;
  /** How the plan's safety and its performance were found. */
  kind = 0;
  branch = 0;
  /** By sector: the face of the answer, or `OUT`; what the specialist reaches and gets. */
  readonly faces: Int8Array;
  readonly performances: Float64Array;
  readonly safeties: Float64Array;
  readonly utilities: Float64Array;

  constructor(sectors: number) {
    this.faces = new Int8Array(sectors);
    this.performances = new Float64Array(sectors);
    this.safeties = new Float64Array(sectors);
    this.utilities = new Float64Array(sectors);
  }

  /** Every specialist answers (x, y), or leaves. False if all leave. */
  answer(chain: SupplyChain, replies: readonly SpecialistReplies[], shares: readonly number[], x: number, y: number): boolean {
    this.performance = x;
    this.safety = y;
    this.revenue = 0;
    let anyone = false;
    for (let s = 0; s < shares.length; s++) {
      this.faces[s] = OUT;
      this.performances[s] = this.safeties[s] = this.utilities[s] = 0;
      if (shares[s]! > 0 && this.reply(chain, replies[s]!, shares[s]!, s)) anyone = true;
    }
    this.utility = this.revenue - investmentCost(chain.costGeneralist, x, y);
    return anyone;
  }

  /** A specialist's best reply; indifferent, the one that earns G more, and rather in than out. */
  private reply(chain: SupplyChain, replies: SpecialistReplies, share: number, s: number): boolean {
    const sector = chain.sectors[s]!;
    const { performance: x, safety: y } = this;
    const m = sector.floor > y ? sector.floor - y : 0;
    let bestRevenue = -Infinity;
    let value = -Infinity;
    let face = OUT;
    let steepness = 0;
    for (let tried = INTERIOR; tried <= COMPLIANCE; tried++) {
      if (tried === INTERIOR && !replies.interiorExists) continue;
      const v = replies.safetyAdded(tried, m);
      const u = replies.performanceAdded(tried, m);
      if (!(v >= m - 1e-15) || !(u >= 0) || u === Infinity) continue;
      const utility = specialistPayoff(sector, share, x, y, x + u, y + v);
      const revenue = generalistRevenue(sector, share, x + u, y + v);
      const tolerance = ROUNDING * (revenue + investmentCost(sector.cost, u, v));
      if (!(utility > value + tolerance || (utility >= value - tolerance && revenue > bestRevenue + tolerance))) continue;
      face = tried;
      this.performances[s] = x + u;
      this.safeties[s] = y + v;
      bestRevenue = revenue;
      value = utility;
      steepness = Math.abs(sector.cost.cross * u) + 2 * sector.cost.safety * v;
    }
    // What is missing is a difference of two safeties, and carries their rounding into the cost.
    const rounding = 10 * ROUNDING * (1 - share) * (sector.revenuePerformance * this.performances[s]! + sector.revenueSafety * this.safeties[s]!)
      + LAST_BITS * steepness * (y + sector.floor);
    if (face === OUT || !(value >= -rounding)) {
      this.performances[s] = this.safeties[s] = 0;
      return false;
    }
    this.faces[s] = face;
    this.utilities[s] = Math.abs(value) < rounding ? 0 : value;
    this.revenue += bestRevenue;
    return true;
  }

  differsFrom(x: number, y: number): boolean {
    return Math.abs(x - this.performance) > SAME_PLAN || Math.abs(y - this.safety) > SAME_PLAN;
  }

  /** Whether G takes this plan rather than another that ties with it: performance rather than none, then the higher final safety over all sectors. */
  isPreferredTo(other: ChainPlan): boolean {
    const invests = this.performance > SAME_PLAN;
    if (invests !== other.performance > SAME_PLAN) return invests;
    let difference = 0;
    for (let s = 0; s < this.safeties.length; s++) difference += this.safeties[s]! - other.safeties[s]!;
    return difference > SAME_PLAN;
  }
}
