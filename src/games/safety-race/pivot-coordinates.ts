import { choiceCount, choices } from './assignments.ts';
import type { Point, SlopeBounds } from './chart.ts';
import type { Box } from './free-replies.ts';
import type { ReplyProblem } from './replies.ts';
import { product } from './slope-bounds.ts';

/** Bounds of the slopes of U in the coordinates (ln z, p) of a pivot in a box: z (e p - a)/(e-1) and -e (1-z)/(e-1). */
export type DisasterSlopes = readonly [number, number, number, number];

/** A pivot in a box is surely on its upper root, surely on its lower one, or may be near the fold. */
export function sideOf({ exponent: r, enmity: e }: ReplyProblem, { zLow, zHigh, shareLow, shareHigh }: Box): 'upper' | 'lower' | 'near' {
  const slope = 1 + 1 / r;
  if (e * shareLow * ((r + 1) * zLow - r) > slope * zLow * (1 + 1e-9)) return 'upper';
  return e * shareHigh * ((r + 1) * zHigh - r) < slope * zHigh * (1 - 1e-9) ? 'lower' : 'near';
}

/** The slopes of U while the pivot is in a box. */
export function disasterSlopes({ exponent: r, enmity: e }: ReplyProblem, own: Box): DisasterSlopes {
  const slope = 1 + 1 / r;
  const scale = 1 / (e - 1);
  return [own.zLow * (e * own.shareLow - slope) * scale, own.zHigh * (e * own.shareHigh - slope) * scale, -e * (1 - own.zLow) * scale, -e * (1 - own.zHigh) * scale];
}

/** From bounds of slopes in (ln Σw, U) to bounds of those in (ln z, p), while the pivot is in a box: ln Σw rises by r a unit of ln z and falls by 1/p a unit of p. */
export function turned({ exponent: r }: ReplyProblem, slopes: SlopeBounds | null, disaster: DisasterSlopes, { shareLow, shareHigh }: Box): SlopeBounds | null {
  if (slopes === null) return null;
  const result = new Float64Array(8);
  for (let k = 0; k < 8; k += 4) {
    const a = slopes[k]!;
    const b = slopes[k + 1]!;
    const c = slopes[k + 2]!;
    const d = slopes[k + 3]!;
    const first = product(c, d, disaster[0], disaster[1]);
    const second = product(c, d, disaster[2], disaster[3]);
    const third = product(-b, -a, 1 / shareHigh, 1 / shareLow);
    result[k] = r * a + first[0];
    result[k + 1] = r * b + first[1];
    result[k + 2] = third[0] + second[0];
    result[k + 3] = third[1] + second[1];
  }
  return result;
}

/** Turns the slopes of a point from those in (ln Σw, U), or for the other root in (z, U), to those in (ln z, p) of its pivot, by the slopes of U in these. */
export function turnPoint({ exponent: r }: ReplyProblem, { share, slopes }: Point, pivotUnsafety: number, pivotShare: number, byFirst: number, byShare: number): void {
  for (let k = 0; k < share.length; k++) {
    const code = k % choiceCount;
    if (code === choices.pivot || Number.isNaN(share[k]!)) continue;
    for (let at = 4 * k; at < 4 * k + 4; at += 2) {
      const a = slopes[at]!;
      const b = slopes[at + 1]!;
      slopes[at] = (code === choices.other ? pivotUnsafety : r) * a + b * byFirst;
      slopes[at + 1] = (code === choices.other ? 0 : -a / pivotShare) + b * byShare;
    }
  }
}
