import { gameSize, generalistPayoff, specialistPayoff, sumsSize } from './payoff.ts';
import type { Outcome, Sector, SupplyChain } from './types.ts';

/**
 * The check of an outcome, by code that shares only the payoff function with the solver. The specialist's problem is
 * reduced to its safety v (its performance is a concave quadratic given v), whose local maxima are finitely many. The
 * generalist's is searched over its safety y by upper bounds on cells: for each way in which the specialist may answer,
 * G's best utility W(y) has W'' ≥ -M, so that on a cell of width h it is at most the larger end value + M h²/8.
 */

export interface OutcomeCheck {
  /** Largest gain of a player by deviating alone, an upper bound; Infinity if the outcome breaks a rule of the game. */
  readonly epsilon: number;
  /**
   * What deviations are measured by: the largest, over players, of what a player reaches by its own choice between what it can have at most and
   * abstaining, which is worth 0. (Levels are not bounded above: those that cost more than they bring are out, as in the other games.)
   */
  readonly range: number;
  /** False if the bounds could not be brought down to the tolerance. */
  readonly bounded: boolean;
}

/** Gains up to this share of the payoff range are not told from zero, nor below this share of the revenue, which is rounding. */
const PROVEN = 2e-11;
const ROUNDING = 2e-15;

/** How far a bound may lie above what was found, for a range of payoffs and the revenue from which they are differences. */
export const provenGain = (range: number, revenue: number): number => Math.max(PROVEN * range, ROUNDING * revenue);
/** Utilities are as stated up to this share of the revenue, replies told apart from this share of the sums behind them. */
export const STATED = 1e-10;
const UNSURE = 1e-13;
/** A range of payoffs below this share of what there is to gain is rounding. */
const NOTHING = 1e-12;

/** What the specialist adds beyond a required safety m: "just m", or a local maximum of its reduced problem. */
export interface Reply {
  /** null: adds exactly what it must. */
  readonly safety: number | null;
}

export class SpecialistProblem {
  readonly replies: readonly Reply[];
  /** m at which "just m" stops adding performance. */
  readonly kink: number;
  private readonly sector: Sector;
  private readonly share: number;

  constructor(sector: Sector, share: number) {
    this.sector = sector;
    this.share = share;
    const { performance: A, cross: B, safety: C } = sector.cost;
    const kp = (1 - share) * sector.revenuePerformance;
    const ks = (1 - share) * sector.revenueSafety;
    this.kink = B > 0 ? kp / B : Infinity;
    const replies: Reply[] = [{ safety: null }];
    const bend = 2 * C - (B * B) / (2 * A);
    if (bend > 0) {
      const v = (ks - (B * kp) / (2 * A)) / bend;
      if (v >= 0 && kp - B * v >= 0) replies.push({ safety: v });
    }
    const alone = ks / (2 * C);
    if (kp - B * alone <= 0) replies.push({ safety: alone });
    this.replies = replies;
  }

  added(reply: Reply, m: number): { performance: number; safety: number } {
    const safety = reply.safety ?? m;
    return { performance: this.performanceAt(safety), safety };
  }

  private performanceAt(safety: number): number {
    const { performance: A, cross: B } = this.sector.cost;
    const performance = ((1 - this.share) * this.sector.revenuePerformance - B * safety) / (2 * A);
    return performance > 0 ? performance : 0;
  }

  /** U_D when G holds (x, y). */
  utility(reply: Reply, x: number, y: number): number {
    const m = this.sector.floor > y ? this.sector.floor - y : 0;
    const safety = reply.safety ?? m;
    return specialistPayoff(this.sector, this.share, x, y, x + this.performanceAt(safety), y + safety);
  }

  /** |U_D''| by G's safety y at a fixed x, between the cuts that the searches make: only what must be added bends, and only below the floor. */
  bend(reply: Reply, y: number): number {
    if (reply.safety !== null || y >= this.sector.floor) return 0;
    const { performance: A, cross: B, safety: C } = this.sector.cost;
    return this.performanceAt(this.sector.floor - y) > 0 ? Math.abs(2 * C - (B * B) / (2 * A)) : 2 * C;
  }

  allowed(reply: Reply, y: number): boolean {
    return reply.safety === null || reply.safety >= this.sector.floor - y;
  }

  best(x: number, y: number): number {
    let best = -Infinity;
    for (const reply of this.replies) if (this.allowed(reply, y)) best = Math.max(best, this.utility(reply, x, y));
    return best;
  }
}

/** The generalist's side: W(y) for one way of the specialist to answer. */
class GeneralistProblem {
  readonly specialist: SpecialistProblem;
  private readonly chain: SupplyChain;
  private readonly sector: Sector;
  private readonly share: number;

  constructor(chain: SupplyChain, sector: Sector, share: number) {
    this.chain = chain;
    this.sector = sector;
    this.share = share;
    this.specialist = new SpecialistProblem(sector, share);
  }

  /** The performance that G needs at least for D to take part; Infinity if none is enough. */
  needed(reply: Reply, y: number): number {
    const lacking = this.specialist.utility(reply, 0, y);
    if (lacking >= 0) return 0;
    const earned = (1 - this.share) * this.sector.revenuePerformance;
    return earned > 0 ? -lacking / earned : Infinity;
  }

  value(reply: Reply, y: number, needed: number): number {
    if (needed === Infinity) return -Infinity;
    const { performance: A, cross: B } = this.chain.costGeneralist;
    const x = Math.max(0, needed, (this.share * this.sector.revenuePerformance - B * y) / (2 * A));
    const added = this.specialist.added(reply, Math.max(0, this.sector.floor - y));
    return generalistPayoff(this.chain, this.sector, this.share, x, y, x + added.performance, y + added.safety);
  }

  /** M with W'' ≥ -M on [low, high], where the specialist answers with `reply`. */
  curvature(reply: Reply, low: number, high: number): number {
    const { performance: A, cross: B, safety: C } = this.chain.costGeneralist;
    const atLow = this.needed(reply, low);
    if (atLow === 0) {
      // By choice at both ends, so all along: x falls linearly in y and its square gives some of the bend back.
      const gp = this.share * this.sector.revenuePerformance;
      return gp - B * low >= 0 && gp - B * high >= 0 ? Math.max(0, 2 * C - (B * B) / (2 * A)) : 2 * C;
    }
    // `needed` is quadratic here, its second derivative that of what D keeps.
    const h = 0.5 * (high - low);
    const atHigh = this.needed(reply, high);
    const second = this.specialist.bend(reply, low + h) / ((1 - this.share) * this.sector.revenuePerformance);
    const first = Math.abs(atHigh - atLow) / (2 * h) + second * h;
    const most = Math.max(atLow, atHigh);
    return 2 * C + this.share * this.sector.revenuePerformance * second + 2 * A * (first * first + most * second)
      + Math.abs(B) * (2 * first + second * high);
  }
}

interface Cell {
  readonly low: number;
  readonly high: number;
  readonly atLow: number;
  readonly atHigh: number;
  readonly curvature: number;
}

/** Upper bound of what G can reach, refined until it is below `enough` or within `tolerance` of a plan that exists. */
export function boundGeneralist(
  chain: SupplyChain, sector: Sector, share: number, enough: number, tolerance: number,
): { bound: number; reached: number; safety: number; bounded: boolean } {
  const problem = new GeneralistProblem(chain, sector, share);
  const { specialist } = problem;
  const lowest = chain.floorGeneralist;
  const free = Math.max(lowest, sector.floor);
  const { performance: A, cross: B, safety: C } = chain.costGeneralist;
  const gp = share * sector.revenuePerformance;
  const gs = share * sector.revenueSafety;
  // Past this safety W falls: the part of it that grows is spent.
  const turning = B >= 0 ? gs / (2 * C) : (gs - (B * gp) / (2 * A)) / (2 * C - (B * B) / (2 * A));
  const highest = Math.max(free, turning) * (1 + 1e-9) + 1e-9;
  let reached = -Infinity;
  let safety = lowest;
  let bound = -Infinity;
  let bounded = true;
  const unsure = UNSURE * sumsSize(chain, sector);
  /** W at a safety, kept as the best plan so far if D answers it in this way. */
  const valueAt = (reply: Reply, y: number): number => {
    const x = problem.needed(reply, y);
    const value = problem.value(reply, y, x);
    if (value <= reached || !specialist.allowed(reply, y) || specialist.utility(reply, x, y) < specialist.best(x, y) - unsure) return value;
    reached = value;
    safety = y;
    return value;
  };
  const cellOn = (reply: Reply, low: number, high: number, atLow: number, atHigh: number): Cell => ({ low, high, atLow, atHigh, curvature: problem.curvature(reply, low, high) });
  for (const reply of specialist.replies) {
    const cuts = [lowest, free, highest, sector.floor - specialist.kink, sector.floor - (reply.safety ?? Infinity)];
    const start = reply.safety === null ? lowest : Math.max(lowest, Math.min(free, sector.floor - reply.safety));
    const limit = participationLimit(problem, reply, start, free);
    cuts.push(start, limit);
    const from = sector.revenuePerformance > 0 ? start : limit;
    const ends = cuts.filter((y) => y >= from && y <= highest).sort((a, b) => a - b);
    for (let i = 0; i + 1 < ends.length; i++) {
      const low = ends[i]!;
      const high = ends[i + 1]!;
      if (!(high > low)) continue;
      const stack: Cell[] = [cellOn(reply, low, high, valueAt(reply, low), valueAt(reply, high))];
      for (let count = 0; stack.length > 0; count++) {
        const cell = stack.pop()!;
        const width = cell.high - cell.low;
        const upper = Math.max(cell.atLow, cell.atHigh) + (cell.curvature * width * width) / 8;
        if (upper <= Math.max(enough, reached) + tolerance) {
          bound = Math.max(bound, upper);
          continue;
        }
        if (dominated(specialist, reply, cell.low, cell.high, unsure)) continue;
        const middle = 0.5 * (cell.low + cell.high);
        if (count > 60_000 || !(middle > cell.low && middle < cell.high)) {
          bound = Math.max(bound, upper);
          bounded = false;
          continue;
        }
        const atMiddle = valueAt(reply, middle);
        stack.push(cellOn(reply, cell.low, middle, cell.atLow, atMiddle), cellOn(reply, middle, cell.high, atMiddle, cell.atHigh));
      }
    }
  }
  return { bound: Math.max(bound, reached), reached, safety, bounded };
}

/** The least safety from which D takes part without performance; U_D rises with y. */
function participationLimit(problem: GeneralistProblem, reply: Reply, low: number, high: number): number {
  if (problem.specialist.utility(reply, 0, low) >= 0) return low;
  for (let step = 0; step < 200; step++) {
    const middle = 0.5 * (low + high);
    if (!(middle > low && middle < high)) break;
    if (problem.specialist.utility(reply, 0, middle) >= 0) high = middle;
    else low = middle;
  }
  return high;
}

/** Whether another reply is better for D on the whole cell, by the same kind of bound. */
function dominated(specialist: SpecialistProblem, reply: Reply, low: number, high: number, unsure: number): boolean {
  const middle = 0.5 * (low + high);
  for (const other of specialist.replies) {
    if (other === reply || !specialist.allowed(other, low)) continue;
    const lead = Math.min(
      specialist.utility(other, 0, low) - specialist.utility(reply, 0, low),
      specialist.utility(other, 0, high) - specialist.utility(reply, 0, high),
    );
    const slack = ((specialist.bend(other, middle) + specialist.bend(reply, middle)) * (high - low) * (high - low)) / 8;
    if (lead - slack > unsure) return true;
  }
  return false;
}

/** Checks an outcome at its share: rules kept, nobody gains by deviating, utilities as stated. */
export function checkOutcome(chain: SupplyChain, sector: Sector, outcome: Outcome): OutcomeCheck {
  const { share } = outcome;
  const scale = sector.revenuePerformance * outcome.specialistPerformance + sector.revenueSafety * outcome.specialistSafety;
  if (!outcome.takesPart) {
    // G declines: no plan with D on board may give it more than nothing.
    const search = boundGeneralist(chain, sector, share, 0, PROVEN * gameSize(chain, sector));
    return { epsilon: Math.max(0, search.reached), range: Math.max(0, search.reached), bounded: search.bounded };
  }
  const { generalistPerformance: x, generalistSafety: y, specialistPerformance: p, specialistSafety: s } = outcome;
  const breaks = !(y >= chain.floorGeneralist && x >= 0 && y >= 0 && p >= x - 1e-15 && s >= y - 1e-15 && s >= sector.floor - 1e-15 * s);
  const utilityG = generalistPayoff(chain, sector, share, x, y, p, s);
  const utilityD = specialistPayoff(sector, share, x, y, p, s);
  const stated = Math.abs(utilityG - outcome.generalistUtility) + Math.abs(utilityD - outcome.specialistUtility);
  if (breaks || !(stated <= STATED * scale)) return { epsilon: Infinity, range: scale, bounded: true };
  const gainD = Math.max(0, -utilityD, new SpecialistProblem(sector, share).best(x, y) - utilityD);
  const search = boundGeneralist(chain, sector, share, utilityG, provenGain(Math.max(utilityG, utilityD + gainD), scale));
  const gainG = Math.max(0, -utilityG, (search.bounded ? search.bound : Math.max(search.bound, search.reached)) - utilityG);
  const range = Math.max(0, utilityG, search.reached, utilityD + gainD);
  // Where nobody has anything but rounding, what there would be to gain is the measure.
  const size = gameSize(chain, sector);
  return { epsilon: Math.max(gainD, gainG), range: range < NOTHING * size ? size : range, bounded: search.bounded };
}
