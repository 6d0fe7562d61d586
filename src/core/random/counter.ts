import { Sha256 } from '../hash/sha256.ts';

/** Key of a family of counter-based draws: two 32-bit words. */
export interface CounterKey {
  readonly a: number;
  readonly b: number;
}

/** The key that belongs to a text (see `joinKey`): the first 64 bits of its SHA-256. */
export function counterKey(text: string): CounterKey {
  const digest = new Sha256().updateText(text).digestHex();
  return { a: Number.parseInt(digest.slice(0, 8), 16) | 0, b: Number.parseInt(digest.slice(8, 16), 16) | 0 };
}

const PARITY = 0x1bd11bda;

/**
 * Threefry-2x32 with 13 rounds (Salmon, Moraes, Dror, Shaw 2011): a keyed scrambling of a 64-bit counter. Written out, because this
 * is the innermost loop of a population; the second word is handed over in `second`.
 */
function scramble(a: number, b: number, index: number, step: number): number {
  const c = PARITY ^ a ^ b;
  let x = (index + a) | 0;
  let y = (step + b) | 0;
  x = (x + y) | 0; y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0; y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0; y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0; y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + b) | 0; y = (y + c + 1) | 0;
  x = (x + y) | 0; y = ((y << 17) | (y >>> 15)) ^ x;
  x = (x + y) | 0; y = ((y << 29) | (y >>> 3)) ^ x;
  x = (x + y) | 0; y = ((y << 16) | (y >>> 16)) ^ x;
  x = (x + y) | 0; y = ((y << 24) | (y >>> 8)) ^ x;
  x = (x + c) | 0; y = (y + a + 2) | 0;
  x = (x + y) | 0; y = ((y << 13) | (y >>> 19)) ^ x;
  x = (x + y) | 0; y = ((y << 15) | (y >>> 17)) ^ x;
  x = (x + y) | 0; y = ((y << 26) | (y >>> 6)) ^ x;
  x = (x + y) | 0; y = ((y << 6) | (y >>> 26)) ^ x;
  x = (x + a) | 0; y = (y + b + 3) | 0;
  x = (x + y) | 0; y = ((y << 17) | (y >>> 15)) ^ x;
  second[0] = y;
  return x;
}
const second = new Int32Array(1);

/** The two words that key, index and step give, unsigned. */
export function counterWords(key: CounterKey, index: number, step: number): [number, number] {
  const x = scramble(key.a, key.b, index | 0, step | 0);
  return [x >>> 0, second[0]! >>> 0];
}

/**
 * A draw uniform in the open interval (0, 1) that depends on key, index (the person) and step (the month) alone, both integers of
 * 32 bits: order, threads and other people do not matter. An odd multiple of 2^-53.
 */
export function counterUniform(key: CounterKey, index: number, step: number): number {
  const x = scramble(key.a, key.b, index | 0, step | 0);
  return ((x >>> 6) * 0x4000000 + (second[0]! >>> 6) + 0.5) * 2.220446049250313e-16;
}
