import { choiceCount } from './assignments.ts';
import type { Point, Quantity } from './chart.ts';
import type { ReplyProblem } from './replies.ts';

/** The size of the last of Newton's steps towards the replies of a point, relative. */
export const lastBit = 1e-15;

/** A point without any choices yet. */
export function emptyPoint(groups: number, gain: number, target: number, targetSlopes: readonly [number, number]): Point {
  const size = groups * choiceCount;
  const all = new Float64Array(7 * size).fill(NaN, 0, 3 * size);
  const part = (from: number, count: number): Float64Array => all.subarray(from * size, (from + count) * size);
  return { gain, target, targetSlopes, unsafety: part(0, 1), share: part(1, 1), second: part(2, 1), slopes: part(3, 4) };
}

/** The values of a free reply in a point, with their slopes in (ln Σw, U). */
export function writeFree({ exponent: r, enmity: e }: ReplyProblem, quantity: Quantity, point: Point, at: number, z: number, p: number): void {
  if (Number.isNaN(z)) return;
  const slope = 1 + 1 / r;
  const share = p / (slope * z + e * p * (r - (r + 1) * z));
  point.unsafety[at] = z;
  point.share[at] = p;
  point.second[at] = quantity === 'safe' ? p * (1 - z) : p * p * (1 - z);
  point.slopes[4 * at] = share * z * (e * p - slope);
  point.slopes[4 * at + 1] = share * (1 - e) * r;
  point.slopes[4 * at + 2] = share * z * (1 - z) * (quantity === 'safe' ? -slope : p * (e * p - 2 * slope));
  point.slopes[4 * at + 3] = share * (1 - e) * (quantity === 'safe' ? r - (r + 1) * z : p * (2 * r - (2 * r + 1) * z));
}

/** The same of a lab held at an unsafety. */
export function writeHeld({ exponent: r, enmity: e }: ReplyProblem, quantity: Quantity, point: Point, at: number, z: number, p: number, gain: number): void {
  const second = quantity === 'safe' ? p * (1 - z) : (p * (gain - (1 + 1 / r) * z)) / e;
  point.unsafety[at] = z;
  point.share[at] = p;
  point.second[at] = second;
  point.slopes[4 * at] = -p;
  point.slopes[4 * at + 2] = -second;
  if (quantity === 'concentration') point.slopes[4 * at + 3] = (p * (1 - e)) / e;
}
