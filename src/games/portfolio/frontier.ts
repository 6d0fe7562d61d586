import { attach, attached } from '../../core/attached.ts';
import { exp, log } from '../../core/math/index.ts';
import { leastCostDemands } from './demands.ts';
import { ASSESSED_LEVEL, ASSESSED_SLOPE, endPointAt, PIECE_SIZE, RISK_LEVEL, RISK_SLOPE, SMOOTH, startPointAt } from './piece.ts';
import { BUDGET, FALL, GAIN_DOWN, GAIN_UP, POINT_SIZE, RATE, RISK, SLOPE_DOWN, SLOPE_UP, SQUARES } from './point.ts';
import { compileProductForm } from './product-form.ts';
import type { PortfolioProblem } from './types.ts';

/**
 * The Pareto frontier of one lab in closed form (model, section 2). Demands are met first at least cost; beyond that spending is
 * y_k = max(y_k^demand, c_k max(0, ln(q_k / (c_k μ)))). Budgets fall into pieces on which the set of measures that grow (the active
 * ones) is fixed. On a piece μ(b) = exp((E - b)/C), and every sum Σ a_k s_k is Λ - Γ μ.
 */
export interface Frontier {
  readonly problem: PortfolioProblem;
  /** What the demands cost, share of speed: the least budget on the frontier. */
  readonly demandCost: number;
  readonly demandSpending: readonly number[];
  readonly demandEffects: readonly number[];
  /** Number of pieces, ≥ 1; piece n is [start[n], start[n+1]], the last one is unbounded. */
  readonly count: number;
  readonly start: Float64Array;
  /** C: sum of the cost scales of the active measures; 1 where nothing is active. */
  readonly scale: Float64Array;
  readonly rate: Float64Array;
  readonly offset: Float64Array;
  /** What moves with the power of technology, `PIECE_SIZE` a piece (see `piece.ts`): risk and assessed risk, and where pieces join smoothly. */
  readonly risks: Float64Array;
  /** What the assessor's misreading adds to ln ρ̂ on every piece; 0 for a table, which holds it already. */
  readonly bias: number;
  /** Measures in the order in which they become active; the first `active[n]` are active on piece n. */
  readonly order: readonly number[];
  readonly active: Int32Array;
  /** Active measures with a product value: factor 1 + π s = productLevel - productSlope μ; those from `productFrom[n]` to before `products[n]` on piece n. */
  readonly productFrom: Int32Array;
  readonly products: Int32Array;
  readonly productLevel: Float64Array;
  readonly productSlope: Float64Array;
  /** Product of the factors of measures that are not active on the piece, above and below 1. */
  readonly fixedUp: Float64Array;
  readonly fixedDown: Float64Array;
  /** Points (see `point.ts`) at the start and, but for the last piece, at the end of each piece, seen from within it; where they lie see `piece.ts`. */
  readonly points: Float64Array;
  /** What can be scaled by another power of technology; null for a table. */
  readonly unscaled: Unscaled | null;
  /** What is done at the starts of the pieces (and the end of the last), where the frontier is a table; null in closed form. */
  readonly table: { readonly budgets: readonly number[]; readonly effects: readonly (readonly number[])[]; readonly spending: readonly (readonly number[])[] } | null;
}

/** What does not depend on the power of technology on each piece of an additive frontier. */
export interface Unscaled {
  /** What the power multiplies, four a piece: risk, its fall with μ, and the same as assessed. */
  readonly sums: Float64Array;
  /** μ at the start and at the end of each piece, in turn, once it is asked for. */
  multipliers: Float64Array | null;
}

/** The compiled frontier; compiled once per problem object, so rounds that reuse a portfolio pay nothing. */
export function frontierOf(problem: PortfolioProblem): Frontier {
  const known = knownFrontier(problem);
  if (known !== null) return known;
  const frontier = compileFrontier(problem);
  attach(problem, frontier);
  return frontier;
}

/** The frontier of a problem if it is compiled; null otherwise. */
export const knownFrontier = (problem: PortfolioProblem): Frontier | null => (attached(problem) as Frontier | undefined) ?? null;

/** Keeps a frontier that was had from another one. */
export function keepFrontier(frontier: Frontier): void {
  attach(frontier.problem, frontier);
}

/** Compiles the frontier. Throws `UnmeetableDemand` if a demand cannot be met by any spending. */
export function compileFrontier(problem: PortfolioProblem): Frontier {
  if (problem.misconduct === undefined) return compileAdditive(problem);
  const frontier = compileProductForm(problem, problem.misconduct, compileAdditive);
  placePoints(frontier);
  return frontier;
}

function compileAdditive(problem: PortfolioProblem): Frontier {
  const { cost, reduction, assessedReduction, weight, productValue, technology, assessorBias } = problem;
  const measures = cost.length;
  const demand = problem.demands.length === 0 ? noDemands(measures) : leastCostDemands(cost, problem.demands);
  const order: number[] = [];
  const entry = new Float64Array(measures);
  for (let k = 0; k < measures; k++) {
    if (!(weight[k]! > 0)) continue;
    // Marginal value of the first unit beyond the demand: the measure is active while μ lies below it.
    entry[k] = (weight[k]! / cost[k]!) * (1 - demand.effects[k]!);
    if (entry[k]! > 0) order.push(k);
  }
  order.sort((a, b) => entry[b]! - entry[a]! || a - b);

  const count = Math.max(1, order.length);
  const start = new Float64Array(count);
  const scale = new Float64Array(count);
  const rate = new Float64Array(count);
  const offset = new Float64Array(count);
  const risks = new Float64Array(count * PIECE_SIZE);
  const active = new Int32Array(count);
  const products = new Int32Array(count);
  const fixedUp = new Float64Array(count);
  const fixedDown = new Float64Array(count);
  const sums = new Float64Array(4 * count);
  const productLevel: number[] = [];
  const productSlope: number[] = [];

  const growing = new Uint8Array(measures);
  let capacity = 0;
  let entropy = 0;
  let pieces = 0;
  for (let n = 0; n < count; n++) {
    const added = order[n];
    if (added !== undefined) {
      growing[added] = 1;
      capacity += cost[added]!;
      entropy += cost[added]! * log(weight[added]! / cost[added]!);
      const value = productValue[added]!;
      if (value !== 0) {
        productLevel.push(1 + value);
        productSlope.push((value * cost[added]!) / weight[added]!);
      }
    }
    let risk = 0;
    let riskFall = 0;
    let assessed = 0;
    let assessedFall = 0;
    let settled = 0;
    let up = 1;
    let down = 1;
    for (let k = 0; k < measures; k++) {
      if (growing[k] === 1) {
        const ratio = cost[k]! / weight[k]!;
        risk += reduction[k]!;
        riskFall += reduction[k]! * ratio;
        assessed += assessedReduction[k]!;
        assessedFall += assessedReduction[k]! * ratio;
      } else {
        const effect = demand.effects[k]!;
        risk += reduction[k]! * effect;
        assessed += assessedReduction[k]! * effect;
        settled += demand.spending[k]!;
        if (productValue[k]! > 0) up *= 1 + productValue[k]! * effect;
        else down *= 1 + productValue[k]! * effect;
      }
    }
    const sum = entropy + settled;
    const begin = added === undefined || pieces === 0 ? demand.cost : sum - capacity * log(entry[added]!);
    // Measures that enter at the same budget make one piece.
    if (pieces > 0 && begin <= start[pieces - 1]!) pieces--;
    start[pieces] = pieces === 0 ? demand.cost : begin;
    scale[pieces] = added === undefined ? 1 : capacity;
    rate[pieces] = 1 / scale[pieces]!;
    offset[pieces] = added === undefined ? 0 : sum;
    sums.set([risk, riskFall, assessed, assessedFall], 4 * pieces);
    const at = pieces * PIECE_SIZE;
    risks[at + RISK_LEVEL] = -technology * risk;
    risks[at + RISK_SLOPE] = technology * riskFall;
    risks[at + ASSESSED_LEVEL] = -technology * assessed;
    risks[at + ASSESSED_SLOPE] = technology * assessedFall;
    active[pieces] = added === undefined ? 0 : n + 1;
    products[pieces] = productLevel.length;
    fixedUp[pieces] = up;
    fixedDown[pieces] = down;
    pieces++;
  }

  const frontier: Frontier = {
    problem,
    demandCost: demand.cost,
    demandSpending: demand.spending,
    demandEffects: demand.effects,
    count: pieces,
    start,
    scale,
    rate,
    offset,
    risks,
    bias: assessorBias,
    order,
    active,
    productFrom: new Int32Array(count),
    products,
    productLevel: new Float64Array(productLevel),
    productSlope: new Float64Array(productSlope),
    fixedUp,
    fixedDown,
    points: new Float64Array(2 * count * POINT_SIZE),
    unscaled: { sums, multipliers: null },
    table: null,
  };
  placePoints(frontier);
  return frontier;
}

/** Fills in the points at the ends of all pieces, and where they join smoothly. */
function placePoints(frontier: Frontier): void {
  const { count: pieces, start, risks, points } = frontier;
  for (let n = 0; n < pieces; n++) {
    frontierPoint(frontier, n, start[n]!, points, startPointAt(n));
    if (n + 1 < pieces) frontierPoint(frontier, n, start[n + 1]!, points, endPointAt(n));
    if (n > 0) risks[n * PIECE_SIZE + SMOOTH] = joinsSmoothly(points, n) ? 1 : 0;
  }
}

const noDemands = (measures: number) => {
  const nothing = new Array<number>(measures).fill(0);
  return { spending: nothing, effects: nothing, cost: 0, prices: [] as number[] };
};

/** Whether ρ and the product go on continuously differentiable from the end of the piece before n to its start. */
export function joinsSmoothly(points: Float64Array, n: number): boolean {
  const at = endPointAt(n - 1);
  const to = startPointAt(n);
  const fall = points[at + FALL]!;
  const bend = Math.abs(fall - points[to + FALL]!);
  const slope = points[at + SLOPE_UP]! - points[at + SLOPE_DOWN]!;
  const turn = Math.abs(slope - (points[to + SLOPE_UP]! - points[to + SLOPE_DOWN]!));
  return bend <= 1e-11 * fall && turn <= 1e-11 * (points[at + SLOPE_UP]! + points[at + SLOPE_DOWN]!);
}

/** Index of the piece that holds b: start[n] ≤ b < start[n+1]; budgets below the demands' cost count as that cost. */
export function pieceAt(frontier: Frontier, b: number): number {
  const start = frontier.start;
  let n = frontier.count - 1;
  while (n > 0 && start[n]! > b) n--;
  return n;
}

/** μ at budget b on piece n. */
export const multiplierAt = (frontier: Frontier, n: number, b: number): number => exp((frontier.offset[n]! - b) * frontier.rate[n]!);

/**
 * Writes the point of the frontier at budget b as seen from piece n (one-sided at the ends of a piece) into `out` from index `at`.
 * The fields are those of `point.ts`.
 */
export function frontierPoint(frontier: Frontier, n: number, b: number, out: Float64Array, at: number): void {
  const rate = frontier.rate[n]!;
  const multiplier = multiplierAt(frontier, n, b);
  const risks = frontier.risks;
  const fallen = risks[n * PIECE_SIZE + RISK_SLOPE]! * multiplier;
  out[at + BUDGET] = b;
  out[at + RISK] = exp(risks[n * PIECE_SIZE + RISK_LEVEL]! + fallen);
  out[at + FALL] = fallen * rate;
  out[at + RATE] = rate;
  let up = frontier.fixedUp[n]!;
  let down = frontier.fixedDown[n]!;
  let slopeUp = 0;
  let slopeDown = 0;
  let squares = 0;
  const products = frontier.products[n]!;
  const productFrom = frontier.productFrom[n]!;
  const change = multiplier * rate;
  for (let p = productFrom; p < products; p++) {
    const slope = frontier.productSlope[p]!;
    const factor = frontier.productLevel[p]! - slope * multiplier;
    const relative = (slope * change) / factor;
    squares += relative * relative;
    if (slope > 0) {
      up *= factor;
      slopeUp += relative;
    } else {
      down *= factor;
      slopeDown -= relative;
    }
  }
  out[at + GAIN_UP] = up;
  out[at + GAIN_DOWN] = down;
  out[at + SLOPE_UP] = slopeUp;
  out[at + SLOPE_DOWN] = slopeDown;
  out[at + SQUARES] = squares;
}
