import { encodeUtf8 } from './utf8.ts';

/** State of an unfinished hash as plain data, for snapshots. `pending` holds fewer than 64 bytes. */
export interface Sha256State {
  readonly words: readonly number[];
  readonly pending: readonly number[];
  readonly length: number;
}

/** First 32 bits of the fractional part of a root of a prime, by bisection on integers (FIPS 180-4 defines its constants so). */
function fractionalRootBits(prime: number, degree: 2 | 3): number {
  const target = BigInt(prime) << BigInt(32 * degree);
  let low = 0n;
  let high = BigInt(prime) << 32n;
  while (high - low > 1n) {
    const middle = (low + high) >> 1n;
    if ((degree === 2 ? middle * middle : middle * middle * middle) <= target) low = middle;
    else high = middle;
  }
  return Number(low & 0xffffffffn) | 0;
}

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) if (primes.every((p) => n % p !== 0)) primes.push(n);
  return primes;
}

const PRIMES = firstPrimes(64);
const ROUND_CONSTANTS = Int32Array.from(PRIMES, (prime) => fractionalRootBits(prime, 3));
const INITIAL = Int32Array.from(PRIMES.slice(0, 8), (prime) => fractionalRootBits(prime, 2));

const schedule = new Int32Array(64);
const CHUNK = 512;
const floats = new Float64Array(CHUNK);
const floatWords = new Uint32Array(floats.buffer);
const floatBytes = new Uint8Array(floats.buffer);
const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** SHA-256 (FIPS 180-4), fed piece by piece; its state can be saved at any byte. */
export class Sha256 {
  private readonly words = INITIAL.slice();
  private readonly block = new Uint8Array(64);
  private filled = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    let position = 0;
    const count = bytes.length;
    this.length += count;
    if (this.filled > 0) {
      while (this.filled < 64 && position < count) this.block[this.filled++] = bytes[position++]!;
      if (this.filled < 64) return this;
      compress(this.words, this.block, 0);
      this.filled = 0;
    }
    for (; position + 64 <= count; position += 64) compress(this.words, bytes, position);
    while (position < count) this.block[this.filled++] = bytes[position++]!;
    return this;
  }

  /** Doubles as little-endian bytes, whatever the machine; every NaN counts as the quiet NaN 0x7ff8000000000000. */
  updateFloat64(values: ArrayLike<number>): this {
    for (let start = 0; start < values.length; start += CHUNK) {
      const count = Math.min(CHUNK, values.length - start);
      for (let i = 0; i < count; i++) {
        const value = values[start + i]!;
        floats[i] = value;
        if (value !== value) {
          floatWords[2 * i] = littleEndian ? 0 : 0x7ff80000;
          floatWords[2 * i + 1] = littleEndian ? 0x7ff80000 : 0;
        }
      }
      const bytes = floatBytes.subarray(0, 8 * count);
      if (!littleEndian) for (let i = 0; i < count; i++) bytes.subarray(8 * i, 8 * i + 8).reverse();
      this.update(bytes);
    }
    return this;
  }

  /** Text as UTF-8; no length is added, so that a caller who joins fields separates them itself. */
  updateText(text: string): this {
    return this.update(encodeUtf8(text));
  }

  /** The digest of all so far as 64 hexadecimal digits; the hash can be fed further afterwards. */
  digestHex(): string {
    const words = this.words.slice();
    const tail = new Uint8Array(this.filled < 56 ? 64 : 128);
    tail.set(this.block.subarray(0, this.filled));
    tail[this.filled] = 0x80;
    const view = new DataView(tail.buffer);
    view.setUint32(tail.length - 8, Math.floor(this.length / 0x20000000));
    view.setUint32(tail.length - 4, (this.length % 0x20000000) * 8);
    for (let offset = 0; offset < tail.length; offset += 64) compress(words, tail, offset);
    return Array.from(words, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
  }

  snapshot(): Sha256State {
    return { words: Array.from(this.words), pending: Array.from(this.block.subarray(0, this.filled)), length: this.length };
  }

  static restore(state: Sha256State): Sha256 {
    if (state.words.length !== 8 || state.pending.length !== state.length % 64) throw new RangeError('invalid SHA-256 state');
    const hash = new Sha256();
    hash.words.set(state.words);
    hash.block.set(state.pending);
    hash.filled = state.pending.length;
    hash.length = state.length;
    return hash;
  }
}

/** One block of 64 bytes from `offset` on is worked into the eight words. */
function compress(words: Int32Array, bytes: Uint8Array, offset: number): void {
  const w = schedule;
  for (let i = 0; i < 16; i++, offset += 4) {
    w[i] = (bytes[offset]! << 24) | (bytes[offset + 1]! << 16) | (bytes[offset + 2]! << 8) | bytes[offset + 3]!;
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15]!;
    const y = w[i - 2]!;
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
    w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0;
  }
  let a = words[0]!;
  let b = words[1]!;
  let c = words[2]!;
  let d = words[3]!;
  let e = words[4]!;
  let f = words[5]!;
  let g = words[6]!;
  let h = words[7]!;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + (g ^ (e & (f ^ g))) + ROUND_CONSTANTS[i]! + w[i]!) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  words[0] = words[0]! + a;
  words[1] = words[1]! + b;
  words[2] = words[2]! + c;
  words[3] = words[3]! + d;
  words[4] = words[4]! + e;
  words[5] = words[5]! + f;
  words[6] = words[6]! + g;
  words[7] = words[7]! + h;
}
