import { encodeUtf8, encodeUtf8Into } from './utf8.ts';

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
const TEXT = 1024;
const textBytes = new Uint8Array(3 * TEXT);
const littleEndian = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1;

/** SHA-256 (FIPS 180-4), fed piece by piece; its state can be saved at any byte. */
export class Sha256 {
  private readonly words = INITIAL.slice();
  private readonly block = new Uint8Array(64);
  private filled = 0;
  private length = 0;

  update(bytes: Uint8Array): this {
    return this.updateFirst(bytes, bytes.length);
  }

  /** As `update` with the first `count` bytes alone, which spares a view. */
  private updateFirst(bytes: Uint8Array, count: number): this {
    let position = 0;
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

  /** The first `total` doubles as little-endian bytes, whatever the machine; every NaN counts as the quiet NaN 0x7ff8000000000000. */
  updateFloat64(values: ArrayLike<number>, total = values.length): this {
    for (let start = 0; start < total; start += CHUNK) {
      const count = Math.min(CHUNK, total - start);
      for (let i = 0; i < count; i++) {
        const value = values[start + i]!;
        floats[i] = value;
        if (value !== value) {
          floatWords[2 * i] = littleEndian ? 0 : 0x7ff80000;
          floatWords[2 * i + 1] = littleEndian ? 0x7ff80000 : 0;
        }
      }
      if (!littleEndian) for (let i = 0; i < count; i++) floatBytes.subarray(8 * i, 8 * i + 8).reverse();
      this.updateFirst(floatBytes, 8 * count);
    }
    return this;
  }

  /** Text as UTF-8; no length is added, so that a caller who joins fields separates them itself. */
  updateText(text: string): this {
    return text.length <= TEXT ? this.updateFirst(textBytes, encodeUtf8Into(text, textBytes)) : this.update(encodeUtf8(text));
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
  // Eight rounds a turn, after which every variable is back in its place: nothing needs to be moved along.
  for (let i = 0; i < 64; i += 8) {
    h = (h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (g ^ (e & (f ^ g))) + ROUND_CONSTANTS[i]! + w[i]!) | 0;
    d = (d + h) | 0;
    h = (h + ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + ((a & b) | (c & (a | b)))) | 0;
    g = (g + ((d >>> 6 | d << 26) ^ (d >>> 11 | d << 21) ^ (d >>> 25 | d << 7)) + (f ^ (d & (e ^ f))) + ROUND_CONSTANTS[i + 1]! + w[i + 1]!) | 0;
    c = (c + g) | 0;
    g = (g + ((h >>> 2 | h << 30) ^ (h >>> 13 | h << 19) ^ (h >>> 22 | h << 10)) + ((h & a) | (b & (h | a)))) | 0;
    f = (f + ((c >>> 6 | c << 26) ^ (c >>> 11 | c << 21) ^ (c >>> 25 | c << 7)) + (e ^ (c & (d ^ e))) + ROUND_CONSTANTS[i + 2]! + w[i + 2]!) | 0;
    b = (b + f) | 0;
    f = (f + ((g >>> 2 | g << 30) ^ (g >>> 13 | g << 19) ^ (g >>> 22 | g << 10)) + ((g & h) | (a & (g | h)))) | 0;
    e = (e + ((b >>> 6 | b << 26) ^ (b >>> 11 | b << 21) ^ (b >>> 25 | b << 7)) + (d ^ (b & (c ^ d))) + ROUND_CONSTANTS[i + 3]! + w[i + 3]!) | 0;
    a = (a + e) | 0;
    e = (e + ((f >>> 2 | f << 30) ^ (f >>> 13 | f << 19) ^ (f >>> 22 | f << 10)) + ((f & g) | (h & (f | g)))) | 0;
    d = (d + ((a >>> 6 | a << 26) ^ (a >>> 11 | a << 21) ^ (a >>> 25 | a << 7)) + (c ^ (a & (b ^ c))) + ROUND_CONSTANTS[i + 4]! + w[i + 4]!) | 0;
    h = (h + d) | 0;
    d = (d + ((e >>> 2 | e << 30) ^ (e >>> 13 | e << 19) ^ (e >>> 22 | e << 10)) + ((e & f) | (g & (e | f)))) | 0;
    c = (c + ((h >>> 6 | h << 26) ^ (h >>> 11 | h << 21) ^ (h >>> 25 | h << 7)) + (b ^ (h & (a ^ b))) + ROUND_CONSTANTS[i + 5]! + w[i + 5]!) | 0;
    g = (g + c) | 0;
    c = (c + ((d >>> 2 | d << 30) ^ (d >>> 13 | d << 19) ^ (d >>> 22 | d << 10)) + ((d & e) | (f & (d | e)))) | 0;
    b = (b + ((g >>> 6 | g << 26) ^ (g >>> 11 | g << 21) ^ (g >>> 25 | g << 7)) + (a ^ (g & (h ^ a))) + ROUND_CONSTANTS[i + 6]! + w[i + 6]!) | 0;
    f = (f + b) | 0;
    b = (b + ((c >>> 2 | c << 30) ^ (c >>> 13 | c << 19) ^ (c >>> 22 | c << 10)) + ((c & d) | (e & (c | d)))) | 0;
    a = (a + ((f >>> 6 | f << 26) ^ (f >>> 11 | f << 21) ^ (f >>> 25 | f << 7)) + (h ^ (f & (g ^ h))) + ROUND_CONSTANTS[i + 7]! + w[i + 7]!) | 0;
    e = (e + a) | 0;
    a = (a + ((b >>> 2 | b << 30) ^ (b >>> 13 | b << 19) ^ (b >>> 22 | b << 10)) + ((b & c) | (d & (b | c)))) | 0;
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
