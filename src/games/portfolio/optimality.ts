import { log } from '../../core/math/index.ts';
import type { PortfolioProblem } from './types.ts';

/**
 * Checks a given spending against the conditions of Karush, Kuhn and Tucker for "maximise Σ q_k s_k subject to Σ y_k = b and
 * y_k ≥ floor_k", by code that shares nothing with the water-filling. `floor` is what demands already take.
 *
 * Returns the largest violation: of the budget and of the floors in shares of speed, and of equal marginal values as ln(ratio) times
 * the cost scale, which is the spending that would have to move. 0 up to rounding at an optimum.
 */
export function optimalityResidual(
  problem: PortfolioProblem,
  spending: readonly number[],
  b: number,
  floor: readonly number[],
): number {
  const { cost, weight } = problem;
  const count = cost.length;
  let total = 0;
  let residual = 0;
  let valued = false;
  for (let k = 0; k < count; k++) {
    total += spending[k]!;
    residual = Math.max(residual, floor[k]! - spending[k]!);
    if (weight[k]! > 0) valued = true;
    else residual = Math.max(residual, spending[k]! - floor[k]!);
  }
  if (!valued) return residual;
  residual = Math.max(residual, Math.abs(total - b));
  // In logarithms: a marginal value may be too small for a double.
  const logMarginal = (k: number): number => log(weight[k]!) - log(cost[k]!) - spending[k]! / cost[k]!;
  // The price of speed is the highest marginal value among measures that stand above their floor.
  let price = -Infinity;
  for (let k = 0; k < count; k++) {
    if (weight[k]! > 0 && spending[k]! > floor[k]!) {
      price = Math.max(price, logMarginal(k));
    }
  }
  for (let k = 0; k < count; k++) {
    if (!(weight[k]! > 0)) continue;
    const marginal = logMarginal(k);
    const gap = spending[k]! > floor[k]! ? price - marginal : price === -Infinity ? 0 : Math.max(0, marginal - price);
    residual = Math.max(residual, Math.min(gap * cost[k]!, gap === 0 ? 0 : Math.max(spending[k]!, b)));
  }
  return residual;
}
