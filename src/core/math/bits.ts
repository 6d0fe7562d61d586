/**
 * Access to the bits of a double, and exact scaling by powers of two.
 *
 * One shared pair of views is used everywhere: no allocation, and far quicker than a DataView. It is private to `core/math`
 * in spirit: a caller must read what it wrote before it calls anything else.
 */
const buffer = new ArrayBuffer(8);

/** The double under inspection; write it, then read `words`, or the other way round. */
export const float = new Float64Array(buffer);
/** The same eight bytes as two unsigned 32-bit words; index them with HIGH and LOW. */
export const words = new Uint32Array(buffer);

const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;
/** Index in `words` of the sign, the exponent and the upper 20 bits of the significand. */
export const HIGH = littleEndian ? 1 : 0;
/** Index in `words` of the lower 32 bits of the significand. */
export const LOW = littleEndian ? 0 : 1;

/** Upper 32 bits of x, as a signed integer. */
export function highWord(x: number): number {
  float[0] = x;
  return words[HIGH]! | 0;
}

/** x with the lower 32 bits of its significand cleared: exact products of two such numbers follow. */
export function clearLowWord(x: number): number {
  float[0] = x;
  words[LOW] = 0;
  return float[0]!;
}

const TABLE_OFFSET = 1074;
/** Powers of two from 2^-1074 to 2^1023, built by doubling, which is exact. */
const powers = new Float64Array(TABLE_OFFSET + 1024);
powers[0] = Number.MIN_VALUE;
for (let i = 1; i < powers.length; i++) powers[i] = powers[i - 1]! * 2;

/** 2^exponent, exactly, for integer exponents from -1074 to 1023. */
export function powerOfTwo(exponent: number): number {
  return powers[exponent + TABLE_OFFSET]!;
}

const TWO_MINUS_1000 = powerOfTwo(-1000);
const UNDERFLOW_AFTER_SHIFT = powerOfTwo(-74);

/**
 * fraction · 2^exponent for a positive fraction near one and |exponent| below 1,100, rounded once. What would fall below the
 * smallest subnormal number becomes 0, as in the reference implementation (round-to-nearest could still reach 2^-1074).
 */
export function scaleByPowerOfTwo(fraction: number, exponent: number): number {
  if (exponent > 1023) return fraction * 2 * powerOfTwo(1023);
  if (exponent >= -1021) return fraction * powerOfTwo(exponent);
  const shifted = fraction * powerOfTwo(exponent + 1000);
  return shifted < UNDERFLOW_AFTER_SHIFT ? 0 : shifted * TWO_MINUS_1000;
}
