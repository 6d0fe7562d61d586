import { exp } from '../../core/math/index.ts';
import type { Balance } from './regimes.ts';
import type { ReplyProblem, UnsafetyBounds } from './replies.ts';
import { weightOf } from './replies.ts';

/**
 * An upper bound of dT/dS between two chances of a safe race, T(S) being the safe share when all labs reply to S. Below 1 the residual T(S) - S
 * falls throughout, so that there is one root or none between them. `low` is the balance at the smaller S, with the larger unsafeties and Σw.
 *
 * From 1 - (1+1/r) z - (1-e) S - e p (1-z) = 0, p = k z^r/W, y = ln W and Σp = 1, with f = 1 for labs that reply freely and 0 for those held at a bound:
 *
 *     A = (1+1/r) + e p (r(1-z)/z - 1),   t = r e p (1-z)/(zA) < 1,
 *     y' = -(1-e) (Σ f p r/(zA)) / (1 - Σ f p t),   z' = f [-(1-e) + e p (1-z) y']/A,
 *     T' = (1-e)(r+1) Σ f p/A + |y'| [(r+1) Σ f e p² (1-z)/A - Σ p z].
 *
 * z and W fall in S, so that both lie between their values at the ends, and every factor is bounded from these; a lab at a bound at one end alone
 * has f anywhere in [0, 1].
 */
export function steepest(problem: ReplyProblem, speeds: readonly number[], bounds: readonly UnsafetyBounds[], low: Balance, high: Balance): number {
  const { exponent: r, enmity: e } = problem;
  const slope = 1 + 1 / r;
  const mostTotal = exp(low.logTotal);
  const leastTotal = exp(high.logTotal);
  let paceHigh = 0;
  let paceLow = 0;
  let heldHigh = 0;
  let heldLow = 0;
  let direct = 0;
  let spread = 0;
  let unsafe = 0;
  for (let i = 0; i < speeds.length; i++) {
    const zLow = high.unsafety[i] as number;
    const zHigh = low.unsafety[i] as number;
    const pLow = weightOf(problem, speeds[i] as number, zLow) / mostTotal;
    const pHigh = Math.min(1, weightOf(problem, speeds[i] as number, zHigh) / leastTotal);
    unsafe += pLow * zLow;
    const bound = bounds[i] as UnsafetyBounds;
    const atBound = (z: number): boolean => z <= bound.low || z >= bound.high;
    if (zLow === zHigh && atBound(zLow)) continue;
    if (!(zLow > 0)) return Infinity;
    const certain = !atBound(zLow) && !atBound(zHigh);
    // zA = X + Y with X = r e p (1-z) and Y = z (1 + 1/r - e p).
    const xLow = r * e * pLow * (1 - zHigh);
    const xHigh = r * e * pHigh * (1 - zLow);
    const yLow = zLow * (slope - e * pHigh);
    const yHigh = zHigh * (slope - e * pLow);
    const bend = (z: number): number => (r * (1 - z)) / z - 1;
    const aLow = slope + e * Math.min(pLow * bend(zHigh), pHigh * bend(zHigh));
    if (!(aLow > 0 && xLow + yLow > 0)) return Infinity;
    paceHigh += (pHigh * r) / (xLow + yLow);
    heldHigh += (pHigh * xHigh) / (xHigh + yLow);
    direct += pHigh / aLow;
    spread += (e * pHigh * pHigh * (1 - zLow)) / aLow;
    if (!certain) continue;
    paceLow += (pLow * r) / (xHigh + yHigh);
    heldLow += (pLow * xLow) / (xLow + yHigh);
  }
  if (!(heldHigh < 1)) return Infinity;
  const driftHigh = ((1 - e) * paceHigh) / (1 - heldHigh);
  const driftLow = ((1 - e) * paceLow) / (1 - heldLow);
  const factor = (r + 1) * spread - unsafe;
  return (1 - e) * (r + 1) * direct + factor * (factor > 0 ? driftHigh : driftLow);
}
