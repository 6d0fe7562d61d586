import { clearLowWord, float, HIGH, highWord, LOW, powerOfTwo, scaleByPowerOfTwo, words } from './bits.ts';

const TWO53 = 9007199254740992;
// 2 / (3 ln 2), whole and in two parts.
const CP = 9.61796693925975554329e-1;
const CP_HIGH = 9.61796700954437255859e-1;
const CP_LOW = -7.02846165095275826516e-9;
// log2(1.5) in two parts.
const LOG2_1_5_HIGH = 5.84962487220764160156e-1;
const LOG2_1_5_LOW = 1.35003920212974897128e-8;
// 1 / ln 2, whole and in two parts.
const INV_LN2 = 1.44269504088896338700;
const INV_LN2_HIGH = 1.44269502162933349609;
const INV_LN2_LOW = 1.92596299112661746887e-8;
// ln 2, whole and in two parts.
const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;
/** -(1024 - log2(largest double + half a unit in the last place)). */
const OVERFLOW_MARGIN = 8.0085662595372944372e-17;

// Remez coefficients of (3/2)(log(x) - 2s - 2/3 s³) in powers of s², and of r (e^r + 1)/(e^r - 1).
const L1 = 5.99999999999994648725e-1;
const L2 = 4.28571428578550184252e-1;
const L3 = 3.33333329818377432918e-1;
const L4 = 2.72728123808534006489e-1;
const L5 = 2.30660745775561754067e-1;
const L6 = 2.06975017800338417784e-1;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.65339022054652515390e-6;
const P5 = 4.13813679705723846039e-8;

/** The logarithm to base 2 in two parts, the first with an empty low word. */
const logarithm = new Float64Array(2);

/**
 * x^y, with an error below one unit in the last place and the same bits on every machine.
 *
 * Method of fdlibm: log2(x) in two parts, times y split in two parts, then 2^(sum). Exact for small integer powers of integers.
 * pow(x, 0) and pow(1, y) are 1, NaN gives NaN (also pow(NaN, 0), unlike ECMAScript), pow(-1, ±∞) is NaN,
 * a negative x with y no integer gives NaN; zeros and infinities as in IEEE 754.
 */
export function pow(x: number, y: number): number {
  if (x !== x || y !== y) return NaN;
  if (y === 0) return 1;
  if (y === 1) return x;
  if (y === -1) return 1 / x;
  if (y === 2) return x * x;
  if (y === 0.5) return Math.sqrt(x);
  if (y === -0.5) return 1 / Math.sqrt(x);
  if (y === 3) return x * x * x;
  if (y === 4) return x * x * (x * x);
  if (x === 1) return 1;
  if (y === Infinity || y === -Infinity) return powInfiniteExponent(x, y);
  if (x === 0 || x === Infinity || x === -Infinity) return powOfLimit(x, y);
  let sign = 1;
  let magnitude = x;
  if (x < 0) {
    if (!isInteger(y)) return NaN;
    if (isOdd(y)) sign = -1;
    if (x === -1) return sign;
    magnitude = -x;
  }
  const highOfX = highWord(magnitude);
  const highOfY = highWord(y) & 0x7fffffff;
  if (highOfY > 0x41e00000) {
    // |y| above 2^31: over- or underflow unless x is close to one.
    if (highOfY > 0x43f00000 || highOfX < 0x3fefffff || highOfX > 0x3ff00000) {
      return magnitude < 1 === y < 0 ? sign * Infinity : sign * 0;
    }
    log2NearOne(magnitude);
  } else {
    log2InTwoParts(magnitude, highOfX);
  }
  const t1 = logarithm[0]!;
  const y1 = clearLowWord(y);
  const lowProduct = (y - y1) * t1 + y * logarithm[1]!;
  const highProduct = y1 * t1;
  const z = lowProduct + highProduct;
  if (z >= 1024) {
    if (z > 1024 || lowProduct + OVERFLOW_MARGIN > z - highProduct) return sign * Infinity;
  } else if (z <= -1075) {
    if (z < -1075 || lowProduct <= z - highProduct) return sign * 0;
  }
  return sign * exp2InTwoParts(z, highProduct, lowProduct);
}

function isInteger(y: number): boolean {
  return Math.floor(y) === y;
}

/** From 2^53 on every double is even. */
function isOdd(y: number): boolean {
  const magnitude = y < 0 ? -y : y;
  return magnitude < TWO53 && magnitude % 2 === 1;
}

function powInfiniteExponent(x: number, y: number): number {
  if (x === -1) return NaN;
  return (x < 1 && x > -1) === (y === Infinity) ? 0 : Infinity;
}

/** x is ±0 or ±∞, y finite and not 0: the magnitude is 0 or ∞, the sign that of x where y is odd. */
function powOfLimit(x: number, y: number): number {
  const negative = x === 0 ? 1 / x < 0 : x < 0;
  const magnitude = (x === 0) === y > 0 ? 0 : Infinity;
  return negative && isOdd(y) ? -magnitude : magnitude;
}

/** log2 of a positive number within 2^-20 of one, by a short series. */
function log2NearOne(x: number): void {
  const t = x - 1;
  const w = t * t * (0.5 + t * (-0.3333333333333333 + t * 0.25));
  const u = INV_LN2_HIGH * t;
  const v = t * INV_LN2_LOW - w * INV_LN2;
  const t1 = clearLowWord(u + v);
  logarithm[0] = t1;
  logarithm[1] = v - (t1 - u);
}

/** log2 of a positive finite number, from s = (x - b)/(x + b) with b 1 or 1.5, in twice the working precision. */
function log2InTwoParts(x: number, high: number): void {
  let n = 0;
  if (high < 0x00100000) {
    x *= TWO53;
    n = -53;
    high = highWord(x);
  }
  const biased = high >> 20;
  n += biased - 1023;
  const significand = high & 0x000fffff;
  let normal = significand | 0x3ff00000;
  let b = 1;
  let middle = false;
  let shift = biased - 1023;
  if (significand > 0x3988e) {
    if (significand < 0xbb67a) {
      b = 1.5;
      middle = true;
    } else {
      n += 1;
      shift += 1;
      normal -= 0x00100000;
    }
  }
  const a = x * powerOfTwo(-shift);
  const u = a - b;
  const v = 1 / (a + b);
  const s = u * v;
  const sHigh = clearLowWord(s);
  // a + b with an empty low word, straight from the bits.
  words[HIGH] = ((normal >> 1) | 0x20000000) + 0x00080000 + (middle ? 0x00040000 : 0);
  words[LOW] = 0;
  const sumHigh = float[0]!;
  const sumLow = a - (sumHigh - b);
  const sLow = v * (u - sHigh * sumHigh - sHigh * sumLow);
  const ss = s * s;
  const r = ss * ss * (L1 + ss * (L2 + ss * (L3 + ss * (L4 + ss * (L5 + ss * L6))))) + sLow * (sHigh + s);
  const hh = sHigh * sHigh;
  const tHigh = clearLowWord(3 + hh + r);
  const tLow = r - (tHigh - 3 - hh);
  const p = sHigh * tHigh;
  const q = sLow * tHigh + tLow * s;
  const pHigh = clearLowWord(p + q);
  const pLow = q - (pHigh - p);
  const zHigh = CP_HIGH * pHigh;
  const zLow = CP_LOW * pHigh + pLow * CP + (middle ? LOG2_1_5_LOW : 0);
  const dHigh = middle ? LOG2_1_5_HIGH : 0;
  const t1 = clearLowWord(zHigh + zLow + dHigh + n);
  logarithm[0] = t1;
  logarithm[1] = zLow - (t1 - n - dHigh - zHigh);
}

/** 2^(high + low) where z is their sum rounded, between -1075 and 1024. */
function exp2InTwoParts(z: number, high: number, low: number): number {
  // Nearest integer, halves away from zero.
  const n = z > 0.5 || z < -0.5 ? (z < 0 ? z - 0.5 : z + 0.5) | 0 : 0;
  const rest = high - n;
  const t = clearLowWord(low + rest);
  const u = t * LN2_HIGH;
  const v = (low - (t - rest)) * LN2 + t * LN2_LOW;
  const w = u + v;
  const error = v - (w - u);
  const ww = w * w;
  const t1 = w - ww * (P1 + ww * (P2 + ww * (P3 + ww * (P4 + ww * P5))));
  const r = (w * t1) / (t1 - 2) - (error + w * error);
  return scaleByPowerOfTwo(1 - (r - w), n);
}
