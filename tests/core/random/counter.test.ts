import { describe, expect, it } from 'vitest';
import { counterKey, counterUniform, counterWords, joinKey, type CounterKey } from '../../../src/core/random/index.ts';

/** Pearson's statistic of draws in [0, 1) over 256 equal cells; 255 degrees of freedom, 0.0001 and 0.9999 quantiles 177.5 and 347.7. */
function chiSquare(draws: Float64Array): number {
  const cells = new Float64Array(256);
  for (const draw of draws) cells[Math.floor(draw * 256)]! += 1;
  const expected = draws.length / 256;
  return cells.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

/** Correlation of two equally long lists of uniform draws in units of its standard error. */
function correlation(a: Float64Array, b: Float64Array): number {
  let product = 0;
  for (let i = 0; i < a.length; i++) product += (a[i]! - 0.5) * (b[i]! - 0.5);
  return (12 * product) / Math.sqrt(a.length);
}

const COUNT = 200_000;
const draw = (key: CounterKey, at: (i: number) => [number, number]): Float64Array =>
  Float64Array.from({ length: COUNT }, (_, i) => counterUniform(key, ...at(i)));

describe('counter-based draws', () => {
  // Random123 1.x, kat_vectors, threefry2x32 with 13 rounds: counter, key, result.
  it.each([
    [[0, 0], [0, 0], [0x9d1c5ec6, 0x8bd50731]],
    [[-1, -1], [-1, -1], [0xfd36d048, 0x2d17272c]],
    [[0x243f6a88, 0x85a308d3], [0x13198a2e, 0x03707344], [0xba3e4725, 0xf27d669e]],
  ])('answers the known vector %#', (counter, key, result) => {
    expect(counterWords({ a: key[0]! | 0, b: key[1]! | 0 }, counter[0]!, counter[1]!)).toEqual(result);
  });

  it('makes one number in the open interval of the two words', () => {
    const key = counterKey('range');
    for (let i = 0; i < 1000; i++) {
      const [x, y] = counterWords(key, i, 5);
      const expected = ((x >>> 6) * 2 ** 26 + (y >>> 6) + 0.5) / 2 ** 52;
      expect(counterUniform(key, i, 5)).toBe(expected);
      expect(expected > 0 && expected < 1).toBe(true);
    }
  });

  it('is uniform along people, along steps and along keys', () => {
    const key = counterKey('uniform');
    const lists = [draw(key, (i) => [i, 0]), draw(key, (i) => [0, i]), draw(key, (i) => [i % 500, Math.floor(i / 500)])];
    lists.push(Float64Array.from({ length: COUNT }, (_, i) => counterUniform({ a: i, b: 0 }, 1, 1)));
    for (const list of lists) {
      const statistic = chiSquare(list);
      expect(statistic).toBeGreaterThan(177.5);
      expect(statistic).toBeLessThan(347.7);
    }
  });

  it('does not correlate neighbours: people, steps, and keys that differ by one', () => {
    const key = counterKey('serial');
    const base = draw(key, (i) => [i, 9]);
    const others = [
      draw(key, (i) => [i + 1, 9]),
      draw(key, (i) => [i, 10]),
      draw({ a: key.a + 1, b: key.b }, (i) => [i, 9]),
      draw({ a: key.a, b: key.b + 1 }, (i) => [i, 9]),
      draw(counterKey('serial '), (i) => [i, 9]),
    ];
    for (const other of others) expect(Math.abs(correlation(base, other))).toBeLessThan(4);
  });

  it('changes half of its bits when one bit of the counter changes', () => {
    const key = counterKey('avalanche');
    for (let bit = 0; bit < 32; bit++) {
      let flips = 0;
      for (let i = 0; i < 500; i++) {
        const a = counterWords(key, i, 3);
        const b = counterWords(key, i ^ (1 << bit), 3);
        for (let word = 0; word < 2; word++) for (let d = (a[word]! ^ b[word]!) >>> 0; d !== 0; d &= d - 1) flips += 1;
      }
      // 32,000 bits: mean 16,000, standard deviation 89.
      expect(Math.abs(flips - 16_000)).toBeLessThan(5 * 89.4);
    }
  });

  it('takes its key from the SHA-256 of a text', () => {
    // SHA-256 of 'abc' starts ba7816bf 8f01cfea (FIPS 180-4).
    expect(counterKey('abc')).toEqual({ a: 0xba7816bf | 0, b: 0x8f01cfea | 0 });
    expect(counterKey(joinKey(['a', 'bc']))).not.toEqual(counterKey(joinKey(['ab', 'c'])));
  });
});
