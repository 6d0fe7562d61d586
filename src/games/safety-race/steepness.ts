import { exp } from '../../core/math/index.ts';
import type { Balance, UnsafetyBounds } from './regime-system.ts';
import type { ReplyProblem } from './replies.ts';
import { weightOf } from './replies.ts';

/** How often bounds of chances of winning are narrowed by the slopes that they give. */
const narrowings = 3;

/**
 * An upper bound of dT/dU between two chances of disaster, T(U) = Σpz when all labs reply to U. Below 1 the residual T(U) - U
 * falls throughout, so that there is one root or none between them. `low` is the balance at the smaller U, `from`, with the smaller unsafeties and Σw, `high`
 * that at the larger, `to`.
 *
 * From G = e + (1-e) U, G - (1+1/r) z - e p (1-z) = 0, p = k z^r/W, y = ln W and Σp = 1, with f = 1 for labs that reply freely and 0 for those held at a bound:
 *
 *     A = (1+1/r) + e p (r(1-z)/z - 1),   t = r e p (1-z)/(zA) < 1,
 *     y' = (1-e) (Σ f p r/(zA)) / (1 - Σ f p t),   z' = f [(1-e) + e p (1-z) y']/A,
 *     T' = (1-e)(r+1) Σ f p/A + y' [(r+1) Σ f e p² (1-z)/A - Σ p z].
 *
 * z and W rise in U, so that both lie between their values at the ends, and every factor is bounded from these; a lab at a bound at one end alone
 * has f anywhere in [0, 1]. Where none is, a second form is closer on long intervals. Its large terms do not cancel, since (1+1/r) pz = p (G - e p (1-z)) for a free lab:
 *
 *     T' = r/(r+1) [(1-e) Σ f p + e Σ f p² (z' - 2 (1-z) d)] + y' Σ (1-f) p (G r/(r+1) - z),   d = p'/p = (1-e) r/(zA) - y' (1-t),
 *
 * and the bounds of d keep every p closer to its values at the ends than those of z and W do.
 */
export function steepest(problem: ReplyProblem, speeds: ArrayLike<number>, bounds: readonly UnsafetyBounds[], low: Balance, high: Balance, from: number, to: number): number {
  const [mostTotal, leastTotal] = [exp(high.logTotal), exp(low.logTotal)];
  const count = bounds.length;
  const atLow = new Float64Array(count);
  const atHigh = new Float64Array(count);
  const least = new Float64Array(count);
  const most = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [small, large] = [weightOf(problem, speeds[i]!, low.unsafety[i]!), weightOf(problem, speeds[i]!, high.unsafety[i]!)];
    atLow[i] = small / leastTotal;
    atHigh[i] = large / mostTotal;
    least[i] = small / mostTotal;
    most[i] = Math.min(1, large / leastTotal);
  }
  const moves = new Float64Array(count);
  let best = Infinity;
  for (let round = 0; ; round++) {
    const { bound, moving } = slopes(problem, bounds, low.unsafety, high.unsafety, least, most, gainAt(problem, to), moves);
    best = Math.min(best, bound);
    if (best < surely || !moving || round === narrowings) return best;
    let narrower = false;
    for (let i = 0; i < count; i++) {
      const factor = exp(moves[i]! * (to - from)) * (1 + 1e-12);
      const [floor, ceiling] = [Math.min(atLow[i]!, atHigh[i]!) / factor, Math.max(atLow[i]!, atHigh[i]!) * factor];
      if (floor > least[i]! * 1.001 || ceiling < most[i]! * 0.999) narrower = true;
      least[i] = Math.max(least[i]!, floor);
      most[i] = Math.min(most[i]!, ceiling);
    }
    if (!narrower) return best;
  }
}

/** Bounds below this need not be narrowed. */
const surely = 0.9;

/** G at a chance of disaster. */
const gainAt = ({ enmity }: ReplyProblem, disaster: number): number => enmity + (1 - enmity) * disaster;

/**
 * One bound of T' from bounds of every z and p; `moves` becomes the largest |p'/p| of each lab, and `moving` tells whether these hold: a lab at a bound at
 * one end alone has none.
 */
function slopes(
  problem: ReplyProblem,
  bounds: readonly UnsafetyBounds[],
  zLeast: Float64Array,
  zMost: Float64Array,
  least: Float64Array,
  most: Float64Array,
  gainHigh: number,
  moves: Float64Array,
): { bound: number; moving: boolean } {
  const none = { bound: Infinity, moving: false };
  const { exponent: r, enmity: e } = problem;
  const slope = 1 + 1 / r;
  let paceHigh = 0;
  let paceLow = 0;
  let heldHigh = 0;
  let heldLow = 0;
  let direct = 0;
  let spread = 0;
  let unsafe = 0;
  let fixedShare = 0;
  let fixedUp = 0;
  let fixedDown = 0;
  let moving = true;
  const movers: { i: number; bendLow: number; ownMost: number; ownLeast: number; keptLeast: number; keptMost: number }[] = [];
  for (let i = 0; i < bounds.length; i++) {
    const [zLow, zHigh, shareLow, shareHigh] = [zLeast[i]!, zMost[i]!, least[i]!, most[i]!];
    unsafe += shareLow * zLow;
    const bound = bounds[i]!;
    const lowHeld = zLow <= bound.low || zLow >= bound.high;
    const highHeld = zHigh <= bound.low || zHigh >= bound.high;
    if (zLow === zHigh && lowHeld) {
      fixedShare += shareLow;
      const over = gainHigh / slope - zLow;
      if (over > 0) fixedUp += shareHigh * over;
      else fixedDown += shareLow * over;
      continue;
    }
    if (!(zLow > 0)) return none;
    // zA = X + Y with X = r e p (1-z) and Y = z (1 + 1/r - e p).
    const xLow = r * e * shareLow * (1 - zHigh);
    const xHigh = r * e * shareHigh * (1 - zLow);
    const yLow = zLow * (slope - e * shareHigh);
    const yHigh = zHigh * (slope - e * shareLow);
    const bend = (r * (1 - zHigh)) / zHigh - 1;
    const bendLow = slope + e * Math.min(shareLow * bend, shareHigh * bend);
    if (!(bendLow > 0 && xLow + yLow > 0)) return none;
    paceHigh += (shareHigh * r) / (xLow + yLow);
    heldHigh += (shareHigh * xHigh) / (xHigh + yLow);
    direct += shareHigh / bendLow;
    spread += (e * shareHigh * shareHigh * (1 - zLow)) / bendLow;
    if (lowHeld || highHeld) {
      moving = false;
      continue;
    }
    paceLow += (shareLow * r) / (xHigh + yHigh);
    heldLow += (shareLow * xLow) / (xLow + yHigh);
    movers.push({ i, bendLow, ownMost: r / (xLow + yLow), ownLeast: r / (xHigh + yHigh), keptLeast: yLow / (xHigh + yLow), keptMost: yHigh / (xLow + yHigh) });
  }
  if (!(heldHigh < 1)) return none;
  const driftHigh = ((1 - e) * paceHigh) / (1 - heldHigh);
  const driftLow = ((1 - e) * paceLow) / (1 - heldLow);
  const factor = (r + 1) * spread - unsafe;
  const plain = (1 - e) * (r + 1) * direct + factor * (factor > 0 ? driftHigh : driftLow);
  if (!moving) return { bound: plain, moving };
  moves.fill(driftHigh);
  let crowding = 0;
  for (const { i, bendLow, ownMost, ownLeast, keptLeast, keptMost } of movers) {
    const [zLow, zHigh, shareLow, shareHigh] = [zLeast[i]!, zMost[i]!, least[i]!, most[i]!];
    // -d, at most and at least.
    const drop = driftHigh * keptMost - (1 - e) * ownLeast;
    const leastDrop = driftLow * keptLeast - (1 - e) * ownMost;
    moves[i] = Math.max(Math.abs(drop), Math.abs(leastDrop));
    const rise = ((1 - e) + e * shareHigh * (1 - zLow) * driftHigh) / bendLow;
    const squared = drop > 0 ? shareHigh * shareHigh * (1 - zLow) : shareLow * shareLow * (1 - zHigh);
    crowding += e * (shareHigh * shareHigh * rise + 2 * squared * drop);
  }
  return { bound: Math.min(plain, ((1 - e) * (1 - fixedShare) + crowding) / slope + driftHigh * fixedUp + driftLow * fixedDown), moving };
}
