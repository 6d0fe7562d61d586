import { generalistRevenue, investmentCost, specialistPayoff } from './payoff.ts';
import { cubicRootsWithin, quadraticRoots } from './polynomial.ts';
import { COMPLIANCE, PERFORMANCE, SpecialistReplies } from './specialist.ts';
import type { Sector, SupplyChain } from './types.ts';

/** Utilities of this share of the sums behind them are rounding. */
const ROUNDING = 1e-13;
const SAME_PLAN = 1e-6;

/** What happens in one sector once the generalist has invested. */
export interface SectorOutcome {
  readonly takesPart: boolean;
  readonly performance: number;
  readonly safety: number;
  readonly utility: number;
}

/** The plan of a generalist with several specialists at given shares. An abstaining specialist removes its own sector only. */
export interface ChainOutcome {
  readonly shares: readonly number[];
  readonly takesPart: boolean;
  readonly performance: number;
  readonly safety: number;
  readonly utility: number;
  readonly sectors: readonly SectorOutcome[];
  /** Regimes of all sectors and the kind of point: constant while the plan is smooth in the shares. */
  readonly label: number;
  readonly margin: number;
}

const ABSENT: SectorOutcome = { takesPart: false, performance: 0, safety: 0, utility: 0 };

/** U_D at x = 0 as s0 + s1 m + s2 m², and what the generalist earns at x = 0 as base + slope·y, on one stretch of y. */
interface Stretch {
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
  readonly base: number;
  readonly slope: number;
  readonly floor: number;
}

/**
 * Backward induction with several specialists (model, section 6): given its safety y the generalist's performance is a
 * concave quadratic between participation limits, one a sector; in y the critical points are the union of all
 * sectors' regime ends, participation limits, stationary points of every face and curves U_D = 0. All are compared.
 */
export class SeveralSolver {
  private readonly chain: SupplyChain;
  private readonly replies: readonly SpecialistReplies[];
  private readonly roots = new Float64Array(3);
  private shares: readonly number[] = [];
  private active: readonly number[] = [];
  private best: ChainOutcome | null = null;
  private runnerUp = -Infinity;

  constructor(chain: SupplyChain) {
    this.chain = chain;
    this.replies = chain.sectors.map((sector) => new SpecialistReplies(sector));
  }

  /** Solves at G's shares, one a sector; a share of 0 means that this sector has no agreement. */
  solve(shares: readonly number[]): ChainOutcome {
    const { chain, replies } = this;
    const low = chain.floorGeneralist;
    this.shares = shares;
    this.active = shares.flatMap((share, s) => (share > 0 ? [s] : []));
    this.best = null;
    this.runnerUp = -Infinity;
    const cuts = [low];
    for (const s of this.active) {
      const sector = chain.sectors[s]!;
      const largest = Math.max(0, sector.floor - low);
      const reply = replies[s]!;
      reply.prepare(shares[s]!, largest);
      if (largest === 0) continue;
      cuts.push(sector.floor);
      for (let i = 1; i < reply.count; i++) cuts.push(sector.floor - reply.ends[i]!);
      for (let i = 0; i < reply.count; i++) {
        const stretch = this.stretchOf(s, reply.faces[i]!, true);
        const found = quadraticRoots(stretch.s2, stretch.s1, stretch.s0, this.roots);
        for (let k = 0; k < found; k++) {
          const m = this.roots[k]!;
          if (m > reply.ends[i]! && m < reply.ends[i + 1]!) cuts.push(sector.floor - m);
        }
      }
    }
    cuts.sort((a, b) => a - b);
    for (let i = 0; i < cuts.length; i++) {
      const right = cuts[i + 1] ?? Infinity;
      if (right > cuts[i]!) this.interval(cuts[i]!, right, i);
    }
    return this.answer();
  }

  private stretchOf(s: number, face: number, within: boolean): Stretch {
    const sector = this.chain.sectors[s]!;
    const { performance: A, cross: B, safety: C } = sector.cost;
    const reply = this.replies[s]!;
    const share = this.shares[s]!;
    const { earnPerformance: kp, earnSafety: ks } = reply;
    if (!within || (face !== PERFORMANCE && face < COMPLIANCE)) {
      const own = within ? face : reply.bestFace(0);
      const added = sector.revenuePerformance * reply.performanceAdded(own, 0) + sector.revenueSafety * reply.safetyAdded(own, 0);
      return { s0: Infinity, s1: 0, s2: 0, base: share * added, slope: share * sector.revenueSafety, floor: sector.floor };
    }
    if (face === PERFORMANCE) {
      return {
        s0: ks * sector.floor + (kp * kp) / (4 * A), s1: -(kp * B) / (2 * A), s2: (B * B) / (4 * A) - C,
        base: share * (sector.revenuePerformance * (kp - B * sector.floor) / (2 * A) + sector.revenueSafety * sector.floor),
        slope: (share * sector.revenuePerformance * B) / (2 * A), floor: sector.floor,
      };
    }
    return { s0: ks * sector.floor, s1: 0, s2: -C, base: share * sector.revenueSafety * sector.floor, slope: 0, floor: sector.floor };
  }

  /** All critical points while no sector changes regime. */
  private interval(left: number, right: number, index: number): void {
    const { chain } = this;
    const { performance: A0, cross: B0, safety: C0 } = chain.costGeneralist;
    const middle = right === Infinity ? left + 1 : 0.5 * (left + right);
    const stretches: Stretch[] = [];
    for (const s of this.active) {
      const m = chain.sectors[s]!.floor - middle;
      stretches.push(this.stretchOf(s, m > 0 ? this.replies[s]!.bestFace(m) : COMPLIANCE, m > 0));
    }
    const needed = (k: number, y: number): number => {
      const { s0, s1, s2, floor } = stretches[k]!;
      const m = floor - y;
      const base = s0 === Infinity ? 0 : s0 + s1 * m + s2 * m * m;
      const kp = this.replies[this.active[k]!]!.earnPerformance;
      return base >= 0 ? 0 : kp > 0 ? -base / kp : Infinity;
    };
    let needy = false;
    for (let k = 0; k < stretches.length && !needy; k++) needy = needed(k, middle) > 0;
    if (!needy) {
      // Every sector takes part whatever G's performance is: one quadratic, no limits.
      let gp = 0;
      let base = 0;
      let slope = 0;
      for (let k = 0; k < stretches.length; k++) {
        gp += this.shares[this.active[k]!]! * chain.sectors[this.active[k]!]!.revenuePerformance;
        base += stretches[k]!.base;
        slope += stretches[k]!.slope;
      }
      const label = index * 16 * 16 * 16 * 16;
      this.considerFree(left, left, right, gp, base, slope, label);
      if (right < Infinity) this.considerFree(right, left, right, gp, base, slope, label + 16);
      const curvature = 2 * C0 - (B0 * B0) / (2 * A0);
      if (curvature > 0) this.considerFree((slope - (B0 * gp) / (2 * A0)) / curvature, left, right, gp, base, slope, label + 32);
      this.considerFree(slope / (2 * C0), left, right, gp, base, slope, label + 48);
      return;
    }
    const points = [left];
    if (right < Infinity) points.push(right);
    const curved = stretches.flatMap((_, k) => (needed(k, middle) > 0 && needed(k, middle) < Infinity ? [k] : []));
    const always = stretches.flatMap((_, k) => (needed(k, middle) === 0 ? [k] : []));
    // Where two participation curves cross, the order in which sectors drop out changes.
    for (const a of curved) {
      for (const b of curved) {
        if (a < b) this.collect(this.curve(a, stretches), this.curve(b, stretches), left, right, points);
      }
    }
    points.sort((a, b) => a - b);
    for (let i = 0; i < points.length; i++) {
      const low = points[i]!;
      const high = points[i + 1] ?? right;
      const inside = high === Infinity ? low + 1 : 0.5 * (low + high);
      const order = [...curved].sort((a, b) => needed(a, inside) - needed(b, inside));
      for (let count = 0; count <= order.length; count++) {
        const set = [...always, ...order.slice(0, count)];
        if (set.length === 0) continue;
        const last = count === 0 ? -1 : order[count - 1]!;
        let gp = 0;
        let base = 0;
        let slope = 0;
        for (const k of set) {
          base += stretches[k]!.base;
          gp += this.shares[this.active[k]!]! * chain.sectors[this.active[k]!]!.revenuePerformance;
          slope += stretches[k]!.slope;
        }
        const tryAt = (y: number, kind: number): void => {
          if (!(y >= low && y <= high)) return;
          let x = Math.max(0, (gp - B0 * y) / (2 * A0));
          let branch = x > 0 ? 1 : 0;
          for (const k of set) {
            const limit = needed(k, y);
            // At the outer end of a sector's own limit it needs nothing: what is left there is rounding.
            if (limit > x && limit < Infinity) [x, branch] = [limit, 2 + k];
          }
          this.weigh(x, y, base + slope * y + gp * x, (((index * 16 + i) * 16 + count) * 16 + kind) * 16 + branch);
        };
        tryAt(low, 0);
        if (high < Infinity) tryAt(high, 1);
        const curvature = 2 * C0 - (B0 * B0) / (2 * A0);
        if (curvature > 0) tryAt((slope - (B0 * gp) / (2 * A0)) / curvature, 2);
        tryAt(slope / (2 * C0), 3);
        if (last < 0) continue;
        const { x0, x1, x2, floor } = this.curve(last, stretches);
        const found = cubicRootsWithin(
          -4 * A0 * x2 * x2, -6 * A0 * x1 * x2 + 3 * B0 * x2,
          2 * gp * x2 - 2 * A0 * (x1 * x1 + 2 * x0 * x2) - B0 * (2 * x2 * floor - 2 * x1) - 2 * C0,
          gp * x1 - slope - 2 * A0 * x0 * x1 - B0 * (x1 * floor - x0) + 2 * C0 * floor,
          floor - Math.min(high, floor), floor - low, this.roots,
        );
        for (let k = 0; k < found; k++) tryAt(floor - this.roots[k]!, 4 + k);
      }
    }
  }

  /** The plan with safety y and the performance that is best for G by itself. */
  private considerFree(y: number, left: number, right: number, gp: number, base: number, slope: number, label: number): void {
    if (!(y >= left && y <= right)) return;
    const { performance: A0, cross: B0 } = this.chain.costGeneralist;
    const x = (gp - B0 * y) / (2 * A0);
    if (x > 0) this.weigh(x, y, base + slope * y + gp * x, label + 1);
    else this.weigh(0, y, base + slope * y, label);
  }

  /** The performance that a sector needs, x0 + x1 m + x2 m², m its missing safety. */
  private curve(k: number, stretches: readonly Stretch[]): { x0: number; x1: number; x2: number; floor: number } {
    const { s0, s1, s2, floor } = stretches[k]!;
    const kp = this.replies[this.active[k]!]!.earnPerformance;
    return { x0: -s0 / kp, x1: -s1 / kp, x2: -s2 / kp, floor };
  }

  private collect(
    a: { x0: number; x1: number; x2: number; floor: number }, b: { x0: number; x1: number; x2: number; floor: number },
    left: number, right: number, points: number[],
  ): void {
    // In y: x0 + x1 (f - y) + x2 (f - y)².
    const inY = (c: typeof a): [number, number, number] => [c.x2, -c.x1 - 2 * c.x2 * c.floor, c.x0 + c.x1 * c.floor + c.x2 * c.floor * c.floor];
    const [a2, a1, a0] = inY(a);
    const [b2, b1, b0] = inY(b);
    const found = quadraticRoots(a2 - b2, a1 - b1, a0 - b0, this.roots);
    for (let k = 0; k < found; k++) if (this.roots[k]! > left && this.roots[k]! < right) points.push(this.roots[k]!);
  }

  /**
   * Considers a plan unless the revenue that the sectors meant to take part bring falls short of the best by more than rounding. Where more of
   * them take part than meant, the plan for those is tried as well, and is no worse.
   */
  private weigh(x: number, y: number, revenue: number, label: number): void {
    const { best } = this;
    if (best === null) {
      this.consider(x, y, label);
      return;
    }
    const utility = revenue - investmentCost(this.chain.costGeneralist, x, y);
    if (utility >= best.utility - 1e-11 * revenue) this.consider(x, y, label);
    else if (utility > this.runnerUp && (Math.abs(x - best.performance) > SAME_PLAN || Math.abs(y - best.safety) > SAME_PLAN)) this.runnerUp = utility;
  }

  /** The exact outcome of a plan (x, y): every specialist answers, or leaves. */
  private consider(x: number, y: number, label: number): void {
    const { chain } = this;
    let revenue = 0;
    const sectors: SectorOutcome[] = chain.sectors.map((sector, s) => {
      if (!(this.shares[s]! > 0)) return ABSENT;
      const outcome = replyOf(sector, this.replies[s]!, this.shares[s]!, x, y);
      if (outcome.takesPart) revenue += generalistRevenue(sector, this.shares[s]!, outcome.performance, outcome.safety);
      return outcome;
    });
    if (!sectors.some((sector) => sector.takesPart)) return;
    const utility = revenue - investmentCost(chain.costGeneralist, x, y);
    let full = label;
    for (const sector of sectors) full = (full * 2 + (sector.takesPart ? 1 : 0)) % 0x1fffffffffff;
    const tried: ChainOutcome = { shares: this.shares, takesPart: true, performance: x, safety: y, utility, sectors, label: full, margin: 0 };
    const { best } = this;
    if (best === null) {
      this.best = tried;
      return;
    }
    const distinct = Math.abs(x - best.performance) > SAME_PLAN || Math.abs(y - best.safety) > SAME_PLAN;
    const tolerance = distinct ? ROUNDING * revenue : 0;
    if (utility > best.utility + tolerance || (tolerance > 0 && utility >= best.utility - tolerance && preferred(tried, best))) {
      if (distinct && best.utility > this.runnerUp) this.runnerUp = best.utility;
      this.best = tried;
    } else if (distinct && utility > this.runnerUp) this.runnerUp = utility;
  }

  private answer(): ChainOutcome {
    const { best, shares } = this;
    if (best !== null && best.utility >= -ROUNDING) {
      return { ...best, shares, utility: Math.max(0, best.utility), margin: best.utility - this.runnerUp };
    }
    return {
      shares, takesPart: false, performance: 0, safety: 0, utility: 0, label: -1, margin: Infinity,
      sectors: this.chain.sectors.map(() => ABSENT),
    };
  }
}

/** A specialist's best reply to (x, y); indifferent, the one that earns G more, and rather in than out. */
function replyOf(sector: Sector, replies: SpecialistReplies, share: number, x: number, y: number): SectorOutcome {
  const m = Math.max(0, sector.floor - y);
  let best: SectorOutcome = ABSENT;
  let bestRevenue = -Infinity;
  let value = -Infinity;
  for (let face = 0; face <= COMPLIANCE; face++) {
    const v = replies.safetyAdded(face, m);
    const u = replies.performanceAdded(face, m);
    if (!(v >= m - 1e-15) || !(u >= 0) || !Number.isFinite(u)) continue;
    if (face === 0 && !replies.interiorExists) continue;
    const utility = specialistPayoff(sector, share, x, y, x + u, y + v);
    const revenue = generalistRevenue(sector, share, x + u, y + v);
    const tolerance = ROUNDING * (revenue + investmentCost(sector.cost, u, v));
    if (utility > value + tolerance || (utility >= value - tolerance && revenue > bestRevenue + tolerance)) {
      const scale = (1 - share) * (sector.revenuePerformance * (x + u) + sector.revenueSafety * (y + v));
      best = { takesPart: utility >= -10 * ROUNDING * scale, performance: x + u, safety: y + v, utility: Math.abs(utility) < 10 * ROUNDING * scale ? 0 : utility };
      bestRevenue = revenue;
      value = utility;
    }
  }
  return best.takesPart ? best : ABSENT;
}

/** Ties between plans of the generalist: performance rather than none, then the higher final safety over all sectors. */
function preferred(tried: ChainOutcome, best: ChainOutcome): boolean {
  const invests = tried.performance > SAME_PLAN;
  if (invests !== best.performance > SAME_PLAN) return invests;
  const total = (outcome: ChainOutcome): number => outcome.sectors.reduce((sum, sector) => sum + sector.safety, 0);
  return total(tried) > total(best) + SAME_PLAN;
}
