import { powerOfTwo } from './bits.ts';

const OVERFLOW = 7.09782712893383973096e2;
const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const LOG2_E = 1.44269504088896338700;
const HALF_LN2 = 0.34657359027997264;
const LN2_TIMES_56 = 3.88162421113569373274e1;
const LN2_TIMES_1_5 = 1.03972077083991796413;
const TWO_MINUS_54 = powerOfTwo(-54);

// Remez coefficients of 6/r ((e^r + 1)/(e^r - 1) - 2/r), scaled to powers of r²/2.
const Q1 = -3.33333333333331316428e-2;
const Q2 = 1.58730158725481460165e-3;
const Q3 = -7.93650757867487942473e-5;
const Q4 = 4.00821782732936239552e-6;
const Q5 = -2.01099218183624371326e-7;

/**
 * e^x - 1 without loss of digits for small x; error below one unit in the last place, same bits on every machine.
 *
 * Method of fdlibm: x = k ln 2 + r, the rounding error of r being carried along as c.
 * expm1(±0) is ±0, expm1(-∞) is -1, expm1(∞) is ∞; overflow from 709.78 on.
 */
export function expm1(x: number): number {
  if (x !== x || x === Infinity || x === 0) return x;
  const negative = x < 0;
  const magnitude = negative ? -x : x;
  if (magnitude >= LN2_TIMES_56) {
    if (negative) return -1;
    if (magnitude >= OVERFLOW) return Infinity;
  }
  let k = 0;
  let c = 0;
  let r = x;
  if (magnitude > HALF_LN2) {
    if (magnitude < LN2_TIMES_1_5) k = negative ? -1 : 1;
    else k = (negative ? LOG2_E * x - 0.5 : LOG2_E * x + 0.5) | 0;
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    r = high - low;
    c = high - r - low;
  } else if (magnitude < TWO_MINUS_54) {
    return x;
  }
  const halfR = 0.5 * r;
  const z = r * halfR;
  const r1 = 1 + z * (Q1 + z * (Q2 + z * (Q3 + z * (Q4 + z * Q5))));
  const t = 3 - r1 * halfR;
  let e = z * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - z);
  e = r * (e - c) - c;
  e -= z;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k <= -2 || k > 56) {
    const y = 1 - (e - r);
    return (k === 1024 ? y * 2 * powerOfTwo(1023) : y * powerOfTwo(k)) - 1;
  }
  if (k < 20) return (1 - powerOfTwo(-k) - (e - r)) * powerOfTwo(k);
  return (r - (e + powerOfTwo(-k)) + 1) * powerOfTwo(k);
}
