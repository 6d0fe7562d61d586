import { exp } from '../../core/math/index.ts';
import { joinsSmoothly, keepFrontier, knownFrontier, multiplierAt, type Frontier, type Unscaled } from './frontier.ts';
import { FALL, POINT_SIZE, RISK } from './point.ts';
import type { PortfolioProblem } from './types.ts';

/**
 * The same portfolio problem under another power of technology and another misreading by the assessor. How money is spread depends on neither, so
 * that an additive frontier is rescaled, to the same bits as if it were compiled anew.
 */
export function withTechnology(problem: PortfolioProblem, technology: number, assessorBias = problem.assessorBias): PortfolioProblem {
  const next: PortfolioProblem = { ...problem, technology, assessorBias };
  const known = problem.misconduct === undefined ? knownFrontier(problem) : null;
  if (known === null) return next;
  const { frontier: from, unscaled } = known;
  const { sums } = unscaled;
  const { length } = from.riskLevel;
  const assessedLevel = new Float64Array(length);
  for (let n = 0; n < length; n++) assessedLevel[n] = -technology * sums[4 * n + 2]! + assessorBias;
  // Another misreading moves nothing else.
  const frontier: Frontier = technology === problem.technology ? { ...from, problem: next, assessedLevel } : rescaled({ ...from, problem: next, assessedLevel }, unscaled, technology);
  keepFrontier(next, frontier, unscaled);
  return next;
}

function rescaled(from: Frontier, known: Unscaled, technology: number): Frontier {
  const { sums } = known;
  const { length } = from.riskLevel;
  const riskLevel = new Float64Array(length);
  const riskSlope = new Float64Array(length);
  const assessedSlope = new Float64Array(length);
  for (let n = 0; n < length; n++) {
    riskLevel[n] = -technology * sums[4 * n]!;
    riskSlope[n] = technology * sums[4 * n + 1]!;
    assessedSlope[n] = technology * sums[4 * n + 3]!;
  }
  const frontier: Frontier = { ...from, riskLevel, riskSlope, assessedSlope, smooth: new Uint8Array(length), startPoint: from.startPoint.slice(), endPoint: from.endPoint.slice() };
  known.multipliers ??= multipliersOf(frontier);
  const { start, end } = known.multipliers;
  for (let n = 0; n < frontier.count; n++) {
    rescalePoint(frontier, n, start[n]!, frontier.startPoint);
    if (n + 1 < frontier.count) rescalePoint(frontier, n, end[n]!, frontier.endPoint);
    if (n > 0) frontier.smooth[n] = joinsSmoothly(frontier.endPoint, (n - 1) * POINT_SIZE, frontier.startPoint, n * POINT_SIZE) ? 1 : 0;
  }
  return frontier;
}

/** The fields of a point that depend on the power of technology. */
function rescalePoint(frontier: Frontier, n: number, multiplier: number, points: Float64Array): void {
  const fallen = frontier.riskSlope[n]! * multiplier;
  points[n * POINT_SIZE + RISK] = exp(frontier.riskLevel[n]! + fallen);
  points[n * POINT_SIZE + FALL] = fallen * frontier.rate[n]!;
}

function multipliersOf(frontier: Frontier): NonNullable<Unscaled['multipliers']> {
  const { count } = frontier;
  const start = new Float64Array(count);
  const end = new Float64Array(count);
  for (let n = 0; n < count; n++) {
    start[n] = multiplierAt(frontier, n, frontier.start[n]!);
    if (n + 1 < count) end[n] = multiplierAt(frontier, n, frontier.start[n + 1]!);
  }
  return { start, end };
}
