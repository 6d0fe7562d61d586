import { highWord, powerOfTwo } from './bits.ts';

const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const TWO54 = 18014398509481984;
const ONE_THIRD = 0.33333333333333333;

// Remez coefficients of (log(1+f) - 2s) / s in powers of s², s = f / (2 + f): odd ones in Q, even ones in P.
const Q1 = 6.666666666666735130e-1;
const P1 = 3.999999999940941908e-1;
const Q2 = 2.857142874366239149e-1;
const P2 = 2.222219843214978396e-1;
const Q3 = 1.818357216161805012e-1;
const P3 = 1.531383769920937332e-1;
const Q4 = 1.479819860511658591e-1;

/**
 * Natural logarithm, with an error below one unit in the last place and the same bits on every machine.
 *
 * Method of fdlibm: x = 2^k (1 + f) with 1 + f between √½ and √2, an odd polynomial in f / (2 + f), plus k ln 2 in two parts.
 * log(±0) is -∞, log of a negative number or NaN is NaN, log(∞) is ∞.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  let k = 0;
  let hx = highWord(x);
  if (hx < 0x00100000) {
    // Subnormal: bring it into the normal range first.
    k = -54;
    x *= TWO54;
    hx = highWord(x);
  }
  if (hx >= 0x7ff00000) return Infinity;
  const significand = hx & 0x000fffff;
  const carry = (significand + 0x95f64) & 0x100000;
  const exponent = (hx >> 20) - 1023 + (carry >> 20);
  k += exponent;
  const f = x * powerOfTwo(-exponent) - 1;
  if ((0x000fffff & (2 + significand)) < 3) {
    // |f| below 2^-20: a short series does.
    if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    const short = f * f * (0.5 - ONE_THIRD * f);
    return k === 0 ? f - short : k * LN2_HIGH - (short - k * LN2_LOW - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (P1 + w * (P2 + w * P3));
  const odd = z * (Q1 + w * (Q2 + w * (Q3 + w * Q4)));
  const tail = odd + even;
  if (((significand - 0x6147a) | (0x6b851 - significand)) > 0) {
    const half = 0.5 * f * f;
    return k === 0 ? f - (half - s * (half + tail)) : k * LN2_HIGH - (half - (s * (half + tail) + k * LN2_LOW) - f);
  }
  return k === 0 ? f - s * (f - tail) : k * LN2_HIGH - (s * (f - tail) - k * LN2_LOW - f);
}
