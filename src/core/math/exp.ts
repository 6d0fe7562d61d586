import { powerOfTwo, scaleByPowerOfTwo } from './bits.ts';

const LN2_HIGH = 6.93147180369123816490e-1; // ln 2 with its last 21 bits cleared, so that k · LN2_HIGH is exact
const LN2_LOW = 1.90821492927058770002e-10;
const LOG2_E = 1.44269504088896338700;
const OVERFLOW = 7.09782712893383973096e2;
const UNDERFLOW = -7.45133219101941108420e2;
const NEARLY_ZERO = 1 / (1 << 28);

// Remez coefficients of r (e^r + 1) / (e^r - 1) on [0, ln(2)/2], in powers of r².
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.65339022054652515390e-6;
const P5 = 4.13813679705723846039e-8;

/**
 * e^x, with an error below one unit in the last place and the same bits on every machine.
 *
 * Method of fdlibm: x = k ln 2 + r with |r| ≤ ln(2)/2, a rational approximation of e^r, then scaling by 2^k.
 * exp(NaN) is NaN, exp(-∞) is 0, exp(∞) is ∞; overflow starts above 709.78, results below 2^-1074 are 0.
 */
export function exp(x: number): number {
  if (!(x > UNDERFLOW && x < OVERFLOW)) return beyondLimits(x);
  if (x < NEARLY_ZERO && x > -NEARLY_ZERO) return 1 + x;
  const k = (x < 0 ? LOG2_E * x - 0.5 : LOG2_E * x + 0.5) | 0;
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  if (k >= -1021 && k <= 1023) return y * powerOfTwo(k);
  return scaleByPowerOfTwo(y, k);
}

function beyondLimits(x: number): number {
  if (x !== x) return x;
  if (x > OVERFLOW) return Infinity;
  if (x < UNDERFLOW) return 0;
  if (x === UNDERFLOW) return 0;
  // x is the overflow limit itself, whose exponential is still finite.
  const high = x - 1024 * LN2_HIGH;
  const low = 1024 * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  return scaleByPowerOfTwo(1 - (low - (r * c) / (2 - c) - high), 1024);
}
