import { ChainPlan, OUT, ROUNDING } from './chain-plan.ts';
import { CROSSING, CURVE, END_OF_PARTICIPATION, ENDS_PER_SECTOR, FREE, labelOf, LOWEST, NO_PERFORMANCE } from './plan-kinds.ts';
import { investmentCost } from './payoff.ts';
import { cubicRootsWithin, quadraticRoots } from './polynomial.ts';
import type { ChainOutcome } from './several-outcome.ts';
import { COMPLIANCE, PERFORMANCE, SpecialistReplies } from './specialist.ts';
import type { SupplyChain } from './types.ts';

/** Stretches of one specialist's replies that are kept; the last is that at and above its floor. */
const STRETCHES = 10;
const ABOVE = STRETCHES - 1;

const MOST_SECTORS = 12;

/**
 * Backward induction with several specialists (model, section 6): given its safety y the generalist's performance is a
 * concave quadratic between participation limits, one a sector; in y the critical points are the union of all
 * sectors' regime ends, participation limits, stationary points of every face and curves U_D = 0. All are compared.
 * The object is reused from shares to shares; its plan stands in the fields. At most 12 sectors.
 */
export class SeveralSolver {
  takesPart = false;
  utility = 0;
  /** As in `ChainOutcome`. */
  label = -1;
  margin = Infinity;
  /** The plan, where G takes part. */
  best: ChainPlan;

  private readonly chain: SupplyChain;
  private readonly replies: readonly SpecialistReplies[];
  private readonly roots = new Float64Array(3);
  private tried: ChainPlan;
  private known = false;
  private runnerUp = -Infinity;
  private shares: readonly number[] = [];
  private activeCount = 0;
  private readonly active: Int32Array;
  /** By sector and stretch: U_D at x = 0 is u0 + u1 m + u2 m² (u0 infinite: always enough), G earns base + slope·y there. */
  private readonly u0: Float64Array;
  private readonly u1: Float64Array;
  private readonly u2: Float64Array;
  private readonly base: Float64Array;
  private readonly slope: Float64Array;
  /** Points of y between which nobody changes regime, ascending, with what each of them is. */
  private cutCount = 0;
  private readonly cuts: Float64Array;
  private readonly ends: Int32Array;
  /** On one interval: each sector's stretch and what it needs at the middle; crossings of the needs. */
  private readonly stretch: Int32Array;
  private readonly need: Float64Array;
  private pointCount = 0;
  private readonly points: Float64Array;
  private readonly pointEnds: Int32Array;
  /** Sectors that always take part, then those with a need, the smallest first. */
  private readonly order: Int32Array;

  constructor(chain: SupplyChain) {
    const sectors = chain.sectors.length;
    if (sectors > MOST_SECTORS) throw new RangeError(`at most ${MOST_SECTORS} specialists, found ${sectors}`);
    this.chain = chain;
    this.replies = chain.sectors.map((sector) => new SpecialistReplies(sector));
    this.best = new ChainPlan(sectors);
    this.tried = new ChainPlan(sectors);
    this.active = new Int32Array(sectors);
    this.u0 = new Float64Array(sectors * STRETCHES);
    this.u1 = new Float64Array(sectors * STRETCHES);
    this.u2 = new Float64Array(sectors * STRETCHES);
    this.base = new Float64Array(sectors * STRETCHES);
    this.slope = new Float64Array(sectors * STRETCHES);
    this.cuts = new Float64Array(1 + sectors * 3 * STRETCHES);
    this.ends = new Int32Array(this.cuts.length);
    this.stretch = new Int32Array(sectors);
    this.need = new Float64Array(sectors);
    this.points = new Float64Array(2 + sectors * sectors);
    this.pointEnds = new Int32Array(this.points.length);
    this.order = new Int32Array(sectors);
  }

  /** Solves at G's shares, one a sector; a share of 0 means that this sector has no agreement. */
  solve(shares: readonly number[]): ChainOutcome {
    this.plan(shares);
    const { best, takesPart, utility, label, margin } = this;
    return {
      shares: [...shares], takesPart, utility, label, margin,
      performance: takesPart ? best.performance : 0,
      safety: takesPart ? best.safety : 0,
      sectors: shares.map((_, s) => {
        const takes = takesPart && best.faces[s] !== OUT;
        if (!takes) return { takesPart: false, performance: 0, safety: 0, utility: 0 };
        return { takesPart: true, performance: best.performances[s]!, safety: best.safeties[s]!, utility: best.utilities[s]! };
      }),
    };
  }

  /** As `solve`, with the answer in the fields alone. */
  plan(shares: readonly number[]): void {
    const { chain, replies } = this;
    const low = chain.floorGeneralist;
    this.shares = shares;
    this.activeCount = 0;
    this.known = false;
    this.runnerUp = -Infinity;
    this.cutCount = 0;
    this.cut(low, LOWEST);
    for (let s = 0; s < shares.length; s++) {
      const share = shares[s]!;
      if (!(share > 0)) continue;
      this.active[this.activeCount++] = s;
      const { floor } = chain.sectors[s]!;
      const largest = floor > low ? floor - low : 0;
      const reply = replies[s]!;
      reply.prepare(share, largest);
      this.freeStretch(s, ABOVE, reply.bestFace(0));
      if (largest === 0) continue;
      this.cut(floor, s * ENDS_PER_SECTOR);
      for (let i = 0; i < reply.count; i++) {
        const face = reply.faces[i]!;
        if (i > 0) this.cut(floor - reply.ends[i]!, s * ENDS_PER_SECTOR + reply.codes[i]!);
        if (face !== PERFORMANCE && face < COMPLIANCE) {
          this.freeStretch(s, i, face);
          continue;
        }
        this.boundStretch(s, i, face);
        const at = s * STRETCHES + i;
        const found = quadraticRoots(this.u2[at]!, this.u1[at]!, this.u0[at]!, this.roots);
        for (let k = 0; k < found; k++) {
          const m = this.roots[k]!;
          if (m > reply.ends[i]! && m < reply.ends[i + 1]!) this.cut(floor - m, s * ENDS_PER_SECTOR + END_OF_PARTICIPATION + 2 * face + k);
        }
      }
    }
    for (let i = 0; i < this.cutCount; i++) this.interval(i);
    this.finish();
  }

  /** Notes an end of regimes; of several at the same point the first is kept, so that its name does not hang on rounding. */
  private cut(y: number, end: number): void {
    const { cuts, ends } = this;
    let at = this.cutCount;
    while (at > 0 && cuts[at - 1]! > y) at--;
    if (at > 0 && cuts[at - 1] === y) return;
    for (let k = this.cutCount; k > at; k--) {
      cuts[k] = cuts[k - 1]!;
      ends[k] = ends[k - 1]!;
    }
    cuts[at] = y;
    ends[at] = end;
    this.cutCount++;
  }

  /** Replies that do not hang on the need. */
  private freeStretch(s: number, i: number, face: number): void {
    const { revenuePerformance, revenueSafety } = this.chain.sectors[s]!;
    const reply = this.replies[s]!;
    const at = s * STRETCHES + i;
    const share = this.shares[s]!;
    this.u0[at] = Infinity;
    this.u1[at] = this.u2[at] = 0;
    this.base[at] = share * (revenuePerformance * reply.performanceAdded(face, 0) + revenueSafety * reply.safetyAdded(face, 0));
    this.slope[at] = share * revenueSafety;
  }

  /** Replies that add just the safety that is missing. */
  private boundStretch(s: number, i: number, face: number): void {
    const { revenuePerformance, revenueSafety, floor, cost } = this.chain.sectors[s]!;
    const { performance: A, cross: B, safety: C } = cost;
    const { earnPerformance: kp, earnSafety: ks } = this.replies[s]!;
    const at = s * STRETCHES + i;
    const share = this.shares[s]!;
    const performs = face === PERFORMANCE;
    this.u0[at] = ks * floor + (performs ? (kp * kp) / (4 * A) : 0);
    this.u1[at] = performs ? -(kp * B) / (2 * A) : 0;
    this.u2[at] = (performs ? (B * B) / (4 * A) : 0) - C;
    this.base[at] = share * ((performs ? (revenuePerformance * (kp - B * floor)) / (2 * A) : 0) + revenueSafety * floor);
    this.slope[at] = performs ? (share * revenuePerformance * B) / (2 * A) : 0;
  }

  /** The performance that sector s needs of G on its stretch at safety y: 0, or positive, or infinite. */
  private needed(s: number, y: number): number {
    const at = this.stretch[s]!;
    const u0 = this.u0[at]!;
    if (u0 === Infinity) return 0;
    const m = this.chain.sectors[s]!.floor - y;
    const base = u0 + this.u1[at]! * m + this.u2[at]! * m * m;
    if (base >= 0) return 0;
    const kp = this.replies[s]!.earnPerformance;
    return kp > 0 ? -base / kp : Infinity;
  }

  /** All critical points from cut i to the next, where no sector changes regime. */
  private interval(i: number): void {
    const { chain, cuts, replies } = this;
    const left = cuts[i]!;
    const right = i + 1 < this.cutCount ? cuts[i + 1]! : Infinity;
    const middle = right === Infinity ? left + 1 : 0.5 * (left + right);
    let gp = 0;
    let base = 0;
    let slope = 0;
    let always = 0;
    let needy = 0;
    const { order } = this;
    for (let k = 0; k < this.activeCount; k++) {
      const s = this.active[k]!;
      const m = chain.sectors[s]!.floor - middle;
      let stretch = ABOVE;
      if (m > 0) {
        const reply = replies[s]!;
        stretch = 0;
        while (stretch < reply.count - 1 && m > reply.ends[stretch + 1]!) stretch++;
      }
      const at = s * STRETCHES + stretch;
      this.stretch[s] = at;
      const need = this.needed(s, middle);
      this.need[s] = need;
      if (need > 0) {
        if (need < Infinity) needy++;
        continue;
      }
      order[always++] = s;
      gp += this.shares[s]! * chain.sectors[s]!.revenuePerformance;
      base += this.base[at]!;
      slope += this.slope[at]!;
    }
    this.pointCount = 0;
    this.point(left, this.ends[i]!);
    this.point(right, right === Infinity ? LOWEST : this.ends[i + 1]!);
    if (needy === 0) {
      this.region(left, right, this.ends[i]!, this.pointEnds[1]!, always, -1, gp, base, slope);
      return;
    }
    if (needy > 1) this.crossings(left, right);
    for (let p = 0; p + 1 < this.pointCount; p++) {
      const low = this.points[p]!;
      const high = this.points[p + 1]!;
      if (!(high > low)) continue;
      const inside = high === Infinity ? low + 1 : 0.5 * (low + high);
      // The needy by what they need here: who needs more drops out first.
      let count = always;
      for (let k = 0; k < this.activeCount; k++) {
        const s = this.active[k]!;
        if (!(this.need[s]! > 0 && this.need[s]! < Infinity)) continue;
        this.need[s] = this.needed(s, inside);
        let at = count++;
        for (; at > always && this.need[order[at - 1]!]! > this.need[s]!; at--) order[at] = order[at - 1]!;
        order[at] = s;
      }
      let worth = gp;
      let earned = base;
      let rise = slope;
      for (let members = always; members <= count; members++) {
        const last = members > always ? order[members - 1]! : -1;
        if (last >= 0) {
          const at = this.stretch[last]!;
          worth += this.shares[last]! * chain.sectors[last]!.revenuePerformance;
          earned += this.base[at]!;
          rise += this.slope[at]!;
        }
        if (members > 0) this.region(low, high, this.pointEnds[p]!, this.pointEnds[p + 1]!, members, last, worth, earned, rise);
      }
    }
  }

  private point(y: number, end: number): void {
    let at = this.pointCount++;
    for (; at > 0 && this.points[at - 1]! > y; at--) {
      this.points[at] = this.points[at - 1]!;
      this.pointEnds[at] = this.pointEnds[at - 1]!;
    }
    this.points[at] = y;
    this.pointEnds[at] = end;
  }

  /** Where two participation curves cross, the order in which sectors drop out changes. */
  private crossings(left: number, right: number): void {
    const { sectors } = this.chain;
    for (let k = 0; k < this.activeCount; k++) {
      const a = this.active[k]!;
      if (!(this.need[a]! > 0 && this.need[a]! < Infinity)) continue;
      for (let l = k + 1; l < this.activeCount; l++) {
        const b = this.active[l]!;
        if (!(this.need[b]! > 0 && this.need[b]! < Infinity)) continue;
        // In y: (u0 + u1 (f - y) + u2 (f - y)²) / kp of the one less that of the other.
        let c2 = 0;
        let c1 = 0;
        let c0 = 0;
        for (let side = 0; side < 2; side++) {
          const s = side === 0 ? a : b;
          const sign = side === 0 ? 1 : -1;
          const at = this.stretch[s]!;
          const f = sectors[s]!.floor;
          const scale = sign / this.replies[s]!.earnPerformance;
          c2 += scale * this.u2[at]!;
          c1 -= scale * (this.u1[at]! + 2 * this.u2[at]! * f);
          c0 += scale * (this.u0[at]! + this.u1[at]! * f + this.u2[at]! * f * f);
        }
        const found = quadraticRoots(c2, c1, c0, this.roots);
        for (let r = 0; r < found; r++) {
          const y = this.roots[r]!;
          if (y > left && y < right) this.point(y, CROSSING + 2 * (a * MOST_SECTORS + b) + r);
        }
      }
    }
  }

  /** Critical points in [low, high] where the first `members` of `order` take part, `last` being the one with the largest need, or -1. */
  private region(low: number, high: number, lowEnd: number, highEnd: number, members: number, last: number, gp: number, base: number, slope: number): void {
    const { performance: A0, cross: B0, safety: C0 } = this.chain.costGeneralist;
    this.tryAt(low, lowEnd, members, gp, base, slope);
    if (high < Infinity) this.tryAt(high, highEnd, members, gp, base, slope);
    const curvature = 2 * C0 - (B0 * B0) / (2 * A0);
    if (curvature > 0) {
      const y = (slope - (B0 * gp) / (2 * A0)) / curvature;
      if (y >= low && y <= high && gp - B0 * y >= 0) this.tryAt(y, FREE, members, gp, base, slope);
    }
    const alone = slope / (2 * C0);
    if (alone >= low && alone <= high && gp - B0 * alone <= 0) this.tryAt(alone, NO_PERFORMANCE, members, gp, base, slope);
    if (last < 0) return;
    // On the curve on which the last gets nothing x is quadratic in its missing safety, U_G a quartic.
    const at = this.stretch[last]!;
    const kp = this.replies[last]!.earnPerformance;
    const { floor } = this.chain.sectors[last]!;
    const [x0, x1, x2] = [-this.u0[at]! / kp, -this.u1[at]! / kp, -this.u2[at]! / kp];
    const found = cubicRootsWithin(
      -4 * A0 * x2 * x2, -6 * A0 * x1 * x2 + 3 * B0 * x2,
      2 * gp * x2 - 2 * A0 * (x1 * x1 + 2 * x0 * x2) - B0 * (2 * x2 * floor - 2 * x1) - 2 * C0,
      gp * x1 - slope - 2 * A0 * x0 * x1 - B0 * (x1 * floor - x0) + 2 * C0 * floor,
      floor - (high < floor ? high : floor), floor - low, this.roots,
    );
    const [first, second, third] = [this.roots[0]!, this.roots[1]!, this.roots[2]!];
    if (found > 0) this.tryAt(floor - first, CURVE + 3 * last, members, gp, base, slope);
    if (found > 1) this.tryAt(floor - second, CURVE + 3 * last + 1, members, gp, base, slope);
    if (found > 2) this.tryAt(floor - third, CURVE + 3 * last + 2, members, gp, base, slope);
  }

  /**
   * The plan with safety y and the best performance that the members accept, unless the revenue they bring falls short of the best plan by more
   * than rounding. Where more take part than meant, the plan for those is tried as well, and is no worse.
   */
  private tryAt(y: number, kind: number, members: number, gp: number, base: number, slope: number): void {
    const { chain, best } = this;
    const { performance: A0, cross: B0 } = chain.costGeneralist;
    let x = (gp - B0 * y) / (2 * A0);
    let branch = 1;
    if (!(x > 0)) x = branch = 0;
    for (let k = 0; k < members; k++) {
      const limit = this.needed(this.order[k]!, y);
      // At the outer end of a sector's own limit it needs nothing: what is left there is rounding.
      if (limit > x && limit < Infinity) [x, branch] = [limit, 2 + this.order[k]!];
    }
    if (this.known) {
      const revenue = base + slope * y + gp * x;
      const utility = revenue - investmentCost(chain.costGeneralist, x, y);
      if (!(utility >= best.utility - 1e-11 * revenue)) {
        if (utility > this.runnerUp && best.differsFrom(x, y)) this.runnerUp = utility;
        return;
      }
    }
    this.consider(x, y, kind, branch);
  }

  /** Compares the exact outcome of a plan with the best. */
  private consider(x: number, y: number, kind: number, branch: number): void {
    const { tried, best } = this;
    if (!tried.answer(this.chain, this.replies, this.shares, x, y)) return;
    tried.kind = kind;
    tried.branch = branch;
    if (this.known) {
      const distinct = best.differsFrom(x, y);
      const tolerance = distinct ? ROUNDING * tried.revenue : 0;
      const better = tried.utility > best.utility + tolerance || (tolerance > 0 && tried.utility >= best.utility - tolerance && tried.isPreferredTo(best));
      if (distinct) this.runnerUp = Math.max(this.runnerUp, better ? best.utility : tried.utility);
      if (!better) return;
    }
    this.known = true;
    this.best = tried;
    this.tried = best;
  }

  private finish(): void {
    const { best } = this;
    this.takesPart = this.known && best.utility >= -0.3 * ROUNDING * best.revenue;
    if (!this.takesPart) {
      this.utility = 0;
      this.label = -1;
      this.margin = Infinity;
      return;
    }
    this.utility = best.utility > 0 ? best.utility : 0;
    this.margin = best.utility - this.runnerUp;
    this.label = labelOf(best);
  }
}
