import type { Quantity, SlopeBounds } from './chart.ts';
import type { Frame } from './choice-bounds.ts';
import type { Box } from './free-replies.ts';
import type { ReplyProblem } from './replies.ts';
import { bend, product, slopesOf } from './slope-bounds.ts';

/**
 * Bounds of the slopes of a free lab in (v, U), v = ln Σw - r ln G: from those in (ln Σw, U) by G = a z + e p (1-z), with D as in `freeSlopes`,
 *
 *     p_v = p z (e p - a)/D,   p_U = (1-e) r e p²/(G D),
 *     (p (1-z))_v = -a p z (1-z)/D,   (p (1-z))_U = (1-e) p (e p (1-z) (r - (r+1) z) - a z²)/(G D),
 *     (p² (1-z))_v = p² z (1-z) (e p - 2a)/D,   (p² (1-z))_U = (1-e) p² (e p (1-z) (2r - (r+1) z) - a z²)/(G D);
 *
 * null where D may be 0.
 */
export function levelSlopes(problem: ReplyProblem, box: Box, { gainLow, gainHigh }: Frame, quantity: Quantity): SlopeBounds | null {
  const { exponent: r, enmity: e } = problem;
  const { zLow, zHigh, shareLow, shareHigh } = box;
  const about = bend(problem, box);
  if (about === null) return null;
  const { share, unsafe } = about;
  const slope = 1 + 1 / r;
  const c = e * shareLow;
  const d = e * shareHigh;
  const byLevel = product(unsafe[0], unsafe[1], c - slope, d - slope);
  const perGain = product(share[0], share[1], (1 - e) / gainHigh, (1 - e) / gainLow);
  const byDisaster = product(perGain[0], perGain[1], r * c, r * d);
  const times = quantity === 'safe' ? 1 : 2;
  const own = product(c * (1 - zHigh), d * (1 - zLow), times * r - (r + 1) * zHigh, times * r - (r + 1) * zLow);
  const rest = [own[0] - slope * zHigh * zHigh, own[1] - slope * zLow * zLow] as const;
  const third = product(perGain[0], perGain[1], rest[0], rest[1]);
  if (quantity === 'safe') {
    const second = product(unsafe[0], unsafe[1], -slope * (1 - zLow), -slope * (1 - zHigh));
    return slopesOf(byLevel, byDisaster, second, third);
  }
  const again = product(unsafe[0], unsafe[1], shareLow * (1 - zHigh), shareHigh * (1 - zLow));
  const second = product(again[0], again[1], c - 2 * slope, d - 2 * slope);
  return slopesOf(byLevel, byDisaster, second, product(third[0], third[1], shareLow, shareHigh));
}

/** Those of a lab held at an unsafety, where its weight does not move: p_v = -p, p_U = -p r (1-e)/G, and by these those of p (1-z) and p (G - a z)/e. */
export function heldLevelSlopes({ exponent: r, enmity: e }: ReplyProblem, quantity: Quantity, weight: number, unsafety: number, frame: Frame): SlopeBounds {
  const { gainLow, gainHigh } = frame;
  const low = weight / frame.most;
  const high = weight / frame.least;
  const byLevel = [-high, -low];
  const byDisaster = product(low, high, (r * (e - 1)) / gainHigh, (r * (e - 1)) / gainLow);
  if (quantity === 'safe') {
    const safe = 1 - unsafety;
    return slopesOf(byLevel, byDisaster, [-high * safe, -low * safe], [byDisaster[0] * safe, byDisaster[1] * safe]);
  }
  const slope = 1 + 1 / r;
  const second = product(low, high, (slope * unsafety - gainHigh) / e, (slope * unsafety - gainLow) / e);
  const factor = product((1 - e) / e, (1 - e) / e, 1 - r + ((r + 1) * unsafety) / gainHigh, 1 - r + ((r + 1) * unsafety) / gainLow);
  return slopesOf(byLevel, byDisaster, second, product(low, high, factor[0], factor[1]));
}
