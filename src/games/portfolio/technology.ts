import { exp } from '../../core/math/index.ts';
import { joinsSmoothly, keepFrontier, knownFrontier, multiplierAt, type Frontier, type Unscaled } from './frontier.ts';
import { ASSESSED_LEVEL, ASSESSED_SLOPE, endPointAt, PIECE_SIZE, RISK_LEVEL, RISK_SLOPE, SMOOTH, startPointAt } from './piece.ts';
import { FALL, RISK } from './point.ts';
import type { PortfolioProblem } from './types.ts';

/**
 * The same portfolio problem under another power of technology and another misreading by the assessor. How money is spread depends on neither, so
 * that an additive frontier is rescaled, to the same bits as if it were compiled anew.
 */
export function withTechnology(problem: PortfolioProblem, technology: number, assessorBias = problem.assessorBias): PortfolioProblem {
  const { cost, reduction, assessedReduction, weight, productValue, demands, misconduct } = problem;
  if (misconduct !== undefined) return { ...problem, technology, assessorBias };
  // Written out, because spreading an object that holds something attached is ten times slower.
  const next: PortfolioProblem = { cost, reduction, assessedReduction, weight, productValue, technology, assessorBias, demands };
  const from = knownFrontier(problem);
  if (from !== null && from.unscaled !== null) keepFrontier(rescaled(from, from.unscaled, next));
  return next;
}

function rescaled(from: Frontier, unscaled: Unscaled, problem: PortfolioProblem): Frontier {
  const { technology } = problem;
  if (technology === from.problem.technology) return copied(from, problem, from.risks, from.points);
  const risks = from.risks.slice();
  const points = from.points.slice();
  const frontier = copied(from, problem, risks, points);
  const { sums } = unscaled;
  for (let n = 0; n < from.count; n++) {
    const at = n * PIECE_SIZE;
    risks[at + RISK_LEVEL] = -technology * sums[4 * n]!;
    risks[at + RISK_SLOPE] = technology * sums[4 * n + 1]!;
    risks[at + ASSESSED_LEVEL] = -technology * sums[4 * n + 2]!;
    risks[at + ASSESSED_SLOPE] = technology * sums[4 * n + 3]!;
  }
  const { count } = frontier;
  const multipliers = (unscaled.multipliers ??= multipliersOf(frontier));
  for (let n = 0; n < count; n++) {
    rescalePoint(frontier, n, multipliers[2 * n]!, startPointAt(n));
    if (n + 1 < count) rescalePoint(frontier, n, multipliers[2 * n + 1]!, endPointAt(n));
    if (n > 0) risks[n * PIECE_SIZE + SMOOTH] = joinsSmoothly(points, n) ? 1 : 0;
  }
  return frontier;
}

/** Written out: spread over and over from one copy to the next, an object of this size takes forty times as long. */
function copied(from: Frontier, problem: PortfolioProblem, risks: Float64Array, points: Float64Array): Frontier {
  return {
    problem, demandCost: from.demandCost, demandSpending: from.demandSpending, demandEffects: from.demandEffects, count: from.count, start: from.start,
    scale: from.scale, rate: from.rate, offset: from.offset, risks, bias: problem.assessorBias, order: from.order, active: from.active,
    productFrom: from.productFrom, products: from.products, productLevel: from.productLevel, productSlope: from.productSlope, fixedUp: from.fixedUp,
    fixedDown: from.fixedDown, points, unscaled: from.unscaled, table: from.table,
  };
}

/** The fields of a point that depend on the power of technology. */
function rescalePoint(frontier: Frontier, n: number, multiplier: number, at: number): void {
  const { risks, points } = frontier;
  const fallen = risks[n * PIECE_SIZE + RISK_SLOPE]! * multiplier;
  points[at + RISK] = exp(risks[n * PIECE_SIZE + RISK_LEVEL]! + fallen);
  points[at + FALL] = fallen * frontier.rate[n]!;
}

function multipliersOf(frontier: Frontier): Float64Array {
  const { count, start } = frontier;
  const multipliers = new Float64Array(2 * count);
  for (let n = 0; n < count; n++) {
    multipliers[2 * n] = multiplierAt(frontier, n, start[n]!);
    if (n + 1 < count) multipliers[2 * n + 1] = multiplierAt(frontier, n, start[n + 1]!);
  }
  return multipliers;
}
