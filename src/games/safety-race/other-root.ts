import { spreadAt } from './branches.ts';
import type { SlopeBounds } from './chart.ts';
import type { Frame } from './choice-bounds.ts';
import type { Box } from './free-replies.ts';
import type { ReplyProblem } from './replies.ts';
import { product, square } from './slope-bounds.ts';

/**
 * How the other root z' of a pair x, z' of equal κ moves with x and U, near their fold f too. With ln κ(z) = ln(G - a z) - r ln z - ln(1-z),
 *
 *     (ln κ)_z = (z - f) m(z),   m(z) = (r+1) (g - z) / ((G - a z) z (1-z)),
 *
 * g being the other zero of the fold's equation, at least 1. As ln κ is the same at both, ∫ (z-f) m dz from f to x is that from f to z', so that the ratio R = (x-f)/(z'-f)
 * is within [-q, -1/q], q² = max m / min m, besides what the bounds of x, z' and f give away from the fold; and
 *
 *     z'_x = R m(x)/m(z'),   z'_U = (e-1) a (1-R) / ((G - a z') (G - a x) m(z')).
 *
 * Here bounds of the slopes in (ln z, p) on a cell; null where they have none.
 */
export function otherSlopes(problem: ReplyProblem, own: Box, other: Box, { gainLow, gainHigh }: Frame, disaster: readonly [number, number, number, number]): SlopeBounds | null {
  const { exponent: r, enmity: e } = problem;
  const slope = 1 + 1 / r;
  const [low, high] = [Math.min(own.zLow, other.zLow), Math.max(own.zHigh, other.zHigh)];
  if (!(gainLow - slope * high > 0 && high < 1 && low > 0)) return null;
  const [narrow, wide] = [spreadAt(problem, gainLow), spreadAt(problem, gainHigh)];
  const slopeBetween = (from: number, to: number): [number, number] => [
    ((r + 1) * (1 + narrow.beyond / (1 - from))) / ((gainHigh - slope * from) * to), ((r + 1) * (1 + wide.beyond / (1 - to))) / ((gainLow - slope * to) * from),
  ];
  const both = slopeBetween(low, high);
  const [ofOwn, ofOther] = [slopeBetween(own.zLow, own.zHigh), slopeBetween(other.zLow, other.zHigh)];
  const q = Math.sqrt(both[1] / both[0]) * (1 + 1e-9);
  let [least, most] = [-q, -1 / q];
  const beyond = [other.zLow - narrow.fold, other.zHigh - wide.fold] as const;
  if (beyond[0] > 0) {
    const ratio = product(own.zLow - narrow.fold, own.zHigh - wide.fold, 1 / beyond[1], 1 / beyond[0]);
    [least, most] = [Math.max(least, ratio[0]), Math.min(most, ratio[1])];
  }
  if (least > most) return null;
  const byOwn = product(least, most, ofOwn[0] / ofOther[1], ofOwn[1] / ofOther[0]);
  const rooms = [(gainLow - slope * own.zHigh) * (gainLow - slope * other.zHigh), (gainHigh - slope * own.zLow) * (gainHigh - slope * other.zLow)] as const;
  const byDisaster: [number, number] = [((e - 1) * slope * (1 - most)) / (rooms[1] * ofOther[1]), ((e - 1) * slope * (1 - least)) / (rooms[0] * ofOther[0])];
  // In (ln z, p): z'_v = z z'_x + z'_U U_v, z'_p = z'_U U_p.
  const first = product(own.zLow, own.zHigh, ...byOwn);
  const second = product(...byDisaster, disaster[0], disaster[1]);
  const moves: [number, number][] = [[first[0] + second[0], first[1] + second[1]], product(...byDisaster, disaster[2], disaster[3])];
  // p' = (G - a z')/(e (1-z')).
  const byRoot = [Math.max(0, gainLow - slope) / (e * square(1 - other.zLow)), (gainHigh - slope) / (e * square(1 - other.zHigh))] as const;
  const direct = [-(e - 1) / (e * (1 - other.zHigh)), -(e - 1) / (e * (1 - other.zLow))] as const;
  const slopes = new Float64Array(8);
  moves.forEach((move, k) => {
    const through = product(...byRoot, ...move);
    const straight = product(...direct, disaster[2 * k]!, disaster[2 * k + 1]!);
    const share = [through[0] + straight[0], through[1] + straight[1]] as const;
    slopes.set(share, 2 * k);
    // p' (1-z') = (G - a z')/e.
    const safe = product(-(e - 1), -(e - 1), disaster[2 * k]!, disaster[2 * k + 1]!);
    slopes.set([(safe[0] - slope * move[1]) / e, (safe[1] - slope * move[0]) / e], 4 + 2 * k);
  });
  return slopes;
}

/** The slopes of p' and p' (1-z') in x and U at a point. */
export function otherSlopesAt(problem: ReplyProblem, own: number, other: number, fold: number, gain: number): number[] {
  const { exponent: r, enmity: e } = problem;
  const slope = 1 + 1 / r;
  const far = 1 + spreadAt(problem, gain).beyond;
  const m = (z: number): number => ((r + 1) * (far - z)) / ((gain - slope * z) * z * (1 - z));
  const ratio = Math.abs(other - fold) < 1e-7 ? -1 : (own - fold) / (other - fold);
  const byOwn = (ratio * m(own)) / m(other);
  const byDisaster = ((e - 1) * slope * (1 - ratio)) / ((gain - slope * other) * (gain - slope * own) * m(other));
  const byRoot = (gain - slope) / (e * square(1 - other));
  const shares = [byRoot * byOwn, byRoot * byDisaster - (e - 1) / (e * (1 - other))] as const;
  return [shares[0], shares[1], (-slope * byOwn) / e, (-(e - 1) - slope * byDisaster) / e];
}
