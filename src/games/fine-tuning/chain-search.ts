import { Market } from './chain-market.ts';
import { investmentCost } from './payoff.ts';
import { derivative, difference, READ_AT, rootsWithin, through, valueAt } from './read-polynomial.ts';
import type { SupplyChain } from './types.ts';

/**
 * G's best plan with several specialists at given shares, for the check of bargained shares: a method that shares only the payoff function with
 * the solver. Between finitely many safeties of G every utility is a polynomial of at most the fourth degree in its safety. The polynomials
 * are read off the payoff function at five points, and so are the points between which they hold; no formula of theirs is written down.
 */

/** Utilities closer than this share of G's revenue are a tie, which goes to performance rather than none, then to the higher final safety. */
const TIE = 2e-13;
const SAME_PLAN = 1e-6;
/** How many spans past the last cut a peak is looked for. */
const FAR = 1e6;
/** How far, as a share of it, a performance by choice may fall short of what is needed where both curves meet. */
const MEETING = 1e-9;

export interface FoundPlan {
  readonly generalist: number;
  /** By sector; 0 where a specialist stays out. */
  readonly specialists: readonly number[];
}

const ascending = (a: number, b: number): number => a - b;

/** Finds G's best plan at given shares; 0 stands for a sector without an agreement. Sectors whose share stays from call to call are prepared once. */
export class ChainSearch {
  private readonly chain: SupplyChain;
  private readonly kept: (Market | null)[];
  private markets: Market[] = [];
  /** About how large safeties are: the polynomials are read off within it. */
  private span = 1;
  private best = { utility: 0, safety: 0, performance: 0, finals: 0, specialists: [] as number[] };
  /** What the members of a set earn G, and G's utility, at `READ_AT`. */
  private readonly revenues = new Float64Array(READ_AT.length);
  private readonly values = new Float64Array(READ_AT.length);
  /** Safeties, as distances from the middle of a cell, that are compared. */
  private peaks: number[] = [];

  constructor(chain: SupplyChain) {
    this.chain = chain;
    this.kept = chain.sectors.map(() => null);
  }

  find(shares: readonly number[]): FoundPlan {
    const { chain, kept } = this;
    const low = chain.floorGeneralist;
    this.markets = [];
    this.best = { utility: 0, safety: 0, performance: 0, finals: 0, specialists: chain.sectors.map(() => 0) };
    const { performance: A, safety: C } = chain.costGeneralist;
    let worth = 0;
    let highest = low;
    const cuts = [low];
    chain.sectors.forEach((sector, s) => {
      const share = shares[s]!;
      if (!(share > 0)) return;
      let market = kept[s]!;
      if (market === null || market.share !== share) market = kept[s] = new Market(sector, share, s, low);
      this.markets.push(market);
      worth += share * (sector.revenuePerformance + sector.revenueSafety);
      highest = Math.max(highest, sector.floor);
      for (const cut of market.cuts) if (cut > low) cuts.push(cut);
    });
    this.span = Math.max(highest, worth / (2 * Math.min(A, C))) || 1;
    cuts.sort(ascending);
    for (let k = 0; k < cuts.length; k++) {
      const right = cuts[k + 1] ?? Infinity;
      if (right > cuts[k]!) this.cell(cuts[k]!, right);
    }
    return { generalist: this.best.utility, specialists: this.best.specialists };
  }

  /** All local peaks from one cut on up to, but not at, the next. */
  private cell(left: number, right: number): void {
    const { markets, span } = this;
    const middle = right === Infinity ? left + span : 0.5 * (left + right);
    // Past every cut utilities are parabolas in y: their peak is looked for as far as it goes.
    const far = FAR * span;
    const [from, to] = [left - middle, right === Infinity ? far : right - middle];
    const needy: Market[] = [];
    for (const market of markets) {
      market.prepare(middle, span);
      if (market.need !== null) needy.push(market);
    }
    const points: number[] = [];
    needy.forEach((a, i) => {
      for (const b of needy.slice(i + 1)) points.push(...rootsWithin(difference(a.need!, b.need!), from, to, span));
    });
    points.push(to);
    this.peaks = [from];
    let low = from;
    for (const high of points.sort(ascending)) {
      if (low !== from) this.peaks.push(low);
      const inside = high === far ? low + span : 0.5 * (low + high);
      needy.sort((a, b) => valueAt(a.need!, inside) - valueAt(b.need!, inside));
      this.region(low, high, middle, needy);
      low = high;
    }
    for (const t of this.peaks) this.consider(t === from ? left : middle + t);
  }

  /** Peaks where the order of needs is one: for nobody who needs performance, then for the first, the first two... */
  private region(low: number, high: number, middle: number, needy: readonly Market[]): void {
    const { markets, revenues } = this;
    revenues.fill(0);
    let worth = 0;
    let members = 0;
    const join = (market: Market): void => {
      worth += market.worth;
      members++;
      for (let k = 0; k < READ_AT.length; k++) revenues[k] = revenues[k]! + market.revenues[k]!;
    };
    for (const market of markets) if (market.open && market.need === null) join(market);
    if (members > 0) this.faces(low, high, middle, worth, null);
    for (const last of needy) {
      join(last);
      this.faces(low, high, middle, worth, last);
    }
  }

  /** Peaks of G's utility with the members of a set: without performance, with the performance of its choice, with what the last one needs. */
  private faces(low: number, high: number, middle: number, worth: number, last: Market | null): void {
    const { span } = this;
    const { performance: A, cross: B } = this.chain.costGeneralist;
    const chosen = (t: number): number => (worth - B * (middle + t)) / (2 * A);
    const most = Math.max(chosen(low), chosen(high));
    const least = Math.min(chosen(low), chosen(high));
    const need = last?.need ?? null;
    if (need === null) {
      if (least <= 0) this.face(low, high, middle, worth, () => 0, (t) => chosen(t) <= 0);
      if (most >= 0) this.face(low, high, middle, worth, (k) => chosen(READ_AT[k]! * span), (t) => chosen(t) >= 0);
      return;
    }
    if (most >= 0) this.face(low, high, middle, worth, (k) => chosen(READ_AT[k]! * span), (t) => chosen(t) >= 0 && chosen(t) >= valueAt(need, t) * (1 - MEETING));
    this.face(low, high, middle, worth, (k) => last!.needs[k]!, (t) => valueAt(need, t) >= chosen(t) * (1 - MEETING));
  }

  /** `performance` is G's at the points of `READ_AT`; `holds` says where it is what G would take. */
  private face(low: number, high: number, middle: number, worth: number, performance: (k: number) => number, holds: (t: number) => boolean): void {
    const { span, values, revenues } = this;
    for (let k = 0; k < READ_AT.length; k++) {
      const x = performance(k);
      values[k] = revenues[k]! + worth * x - investmentCost(this.chain.costGeneralist, x, middle + READ_AT[k]! * span);
    }
    for (const t of rootsWithin(derivative(through(values, span)), low, high, span)) if (holds(t)) this.peaks.push(t);
  }

  /** The best plan with safety y: every performance that may be best, every specialist answering. */
  private consider(y: number): void {
    const { markets } = this;
    for (const market of markets) market.answer(y);
    this.tryNeed(y, 0);
    for (const { needHere } of markets) if (needHere > 0 && needHere < Infinity) this.tryNeed(y, needHere);
  }

  /** The plan with safety y and the performance of G's choice for those who need at most `least`, but not less than that. */
  private tryNeed(y: number, least: number): void {
    const { markets, chain } = this;
    const { performance: A, cross: B } = chain.costGeneralist;
    let wanted = 0;
    for (const { needHere, worth } of markets) if (needHere <= least * (1 + 1e-14)) wanted += worth;
    const x = Math.max(least, (wanted - B * y) / (2 * A));
    let revenue = 0;
    let finals = 0;
    let anyone = false;
    for (const { needHere, revenueHere, worth, finalHere } of markets) {
      if (needHere > x * (1 + 1e-14)) continue;
      anyone = true;
      revenue += revenueHere + worth * x;
      finals += finalHere;
    }
    if (!anyone) return;
    const utility = revenue - investmentCost(chain.costGeneralist, x, y);
    const { best } = this;
    const distinct = Math.abs(x - best.performance) > SAME_PLAN || Math.abs(y - best.safety) > SAME_PLAN;
    const tie = distinct ? TIE * revenue : 0;
    const invests = x > SAME_PLAN;
    const preferred = invests !== best.performance > SAME_PLAN ? invests : finals > best.finals + SAME_PLAN;
    if (!(utility > best.utility + tie || (tie > 0 && utility >= best.utility - tie && preferred))) return;
    const specialists = chain.sectors.map(() => 0);
    for (const market of markets) {
      if (market.needHere > x * (1 + 1e-14)) continue;
      const own = market.utilityHere + market.earned * x;
      specialists[market.index] = own > market.roundingHere ? own : 0;
    }
    this.best = { utility, safety: y, performance: x, finals, specialists };
  }
}
