import { generalistRevenue, investmentCost, specialistPayoff } from './payoff.ts';
import type { Sector, SupplyChain } from './types.ts';

/**
 * G's best plan with several specialists at given shares, for the check of bargained shares: a method that shares only the payoff function with
 * the solver. Between finitely many safeties of G every utility is a polynomial of at most the fourth degree in its safety. The polynomials
 * are read off the payoff function at five points, and so are the points between which they hold; no formula of theirs is written down.
 */

/** Utilities closer than this share of G's revenue are a tie, which goes to performance rather than none, then to the higher final safety. */
const TIE = 2e-13;
const SAME_PLAN = 1e-6;
/** A specialist's utility that falls short of nothing, or of another, by this share of its revenue is rounding. */
const ROUNDING = 2e-14;
const LAST_BITS = 1e-15;
/** How many spans past the last cut a peak is looked for. */
const FAR = 1e6;

/** A way for a specialist to answer: the safety that it adds, or just what is missing, with or without performance. */
interface Way {
  readonly safety: number | null;
  readonly performs: boolean;
}

class Market {
  readonly sector: Sector;
  readonly share: number;
  readonly index: number;
  /** (1-δ) r_p, and G's part. */
  readonly earned: number;
  readonly worth: number;
  /** Every way that can be best; which of them are allowed hangs on what is missing. */
  readonly ways: readonly Way[];
  /** What is missing where "just that" stops adding performance. */
  readonly kink: number;
  /** On one cell: the way taken, and the need as a polynomial; 0 for one that takes part anyway. */
  way: Way | null = null;
  need: readonly number[] | null = null;
  needed = 0;

  constructor(sector: Sector, share: number, index: number) {
    this.sector = sector;
    this.share = share;
    this.index = index;
    const { performance: A, cross: B, safety: C } = sector.cost;
    this.earned = (1 - share) * sector.revenuePerformance;
    this.worth = share * sector.revenuePerformance;
    this.kink = B > 0 ? this.earned / B : Infinity;
    const ks = (1 - share) * sector.revenueSafety;
    const ways: Way[] = [{ safety: null, performs: true }, { safety: null, performs: false }];
    const bend = 2 * C - (B * B) / (2 * A);
    const both = bend > 0 ? (ks - (B * this.earned) / (2 * A)) / bend : -1;
    if (both >= 0 && this.earned - B * both > 0) ways.push({ safety: both, performs: true });
    const alone = ks / (2 * C);
    if (this.earned - B * alone <= 0) ways.push({ safety: alone, performs: false });
    this.ways = ways;
  }

  added(way: Way, missing: number): number {
    return way.safety ?? missing;
  }

  performance(way: Way, safety: number): number {
    return way.performs ? (this.earned - this.sector.cost.cross * safety) / (2 * this.sector.cost.performance) : 0;
  }

  /** U_D without performance of G, by the formula of one way also where it is not taken. */
  utility(way: Way, y: number, missing: number): number {
    const v = this.added(way, missing);
    return specialistPayoff(this.sector, this.share, 0, y, this.performance(way, v), y + v);
  }

  /** What D sells without performance of G. */
  gross(way: Way, y: number, missing: number): number {
    return ((1 - this.share) / this.share) * this.revenue(way, y, missing);
  }

  revenue(way: Way, y: number, missing: number): number {
    const v = this.added(way, missing);
    return generalistRevenue(this.sector, this.share, this.performance(way, v), y + v);
  }

  /** The best way at safety y; among equals the one that earns G more. */
  bestWay(y: number): Way {
    const missing = Math.max(0, this.sector.floor - y);
    let best: Way | null = null;
    let value = -Infinity;
    for (const way of this.ways) {
      const v = this.added(way, missing);
      if (v < missing - 1e-15 || this.performance(way, v) < 0) continue;
      const utility = this.utility(way, y, missing);
      const rounding = best === null ? 0 : ROUNDING * this.gross(best, y, missing);
      if (best === null || utility > value + rounding || (utility > value - rounding && this.revenue(way, y, missing) > this.revenue(best, y, missing))) {
        best = way;
        value = utility;
      }
    }
    return best!;
  }
}

export interface FoundPlan {
  readonly generalist: number;
  /** By sector; 0 where a specialist stays out. */
  readonly specialists: readonly number[];
}

/** Coefficients in t, y = middle + t, of the polynomial of degree at most four through f at five points half a radius apart. */
function polynomial(f: (y: number) => number, middle: number, radius: number): number[] {
  const h = 0.5 * radius;
  const [a, b, c, d, e] = [f(middle - radius), f(middle - h), f(middle), f(middle + h), f(middle + radius)] as const;
  const odd = [(d - b) / 2, (e - a) / 2] as const;
  const even = [(b + d) / 2 - c, (a + e) / 2 - c] as const;
  // In units of the radius: k2 h² + k4 h⁴ is even, k1 h + k3 h³ odd, at h = 1/2 and 1.
  const square = radius * radius;
  return [
    c, (8 * odd[0] - odd[1]) / (3 * radius), (16 * even[0] - even[1]) / (3 * square),
    (4 * odd[1] - 8 * odd[0]) / (3 * radius * square), (4 * even[1] - 16 * even[0]) / (3 * square * square),
  ];
}

const valueAt = (c: readonly number[], t: number): number => c.reduceRight((sum, k) => sum * t + k, 0);
const derivative = (c: readonly number[]): number[] => c.slice(1).map((k, power) => k * (power + 1));

/** Roots in (low, high) by the roots of the derivative, and bisection with secants between them. */
function rootsWithin(c: readonly number[], low: number, high: number, radius: number): number[] {
  let top = c.length - 1;
  // Coefficients that are rounding of the others, measured at the radius, are none.
  const sizes: number[] = [];
  for (let k = 0, unit = 1; k <= top; k++, unit *= radius) sizes.push(Math.abs(c[k]!) * unit);
  const size = Math.max(...sizes);
  while (top > 0 && sizes[top]! <= 1e-13 * size) top--;
  if (top === 0) return [];
  const kept = c.slice(0, top + 1);
  if (top === 1) {
    const root = -kept[0]! / kept[1]!;
    return root > low && root < high ? [root] : [];
  }
  const ends = [low, ...rootsWithin(derivative(kept), low, high, radius), high];
  const found: number[] = [];
  for (let k = 0; k + 1 < ends.length; k++) {
    let [a, b] = [ends[k]!, ends[k + 1]!];
    let [fa, fb] = [valueAt(kept, a), valueAt(kept, b)];
    if (fa > 0 === fb > 0) continue;
    for (let step = 0; step < 100 && b - a > 1e-16 * (radius + Math.abs(a)); step++) {
      const secant = (a * fb - b * fa) / (fb - fa);
      const t = step % 3 === 2 || !(secant > a && secant < b) ? 0.5 * (a + b) : secant;
      if (!(t > a && t < b)) break;
      const ft = valueAt(kept, t);
      if (ft > 0 === fa > 0) [a, fa] = [t, ft];
      else [b, fb] = [t, ft];
      if (ft === 0) break;
    }
    const root = Math.abs(fa) < Math.abs(fb) ? a : b;
    if (root > low && root < high) found.push(root);
  }
  return found;
}

const ascending = (a: number, b: number): number => a - b;

/** Finds G's best plan at given shares; 0 stands for a sector without an agreement. */
export class ChainSearch {
  private readonly chain: SupplyChain;
  private markets: Market[] = [];
  /** About how large safeties are: the polynomials are read off within it. */
  private span = 1;
  private best = { utility: 0, safety: 0, performance: 0, finals: 0, specialists: [] as number[] };

  constructor(chain: SupplyChain) {
    this.chain = chain;
  }

  find(shares: readonly number[]): FoundPlan {
    const { chain } = this;
    const low = chain.floorGeneralist;
    this.markets = chain.sectors.flatMap((sector, s) => (shares[s]! > 0 ? [new Market(sector, shares[s]!, s)] : []));
    this.best = { utility: 0, safety: 0, performance: 0, finals: 0, specialists: chain.sectors.map(() => 0) };
    const { performance: A, safety: C } = chain.costGeneralist;
    const worth = this.markets.reduce((sum, { sector, share }) => sum + share * (sector.revenuePerformance + sector.revenueSafety), 0);
    this.span = this.markets.reduce((most, { sector }) => Math.max(most, sector.floor), Math.max(low, worth / (2 * Math.min(A, C)))) || 1;
    const cuts = [low];
    for (const market of this.markets) this.cutsOf(market, cuts);
    const ends = [...new Set(cuts.filter((y) => y >= low))].sort(ascending);
    ends.forEach((left, k) => this.cell(left, ends[k + 1] ?? Infinity));
    return { generalist: this.best.utility, specialists: this.best.specialists };
  }

  /** Where one specialist changes its way, or begins to take part without performance of G. */
  private cutsOf(market: Market, cuts: number[]): void {
    const low = this.chain.floorGeneralist;
    const { floor } = market.sector;
    if (!(floor > low)) return;
    const own = [low, floor, floor - market.kink, ...market.ways.flatMap(({ safety }) => (safety === null ? [] : [floor - safety]))]
      .filter((y) => y >= low && y <= floor).sort(ascending);
    cuts.push(...own);
    for (let k = 0; k + 1 < own.length; k++) {
      const [left, right] = [own[k]!, own[k + 1]!];
      if (!(right > left)) continue;
      const middle = 0.5 * (left + right);
      const open = market.ways.filter((way) => {
        const v = market.added(way, floor - middle);
        return v >= floor - middle && market.performance(way, v) >= 0;
      });
      const curves = open.map((way) => polynomial((y) => market.utility(way, y, floor - y), middle, this.span));
      curves.forEach((curve, i) => {
        const way = open[i]!;
        for (const t of rootsWithin(curve, left - middle, right - middle, this.span)) {
          // Sharpened on the payoff itself: the polynomial carries the rounding of the far points.
          let y = middle + t;
          for (let round = 0; round < 2; round++) {
            const step = market.utility(way, y, floor - y) / valueAt(derivative(curve), y - middle);
            if (Math.abs(step) < 1e-6 * this.span) y -= step;
          }
          cuts.push(y);
        }
        for (const other of curves.slice(i + 1)) {
          for (const t of rootsWithin(curve.map((c, power) => c - other[power]!), left - middle, right - middle, this.span)) cuts.push(middle + t);
        }
      });
    }
  }

  /** All local peaks between two cuts. */
  private cell(left: number, right: number): void {
    const { chain, markets } = this;
    const { performance: A, cross: B } = chain.costGeneralist;
    const middle = right === Infinity ? left + this.span : 0.5 * (left + right);
    // Past every cut utilities are parabolas in y: their peak is looked for as far as it goes.
    const far = FAR * this.span;
    const [from, to] = [left - middle, right === Infinity ? far : right - middle];
    for (const market of markets) {
      market.way = market.bestWay(middle);
      const missing = Math.max(0, market.sector.floor - middle);
      market.needed = Math.max(0, -market.utility(market.way, middle, missing));
      market.need = null;
      if (market.needed === 0) continue;
      market.needed = market.earned > 0 ? market.needed / market.earned : Infinity;
      if (market.needed < Infinity) market.need = polynomial((y) => -market.utility(market.way!, y, market.sector.floor - y) / market.earned, middle, this.span);
    }
    const points: number[] = [];
    const needy = markets.filter(({ need }) => need !== null);
    needy.forEach((a, i) => {
      for (const b of needy.slice(i + 1)) points.push(...rootsWithin(a.need!.map((c, power) => c - b.need![power]!), from, to, this.span));
    });
    const parts = [from, ...points.sort(ascending), to];
    const peaks = new Set<number>();
    for (let k = 0; k + 1 < parts.length; k++) {
      const [low, high] = [parts[k]!, parts[k + 1]!];
      const inside = high === far ? low + this.span : 0.5 * (low + high);
      const order = needy.map((market) => ({ market, need: valueAt(market.need!, inside) })).sort((a, b) => a.need - b.need);
      const set = markets.filter(({ needed }) => needed === 0);
      peaks.add(low);
      if (high < far) peaks.add(high);
      for (let count = 0; count <= order.length; count++) {
        const last = count > 0 ? order[count - 1]!.market : null;
        if (last !== null) set.push(last);
        if (set.length === 0) continue;
        const gp = set.reduce((sum, { worth }) => sum + worth, 0);
        const utility = (x: (y: number) => number) => (y: number): number => {
          const performance = x(y);
          return set.reduce((sum, market) => sum + market.worth * performance + market.revenue(market.way!, y, middle < market.sector.floor ? market.sector.floor - y : 0),
            -investmentCost(chain.costGeneralist, performance, y));
        };
        const chosen = (y: number): number => (gp - B * y) / (2 * A);
        const needed = last === null ? null : (y: number): number => valueAt(last.need!, y - middle);
        const peaksOf = (x: (y: number) => number, holds: (y: number) => boolean): void => {
          for (const t of rootsWithin(derivative(polynomial(utility(x), middle, this.span)), low, high, this.span)) if (holds(middle + t)) peaks.add(t);
        };
        peaksOf(() => 0, (y) => chosen(y) <= 0);
        peaksOf(chosen, (y) => chosen(y) >= 0);
        if (needed !== null) peaksOf(needed, (y) => needed(y) >= chosen(y));
      }
    }
    for (const t of peaks) this.consider(t === from ? left : t === to ? right : middle + t);
  }

  /** The best plan with safety y: every performance that may be best, every specialist answering. */
  private consider(y: number): void {
    const { chain, markets } = this;
    const { performance: A, cross: B } = chain.costGeneralist;
    const answers = markets.map((market) => {
      const way = market.bestWay(y);
      const missing = Math.max(0, market.sector.floor - y);
      const utility = market.utility(way, y, missing);
      const v = market.added(way, missing);
      // The cost carries the rounding of what is missing, a difference of two safeties.
      const { cross, safety } = market.sector.cost;
      const steepness = Math.abs(cross * market.performance(way, v)) + 2 * safety * v;
      const rounding = ROUNDING * market.gross(way, y, missing) + LAST_BITS * steepness * (y + market.sector.floor);
      return {
        market, utility, rounding, revenue: market.revenue(way, y, missing), final: y + v,
        need: utility >= -rounding ? 0 : market.earned > 0 ? -utility / market.earned : Infinity,
      };
    });
    for (const least of new Set([0, ...answers.map(({ need }) => need)])) {
      if (least === Infinity) continue;
      const wanted = answers.reduce((sum, { need, market }) => (need <= least * (1 + 1e-14) ? sum + market.worth : sum), 0);
      const x = Math.max(least, (wanted - B * y) / (2 * A));
      let revenue = 0;
      let finals = 0;
      let anyone = false;
      const specialists = chain.sectors.map(() => 0);
      for (const answer of answers) {
        if (answer.need > x * (1 + 1e-14)) continue;
        anyone = true;
        revenue += answer.revenue + answer.market.worth * x;
        finals += answer.final;
        const own = answer.utility + answer.market.earned * x;
        specialists[answer.market.index] = own > answer.rounding ? own : 0;
      }
      if (!anyone) continue;
      const utility = revenue - investmentCost(chain.costGeneralist, x, y);
      const { best } = this;
      const distinct = Math.abs(x - best.performance) > SAME_PLAN || Math.abs(y - best.safety) > SAME_PLAN;
      const tie = distinct ? TIE * revenue : 0;
      const invests = x > SAME_PLAN;
      const preferred = invests !== best.performance > SAME_PLAN ? invests : finals > best.finals + SAME_PLAN;
      if (utility > best.utility + tie || (tie > 0 && utility >= best.utility - tie && preferred)) {
        this.best = { utility, safety: y, performance: x, finals, specialists };
      }
    }
  }
}
