import { exp, log } from '../../core/math/index.ts';
import { believedCut, willingnessLargeRisk } from '../researcher/value.ts';
import { equilibriumAt, labourTolerance, solveNear } from './solve.ts';
import { createSupply, supplyAt } from './supply.ts';
import { esteem, type LabourEquilibrium, type LabourMarket } from './types.ts';

/** Fixed points closer than this, as a share of the people, are told as one. */
export const isolationWidth = 1e-6;

/** What a search over the whole range of the share in alignment found. */
export interface Isolation {
  /** Ascending by the share in alignment. */
  readonly equilibria: readonly LabourEquilibrium[];
  /** Stretches no wider than `isolationWidth` that may hold fixed points that touch without crossing (a fold); not counted. */
  readonly folds: number;
  /** Whether every stretch without a fixed point was proved to hold none. */
  readonly complete: boolean;
}

/** Cells looked at before the search gives up and says so. */
const mostCells = 4000;

/**
 * All fixed points of a market. For a share a in alignment the capability market clears at one wage (supply rises with it, demand falls), so that the
 * market is one equation A(a) = a. A rises with every person's value of alignment work; on a cell of shares that value is bounded by taking what
 * falls with the share (wage, prize, believed effect) at one end and what rises with it (standing) at the other. Cells whose bounds exclude a fixed
 * point are dropped, the others halved.
 */
export function isolateEquilibria(market: LabourMarket): Isolation {
  const work = new Clearing(market);
  const pending: [number, number][] = [[1e-9, 1]];
  const brackets: [number, number][] = [];
  let folds = 0;
  let looked = 0;
  let complete = true;
  while (pending.length > 0) {
    const [low, high] = pending.pop()!;
    if (++looked > mostCells) {
      complete = false;
      break;
    }
    if (work.bound(low, high) < low || work.bound(high, low) > high) continue;
    const crosses = work.excess(low) >= 0 !== work.excess(high) >= 0;
    // What a cell's steepest standing lets through is too little for a second crossing.
    const single = work.steepest(high) < 1;
    if (single || high - low <= isolationWidth) {
      if (crosses) brackets.push([low, high]);
      else if (!single) folds++;
      continue;
    }
    // Cells span magnitudes: halve by the geometric mean far from zero width.
    const middle = high > 4 * low ? Math.sqrt(low * high) : (low + high) / 2;
    pending.push([middle, high], [low, middle]);
  }
  const equilibria = brackets.map(([low, high]) => work.refine(low, high));
  equilibria.sort((x, y) => x.alignment - y.alignment);
  return { equilibria: merged(equilibria), folds, complete };
}

/** Fixed points at the common end of two cells are found twice. */
function merged(equilibria: readonly LabourEquilibrium[]): LabourEquilibrium[] {
  return equilibria.filter((each, i) => i === 0 || each.alignment - equilibria[i - 1]!.alignment > isolationWidth);
}

/** Clears the capability market under given values of alignment work. */
class Clearing {
  private readonly market: LabourMarket;
  /** Value of alignment over that of neither, in spreads. */
  private readonly logOdds: Float64Array;
  /** Share in capabilities at the last clearing: where the next one starts. */
  private share = 0.1;

  constructor(market: LabourMarket) {
    this.market = market;
    this.logOdds = new Float64Array(market.types.weight.length);
  }

  /** A(falling, rising): the share that would choose alignment when what falls with the share is taken at `falling` and what rises at `rising`. */
  bound(falling: number, rising: number): number {
    const { types, people, years, payAlignment, stipend, prizes, crowding, peers, spread, largeRisk } = this.market;
    const pay = (years * payAlignment) / (people * falling);
    const gift = years * (stipend + prizes / (people * falling));
    const crowd = believedCut(1, crowding, people * falling);
    const respect = esteem(peers, rising);
    for (let i = 0; i < this.logOdds.length; i++) {
      const care = largeRisk ? willingnessLargeRisk(types.lives[i]!, crowd, types.wealth[i]!) : types.lives[i]! * crowd;
      const value = pay * types.wageFactor[i]! + gift + care + types.standing[i]! * respect + types.alignment[i]!;
      this.logOdds[i] = (value - types.neither[i]!) / spread;
    }
    return this.clear();
  }

  /** A(a) - a. */
  excess(share: number): number {
    return this.bound(share, share) - share;
  }

  /** Bound of the slope of A at shares up to `high` (see `contractionBound`). */
  steepest(high: number): number {
    const { types, people, years, payAlignment, prizes, peers, spread } = this.market;
    let steepest = 0;
    for (let i = 0; i < types.weight.length; i++) {
      const rise = types.standing[i]! * peers - (years * (types.wageFactor[i]! * payAlignment + prizes)) / (people * high * high);
      if (rise > steepest) steepest = rise;
    }
    return steepest / (4 * spread);
  }

  /** The share in alignment once the capability market clears: safeguarded Newton on the logarithm of the share in capabilities. */
  private clear(): number {
    const { types, people, years, payCapabilities, spread } = this.market;
    const { weight, wageFactor, capabilities, neither } = types;
    let low = log(1e-13);
    let high = 0;
    let y = log(this.share);
    let alignment = 0;
    for (let step = 0; step < 80; step++) {
      const c = exp(y);
      const pay = (years * payCapabilities) / (people * c);
      let sum = 0;
      let slope = 0;
      alignment = 0;
      for (let i = 0; i < weight.length; i++) {
        const logA = this.logOdds[i]!;
        const logC = (pay * wageFactor[i]! + capabilities[i]! - neither[i]!) / spread;
        const top = Math.max(0, logC, logA);
        const eC = exp(logC - top);
        const eA = exp(logA - top);
        const total = exp(-top) + eC + eA;
        const chanceC = eC / total;
        sum += weight[i]! * chanceC;
        alignment += (weight[i]! * eA) / total;
        slope -= weight[i]! * chanceC * (1 - chanceC) * ((pay * wageFactor[i]!) / spread);
      }
      if (Math.abs(sum - c) <= 1e-13) break;
      if (sum > c) low = y;
      else high = y;
      const next = sum > 0 ? y - log(sum / c) / (slope / sum - 1) : NaN;
      y = next > low && next < high ? next : (low + high) / 2;
      if (high - low < 1e-15) break;
    }
    this.share = exp(y);
    return alignment;
  }

  /** The fixed point in a cell at whose ends A(a) - a has opposite signs. */
  refine(low: number, high: number): LabourEquilibrium {
    const rising = this.excess(low) < 0;
    let from = low;
    let to = high;
    for (let step = 0; step < 60; step++) {
      const middle = (from + to) / 2;
      if (this.excess(middle) < 0 === rising) from = middle;
      else to = middle;
      if (step % 8 === 7) {
        const near = solveNear(this.market, { capabilities: this.share, alignment: middle });
        if (near !== null && near.alignment >= low && near.alignment <= high) return near;
      }
    }
    const a = (from + to) / 2;
    this.excess(a);
    const supply = createSupply();
    supplyAt(this.market, this.share, a, supply);
    const residual = Math.max(Math.abs(supply.capabilities - this.share), Math.abs(supply.alignment - a), labourTolerance);
    return equilibriumAt(this.market, this.share, a, residual, 60, supply.standingMotive);
  }
}
