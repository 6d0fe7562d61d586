import { spreadAt } from './branches.ts';
import type { Quantity, SlopeBounds } from './chart.ts';
import type { Frame } from './choice-bounds.ts';
import type { Box } from './free-replies.ts';
import type { ReplyProblem } from './replies.ts';

export const square = (x: number): number => x * x;

/** The least and the largest product of numbers from two intervals. */
export function product(a: number, b: number, c: number, d: number): [number, number] {
  const [w, x, y, z] = [a * c, a * d, b * c, b * d];
  return [Math.min(w, x, y, z), Math.max(w, x, y, z)];
}

/**
 * Bounds of the slopes of a free lab in (y, U): with D = z A = a z + e p (r - (r+1) z) = r e p (1-z) + z (a - e p),
 *
 *     p_y = p z (e p - a)/D,   p_U = (1-e) r p/D,
 *     (p z)_y = p z (e p - a z)/D,   (p z)_U = (1-e) (r+1) p z/D,
 *     (p (1-z))_y = -a p z (1-z)/D,   (p (1-z))_U = (1-e) p (r - (r+1) z)/D;
 *
 * null where D may be 0.
 */
export function freeSlopes({ exponent: r, enmity: e }: ReplyProblem, { zLow, zHigh, shareLow, shareHigh }: Box, quantity: Quantity): SlopeBounds | null {
  const slope = 1 + 1 / r;
  const [c, d] = [e * shareLow, e * shareHigh];
  const one = product(c, d, r - (r + 1) * zHigh, r - (r + 1) * zLow);
  const other = product(zLow, zHigh, slope - d, slope - c);
  const low = Math.max(slope * zLow + one[0], r * c * (1 - zHigh) + other[0]);
  const high = Math.min(slope * zHigh + one[1], r * d * (1 - zLow) + other[1]);
  if (!(low > 0 || high < 0)) return null;
  const share = product(shareLow, shareHigh, 1 / high, 1 / low);
  const unsafe = product(shareLow * zLow, shareHigh * zHigh, 1 / high, 1 / low);
  const byTotal = product(unsafe[0], unsafe[1], c - slope, d - slope);
  const byDisaster = product(share[0], share[1], (1 - e) * r, (1 - e) * r);
  const [second, third] = quantity === 'safe'
    ? [product(unsafe[0], unsafe[1], -slope * (1 - zLow), -slope * (1 - zHigh)), product(share[0], share[1], (1 - e) * (r - (r + 1) * zLow), (1 - e) * (r - (r + 1) * zHigh))]
    : [product(unsafe[0], unsafe[1], c - slope * zHigh, d - slope * zLow), product(unsafe[0], unsafe[1], (1 - e) * (r + 1), (1 - e) * (r + 1))];
  return Float64Array.of(...byTotal, ...byDisaster, ...second, ...third);
}

/** What two bounds of the same slopes have in common. */
export function narrower(one: SlopeBounds | null, other: SlopeBounds | null): SlopeBounds | null {
  if (one === null || other === null) return one ?? other;
  return one.map((bound, k) => (k % 2 === 0 ? Math.max(bound, other[k]!) : Math.min(bound, other[k]!)));
}

/** Those of a lab held where its weight does not move, with its second quantity over p: p_y = -p. */
export function heldSlopes(weight: number, factor: number, least: number, most: number): SlopeBounds {
  const [low, high] = [-weight / least, -weight / most];
  return Float64Array.of(low, high, 0, 0, low * factor, high * factor, 0, 0);
}

/**
 * Those of p and p (1-z) below the parting, where p follows from z and G. With the zeros f ≤ 1 ≤ g of the fold's equation D = (r+1) (f-z) (g-z)/(1-z), and
 *
 *     p_y = p z (G-a)/F,   p_U = (1-e) r p (1-z)/F,   (p (1-z))_y = -a p z (1-z)²/F,   (p (1-z))_U = (1-e) p (r - (r+1) z) (1-z)/F,   F = (r+1) (f-z) (g-z),
 *
 * in which next to no terms cancel; each slope is bounded by both forms.
 */
export function foldedSlopes(problem: ReplyProblem, box: Box, { gainLow, gainHigh }: Frame): SlopeBounds | null {
  const plain = freeSlopes(problem, box, 'safe');
  const { exponent: r, enmity: e } = problem;
  const { zLow, zHigh, shareLow, shareHigh } = box;
  const slope = 1 + 1 / r;
  const [wide, narrow] = [spreadAt(problem, gainHigh), spreadAt(problem, gainLow)];
  // f falls in G and g rises.
  const left = [wide.fold - zHigh, narrow.fold - zLow] as const;
  if (!(left[0] > 0 || left[1] < 0)) return plain;
  const factor = product((r + 1) * (1 + narrow.beyond - zHigh), (r + 1) * (1 + wide.beyond - zLow), left[0], left[1]);
  const share = product(shareLow, shareHigh, 1 / factor[1], 1 / factor[0]);
  const unsafe = product(shareLow * zLow, shareHigh * zHigh, 1 / factor[1], 1 / factor[0]);
  const safe = product(share[0], share[1], 1 - zHigh, 1 - zLow);
  const byTotal = product(unsafe[0], unsafe[1], Math.max(0, gainLow - slope), gainHigh - slope);
  const byDisaster = product(safe[0], safe[1], (1 - e) * r, (1 - e) * r);
  const safeByTotal = product(unsafe[0], unsafe[1], -slope * square(1 - zLow), -slope * square(1 - zHigh));
  const safeByDisaster = product(safe[0], safe[1], (1 - e) * (r - (r + 1) * zLow), (1 - e) * (r - (r + 1) * zHigh));
  return narrower(Float64Array.of(...byTotal, ...byDisaster, ...safeByTotal, ...safeByDisaster), plain);
}
