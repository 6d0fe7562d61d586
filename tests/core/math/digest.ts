import { Sha256 } from '../../../src/core/hash/index.ts';
import { erfc, exp, expm1, log, log1p, pow } from '../../../src/core/math/index.ts';

/**
 * Digests of our functions over many inputs, to be compared with `reference.json`, in Node and in a page. The inputs come from a
 * generator of 32-bit integers that `tools/math-reference.mjs` restates; both must be changed together.
 */
export const mathFunctions = { exp, expm1, log, log1p, erfc, pow } as const;
export type MathFunctionName = keyof typeof mathFunctions;

/** A Weyl sequence through a 32-bit mixer: the same integers everywhere. */
export function createIntegers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/** Draws from which inputs are made; only exact operations, so that inputs have the same bits everywhere. */
export interface Draws {
  /** A multiple of 2^-53 in [0, 1). */
  unit(): number;
  /** Any finite double, all bits drawn. */
  bits(): number;
}

export function createDraws(seed: number): Draws {
  const next = createIntegers(seed);
  const view = new DataView(new ArrayBuffer(8));
  return {
    unit: () => ((next() >>> 5) * 67108864 + (next() >>> 6)) * 1.1102230246251565e-16,
    bits() {
      for (;;) {
        view.setUint32(0, next());
        view.setUint32(4, next());
        const value = view.getFloat64(0);
        if (Number.isFinite(value)) return value;
      }
    },
  };
}

const between = (draws: Draws, low: number, high: number): number => low + (high - low) * draws.unit();
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const absolute = (x: number): number => (x < 0 ? -x : x);

/** The i-th input of each function; four kinds in turn: anything, the usual range, near the delicate point, near the limits. */
const inputs: Record<Exclude<MathFunctionName, 'pow'>, ((draws: Draws) => number)[]> = {
  exp: [(d) => d.bits(), (d) => between(d, -20, 20), (d) => between(d, -1e-7, 1e-7), (d) => between(d, -746, 711)],
  expm1: [(d) => d.bits(), (d) => between(d, -2, 2), (d) => between(d, -1e-7, 1e-7), (d) => between(d, -60, 711)],
  log: [(d) => absolute(d.bits()), (d) => between(d, 0, 4), (d) => between(d, 0.99999, 1.00001), (d) => between(d, 0, SMALLEST_NORMAL)],
  log1p: [(d) => absolute(d.bits()), (d) => between(d, -1, 4), (d) => between(d, -1e-5, 1e-5), (d) => between(d, 0, 1e17)],
  erfc: [(d) => d.bits(), (d) => between(d, -6.5, 6.5), (d) => between(d, -1, 1), (d) => between(d, 20, 28)],
};
const powInputs: ((draws: Draws) => [number, number])[] = [
  (d) => [absolute(d.bits()), between(d, -4, 4)],
  (d) => [between(d, 0, 10), between(d, -10, 10)],
  (d) => [between(d, 0.999, 1.001), between(d, -1e6, 1e6)],
  (d) => [between(d, -10, 0), Math.floor(between(d, -330, 330))],
];

/** SHA-256 over the little-endian bits of `count` results of one function. */
export function mathDigest(name: MathFunctionName, count: number): string {
  const draws = createDraws(0x1ab5eed);
  const hash = new Sha256();
  const results = new Float64Array(512);
  for (let start = 0; start < count; start += results.length) {
    const length = Math.min(results.length, count - start);
    for (let i = 0; i < length; i++) {
      const kind = (start + i) % 4;
      if (name === 'pow') {
        const [x, y] = powInputs[kind]!(draws);
        results[i] = pow(x, y);
      } else {
        results[i] = mathFunctions[name](inputs[name][kind]!(draws));
      }
    }
    hash.updateFloat64(results.subarray(0, length));
  }
  return hash.digestHex();
}
