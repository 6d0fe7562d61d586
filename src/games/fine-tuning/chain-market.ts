import { generalistRevenue, specialistPayoff } from './payoff.ts';
import { difference, READ_AT, rootsWithin, slopeAt, through } from './read-polynomial.ts';
import type { Quartic } from './read-polynomial.ts';
import type { Sector } from './types.ts';

/** A specialist's utility that falls short of nothing, or of another, by this share of its revenue is rounding. */
const ROUNDING = 2e-14;
const LAST_BITS = 1e-15;

/** A way for a specialist to answer: the safety that it adds, or just what is missing, with or without performance. */
interface Way {
  readonly safety: number | null;
  readonly performs: boolean;
}

/** One specialist at one share, in the search that checks bargained shares. */
export class Market {
  readonly sector: Sector;
  readonly share: number;
  readonly index: number;
  /** (1-δ) r_p, and G's part. */
  readonly earned: number;
  readonly worth: number;
  /** Safeties of G from `low` on at which it changes its way, or begins to take part without performance of G. */
  readonly cuts: readonly number[];

  /** On one cell of G's safety: whether it takes part at all, what G earns and what performance it needs at `READ_AT`, and the need as a polynomial (null: none). */
  open = false;
  need: Quartic | null = null;
  readonly needs = new Float64Array(READ_AT.length);
  readonly revenues = new Float64Array(READ_AT.length);

  /** At one safety: utility without performance of G, its rounding, what G earns, the safety reached, the performance needed. */
  utilityHere = 0;
  roundingHere = 0;
  revenueHere = 0;
  finalHere = 0;
  needHere = 0;

  /** Every way that can be best; which of them are allowed hangs on what is missing. */
  private readonly ways: readonly Way[];

  constructor(sector: Sector, share: number, index: number, low: number) {
    this.sector = sector;
    this.share = share;
    this.index = index;
    const { performance: A, cross: B, safety: C } = sector.cost;
    this.earned = (1 - share) * sector.revenuePerformance;
    this.worth = share * sector.revenuePerformance;
    const ks = (1 - share) * sector.revenueSafety;
    const ways: Way[] = [{ safety: null, performs: true }, { safety: null, performs: false }];
    const bend = 2 * C - (B * B) / (2 * A);
    const both = bend > 0 ? (ks - (B * this.earned) / (2 * A)) / bend : -1;
    if (both >= 0 && this.earned - B * both > 0) ways.push({ safety: both, performs: true });
    const alone = ks / (2 * C);
    if (this.earned - B * alone <= 0) ways.push({ safety: alone, performs: false });
    this.ways = ways;
    // What is missing where "just that" stops adding performance.
    this.cuts = this.cutsFrom(low, B > 0 ? this.earned / B : Infinity);
  }

  /** Reads off need and revenue around the middle of a cell. */
  prepare(middle: number, radius: number): void {
    const { sector, earned } = this;
    const lacking = sector.floor > middle;
    const way = this.bestWay(middle);
    const needy = this.utility(way, middle, lacking ? sector.floor - middle : 0) < 0;
    this.need = null;
    this.open = !needy || earned > 0;
    if (!this.open) return;
    for (let k = 0; k < READ_AT.length; k++) {
      const y = middle + READ_AT[k]! * radius;
      const missing = lacking ? sector.floor - y : 0;
      this.revenues[k] = this.revenue(way, y, missing);
      if (needy) this.needs[k] = -this.utility(way, y, missing) / earned;
    }
    if (needy) this.need = through(this.needs, radius);
  }

  /** Answers safety y. */
  answer(y: number): void {
    const { sector, earned } = this;
    const way = this.bestWay(y);
    const missing = Math.max(0, sector.floor - y);
    const v = way.safety ?? missing;
    this.utilityHere = this.utility(way, y, missing);
    this.revenueHere = this.revenue(way, y, missing);
    this.finalHere = y + v;
    // The cost carries the rounding of what is missing, a difference of two safeties.
    const steepness = Math.abs(sector.cost.cross * this.performance(way, v)) + 2 * sector.cost.safety * v;
    this.roundingHere = ROUNDING * this.gross(this.revenueHere) + LAST_BITS * steepness * (y + sector.floor);
    this.needHere = this.utilityHere >= -this.roundingHere ? 0 : earned > 0 ? -this.utilityHere / earned : Infinity;
  }

  private performance(way: Way, safety: number): number {
    return way.performs ? (this.earned - this.sector.cost.cross * safety) / (2 * this.sector.cost.performance) : 0;
  }

  /** U_D without performance of G, by the formula of one way also where it is not taken. */
  private utility(way: Way, y: number, missing: number): number {
    const v = way.safety ?? missing;
    return specialistPayoff(this.sector, this.share, 0, y, this.performance(way, v), y + v);
  }

  private revenue(way: Way, y: number, missing: number): number {
    const v = way.safety ?? missing;
    return generalistRevenue(this.sector, this.share, this.performance(way, v), y + v);
  }

  /** What D sells where G earns so much. */
  private gross(revenue: number): number {
    return ((1 - this.share) / this.share) * revenue;
  }

  private allowed(way: Way, missing: number): boolean {
    const v = way.safety ?? missing;
    return v >= missing - LAST_BITS && this.performance(way, v) >= 0;
  }

  /** The best way at safety y; among equals the one that earns G more. */
  private bestWay(y: number): Way {
    const missing = Math.max(0, this.sector.floor - y);
    let best: Way | null = null;
    let value = -Infinity;
    let earns = 0;
    for (const way of this.ways) {
      if (!this.allowed(way, missing)) continue;
      const utility = this.utility(way, y, missing);
      const rounding = best === null ? 0 : ROUNDING * this.gross(earns);
      if (best !== null && utility < value - rounding) continue;
      const revenue = this.revenue(way, y, missing);
      if (best !== null && utility <= value + rounding && revenue <= earns) continue;
      best = way;
      value = utility;
      earns = revenue;
    }
    return best!;
  }

  private cutsFrom(low: number, kink: number): number[] {
    const { ways } = this;
    const { floor } = this.sector;
    if (!(floor > low)) return [];
    const cuts = [low, floor, floor - kink, ...ways.flatMap(({ safety }) => (safety === null ? [] : [floor - safety]))]
      .filter((y) => y >= low && y <= floor).sort((a, b) => a - b);
    const own = [...cuts];
    for (let k = 0; k + 1 < own.length; k++) {
      const [left, right] = [own[k]!, own[k + 1]!];
      if (!(right > left)) continue;
      const middle = 0.5 * (left + right);
      const [from, to] = [left - middle, right - middle];
      const open = ways.filter((way) => this.allowed(way, floor - middle));
      const curves = open.map((way) => through(READ_AT.map((at) => this.utility(way, middle + at * floor, floor - middle - at * floor)), floor));
      curves.forEach((curve, i) => {
        for (const t of rootsWithin(curve, from, to, floor)) cuts.push(this.sharpened(open[i]!, curve, middle, t));
        for (const other of curves.slice(i + 1)) for (const t of rootsWithin(difference(curve, other), from, to, floor)) cuts.push(middle + t);
      });
    }
    return cuts;
  }

  /** A root of the payoff itself: the polynomial carries the rounding of the far points. */
  private sharpened(way: Way, curve: Quartic, middle: number, t: number): number {
    const { floor } = this.sector;
    let y = middle + t;
    for (let round = 0; round < 2; round++) {
      const step = this.utility(way, y, floor - y) / slopeAt(curve, y - middle);
      if (Math.abs(step) < 1e-6 * floor) y -= step;
    }
    return y;
  }
}
