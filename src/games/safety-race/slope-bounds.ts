import { spreadAt } from './branches.ts';
import type { SlopeBounds } from './chart.ts';
import type { Frame } from './choice-bounds.ts';
import type { Box } from './free-replies.ts';
import type { ReplyProblem } from './replies.ts';

export const square = (x: number): number => x * x;

function extremes(a: number, b: number, c: number, d: number): [number, number] {
  return [Math.min(a, b, c, d), Math.max(a, b, c, d)];
}

/** Four intervals of slopes side by side; written out, since spreading short arrays takes a multiple of the time before code is warm. */
export function slopesOf(a: readonly number[], b: readonly number[], c: readonly number[], d: readonly number[]): SlopeBounds {
  const slopes = new Float64Array(8);
  slopes[0] = a[0]!;
  slopes[1] = a[1]!;
  slopes[2] = b[0]!;
  slopes[3] = b[1]!;
  slopes[4] = c[0]!;
  slopes[5] = c[1]!;
  slopes[6] = d[0]!;
  slopes[7] = d[1]!;
  return slopes;
}

/** The least and the largest product of numbers from two intervals. */
export function product(a: number, b: number, c: number, d: number): [number, number] {
  return extremes(a * c, a * d, b * c, b * d);
}

/**
 * Bounds of p/D and p z/D on a box of a free reply, D = z A = a z + e p (r - (r+1) z) being z times the slope of its equation; null where D may be 0. D is linear in p and
 * in z, and both are monotone in p and in z, so that their extremes are at corners.
 */
export function bend({ exponent: r, enmity: e }: ReplyProblem, { zLow, zHigh, shareLow, shareHigh }: Box): { readonly share: [number, number]; readonly unsafe: [number, number] } | null {
  const slope = 1 + 1 / r;
  const steepAt = (z: number, p: number): number => slope * z + e * p * (r - (r + 1) * z);
  const a = steepAt(zLow, shareLow);
  const b = steepAt(zLow, shareHigh);
  const c = steepAt(zHigh, shareLow);
  const d = steepAt(zHigh, shareHigh);
  if (!((a > 0 && b > 0 && c > 0 && d > 0) || (a < 0 && b < 0 && c < 0 && d < 0))) return null;
  return {
    share: extremes(shareLow / a, shareHigh / b, shareLow / c, shareHigh / d),
    unsafe: extremes((zLow * shareLow) / a, (zLow * shareHigh) / b, (zHigh * shareLow) / c, (zHigh * shareHigh) / d),
  };
}

/**
 * Bounds of the slopes of a free lab in (y, U) = (ln Σw, U): with D = z A = a z + e p (r - (r+1) z) = r e p (1-z) + z (a - e p),
 *
 *     p_y = p z (e p - a)/D,   p_U = (1-e) r p/D,
 *     (p (1-z))_y = -a p z (1-z)/D,   (p (1-z))_U = (1-e) p (r - (r+1) z)/D;
 *
 * null where D may be 0.
 */
export function freeSlopes(problem: ReplyProblem, box: Box): SlopeBounds | null {
  const about = bend(problem, box);
  if (about === null) return null;
  const { exponent: r, enmity: e } = problem;
  const { zLow, zHigh, shareLow, shareHigh } = box;
  const { share, unsafe } = about;
  const slope = 1 + 1 / r;
  const byTotal = product(unsafe[0], unsafe[1], e * shareLow - slope, e * shareHigh - slope);
  const byDisaster = product(share[0], share[1], (1 - e) * r, (1 - e) * r);
  const second = product(unsafe[0], unsafe[1], -slope * (1 - zLow), -slope * (1 - zHigh));
  const third = product(share[0], share[1], (1 - e) * (r - (r + 1) * zLow), (1 - e) * (r - (r + 1) * zHigh));
  return slopesOf(byTotal, byDisaster, second, third);
}

/** What two bounds of the same slopes have in common. */
export function narrower(one: SlopeBounds | null, other: SlopeBounds | null): SlopeBounds | null {
  if (one === null || other === null) return one ?? other;
  const both = new Float64Array(8);
  for (let k = 0; k < 8; k += 2) {
    both[k] = Math.max(one[k]!, other[k]!);
    both[k + 1] = Math.min(one[k + 1]!, other[k + 1]!);
  }
  return both;
}

/** Those of a lab held where its weight does not move, with 1 - z: p_y = -p. */
export function heldSlopes(weight: number, safe: number, least: number, most: number): SlopeBounds {
  const low = -weight / least;
  const high = -weight / most;
  return Float64Array.of(low, high, 0, 0, low * safe, high * safe, 0, 0);
}

/**
 * Those of p and p (1-z) below the parting, where p follows from z and G. With the zeros f ≤ 1 ≤ g of the fold's equation D = (r+1) (f-z) (g-z)/(1-z), and
 *
 *     p_y = p z (G-a)/F,   p_U = (1-e) r p (1-z)/F,   (p (1-z))_y = -a p z (1-z)²/F,   (p (1-z))_U = (1-e) p (r - (r+1) z) (1-z)/F,   F = (r+1) (f-z) (g-z),
 *
 * in which next to no terms cancel; each slope is bounded by both forms.
 */
export function foldedSlopes(problem: ReplyProblem, box: Box, { gainLow, gainHigh }: Frame): SlopeBounds | null {
  const plain = freeSlopes(problem, box);
  const { exponent: r, enmity: e } = problem;
  const { zLow, zHigh, shareLow, shareHigh } = box;
  const slope = 1 + 1 / r;
  const wide = spreadAt(problem, gainHigh);
  const narrow = spreadAt(problem, gainLow);
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
  return narrower(slopesOf(byTotal, byDisaster, safeByTotal, safeByDisaster), plain);
}
