import { solveLinear } from '../../solve/linear.ts';
import type { Box, Slopes } from './bounds.ts';

/** A box that is made smaller by what is known of z = G(z). */
export class Narrowing {
  readonly low: number[];
  readonly high: number[];
  readonly #slack: readonly number[];

  /** `slack` is the rounding of G, by coordinate. */
  constructor({ low, high }: Box, slack: readonly number[]) {
    this.low = [...low];
    this.high = [...high];
    this.#slack = slack;
  }

  /** Leaves of one coordinate what lies between two values; false where that is nothing. */
  to(coordinate: number, from: number, to: number): boolean {
    const slack = this.#slack[coordinate]!;
    this.low[coordinate] = Math.max(this.low[coordinate]!, from - slack);
    this.high[coordinate] = Math.min(this.high[coordinate]!, to + slack);
    return this.low[coordinate]! <= this.high[coordinate]!;
  }

  /** Leaves what has z_first + factor z_second between two values. */
  toStrip(first: number, second: number, factor: number, from: number, to: number): boolean {
    const slack = Math.abs(factor) * this.#slack[second]!;
    const a = factor * this.low[second]!;
    const b = factor * this.high[second]!;
    if (!this.to(first, from - Math.max(a, b) - slack, to - Math.min(a, b) + slack)) return false;
    if (factor === 0) return true;
    const c = (from - this.high[first]! - this.#slack[first]!) / factor;
    const d = (to - this.low[first]! + this.#slack[first]!) / factor;
    return this.to(second, Math.min(c, d), Math.max(c, d));
  }

  /** Leaves what slopes over a box around a middle make of G there. */
  toSlopes({ low, high }: Slopes, image: readonly number[], radius: readonly number[]): boolean {
    for (let l = 0; l < image.length; l++) {
      let reach = 0;
      for (let i = 0; i < radius.length; i++) {
        const at = l * radius.length + i;
        reach += radius[i]! * Math.max(Math.abs(low[at]!), Math.abs(high[at]!));
      }
      if (!this.to(l, image[l]! - reach, image[l]! + reach)) return false;
    }
    return true;
  }
}

/** How far from the unit matrix what should be one may be, for there to be one root at most. */
const surely = 0.999;

/**
 * Krawczyk's test over a box: with C near the inverse of the derivative of G(z) - z in its middle m, all roots lie in m - C (G(m) - m) + (1 - C J)(box - m); where the last factor shrinks
 * there is one at most. Returns whether it does, null where there is no root.
 */
export function krawczyk(narrowing: Narrowing, slopes: Slopes, middle: readonly number[], image: readonly number[], radius: readonly number[], slack: readonly number[]): boolean | null {
  const size = middle.length;
  const inverse = inverseOfMiddle(slopes, size);
  if (inverse === null) return false;
  let single = true;
  for (let l = 0; l < size; l++) {
    let newton = middle[l]!;
    let reach = 0;
    let off = 0;
    for (let i = 0; i < size; i++) {
      const factor = inverse[l * size + i]!;
      newton -= factor * (image[i]! - middle[i]!);
      off += Math.abs(factor) * slack[i]!;
      for (let k = 0; k < size; k++) {
        reach += Math.abs(factor) * ((slopes.high[i * size + k]! - slopes.low[i * size + k]!) / 2) * radius[k]!;
      }
    }
    single &&= reach < surely * radius[l]!;
    if (!narrowing.to(l, newton - reach - off, newton + reach + off)) return null;
  }
  return single;
}

/** The inverse of the middles of slopes of G, less those of z, row-major; null where there is none. */
function inverseOfMiddle({ low, high }: Slopes, size: number): number[] | null {
  const inverse: number[] = [];
  const matrix = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    for (let n = 0; n < size * size; n++) matrix[n] = (low[n]! + high[n]!) / 2 - (n % (size + 1) === 0 ? 1 : 0);
    column.fill(0);
    column[k] = 1;
    if (!solveLinear(matrix, column)) return null;
    for (let l = 0; l < size; l++) {
      if (!Number.isFinite(column[l]!)) return null;
      inverse[l * size + k] = column[l]!;
    }
  }
  return inverse;
}
