import { highWord, powerOfTwo } from './bits.ts';

const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const SQRT2_MINUS_1 = 4.142135623730950488017e-1;
const HALF_SQRT2_MINUS_1 = -2.928932188134524755992e-1;
const SMALL = 1.862645149230957e-9; // 2^-29
const TINY = 5.551115123125783e-17; // 2^-54
const TWO53 = 9007199254740992;
const TWO_THIRDS = 6.666666666666666666e-1;

// Remez coefficients of (log(1+f) - 2s) / s in powers of s², s = f / (2 + f).
const L1 = 6.666666666666735130e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;

/**
 * log(1 + x) without loss of digits for small x; error below one unit in the last place, same bits on every machine.
 *
 * Method of fdlibm: 1 + x = 2^k (1 + f), the rounding error of 1 + x being carried along as c.
 * log1p(±0) is ±0, log1p(-1) is -∞, below -1 NaN, log1p(∞) is ∞.
 */
export function log1p(x: number): number {
  if (!(x >= -1)) return NaN;
  if (x === -1) return -Infinity;
  if (x === Infinity || x === 0) return x;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < SMALL) return magnitude < TINY ? x : x - x * x * 0.5;
  if (magnitude < SQRT2_MINUS_1 && x > HALF_SQRT2_MINUS_1) {
    const half = 0.5 * x * x;
    const s = x / (2 + x);
    const z = s * s;
    return x - (half - s * (half + z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))))));
  }
  const u = magnitude < TWO53 ? 1 + x : x;
  const hu = highWord(u);
  let k = (hu >> 20) - 1023;
  let c = 0;
  if (magnitude < TWO53) c = (k > 0 ? 1 - (u - x) : x - (u - 1)) / u;
  const significand = hu & 0x000fffff;
  let nearOne = significand === 0;
  if (significand >= 434334) {
    k += 1;
    nearOne = (1048576 - significand) >> 2 === 0;
  }
  const f = u * powerOfTwo(-k) - 1;
  const half = 0.5 * f * f;
  if (nearOne) {
    if (f === 0) return k * LN2_HIGH + (c + k * LN2_LOW);
    const short = half * (1 - TWO_THIRDS * f);
    return k * LN2_HIGH - (short - (k * LN2_LOW + c) - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const tail = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
  // k is not zero here unless x is close to 0.42 or -0.3; then c alone corrects, which the general form also gives.
  if (k === 0) return f - (half - s * (half + tail));
  return k * LN2_HIGH - (half - (s * (half + tail) + (k * LN2_LOW + c)) - f);
}
