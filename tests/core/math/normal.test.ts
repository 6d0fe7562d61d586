import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/core/math/index.ts';

describe('standard normal', () => {
  // Values from mpmath 1.3 at 60 digits: erfc(-x/√2)/2.
  it.each([
    [-20, 2.7536241186062337e-89],
    [-8.5, 9.479534822203318e-18],
    [-6, 9.86587645037698e-10],
    [-3, 1.3498980316300946e-3],
    [-1, 0.15865525393145705],
    [0, 0.5],
    [1.96, 0.9750021048517795],
    [4, 0.9999683287581669],
    [10, 1],
  ])('knows the distribution function at %d', (x, expected) => {
    expect(Math.abs(normalCdf(x) / expected - 1)).toBeLessThan(1e-13);
  });

  // Values from mpmath 1.3 at 60 digits: root of the distribution function.
  it.each([
    [1e-300, -37.0470962993612],
    [1e-20, -9.262340089798407],
    [1e-5, -4.264890793922825],
    [0.01, -2.326347874040841],
    [0.3, -0.5244005127080408],
    [0.5, 0],
    [0.975, 1.9599639845400538],
    [0.999999999, 5.9978070196016375],
  ])('knows the quantile of %d', (probability, expected) => {
    expect(Math.abs(normalQuantile(probability) - expected)).toBeLessThanOrEqual(5e-16 * Math.abs(expected));
  });

  it('has quantiles that increase across the seams of the approximation and undo the distribution function', () => {
    let last = -Infinity;
    for (let i = 1; i < 20_000; i++) {
      const probability = i / 20_000;
      const x = normalQuantile(probability);
      expect(x).toBeGreaterThan(last);
      expect(Math.abs(normalCdf(x) / probability - 1)).toBeLessThan(2e-14);
      last = x;
    }
  });

  it('is infinite at certainty and undefined beyond', () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(normalQuantile(-0.1)).toBeNaN();
    expect(normalQuantile(1.1)).toBeNaN();
    expect(normalQuantile(NaN)).toBeNaN();
    expect(normalCdf(NaN)).toBeNaN();
    expect(normalCdf(-Infinity)).toBe(0);
    expect(normalCdf(Infinity)).toBe(1);
  });
});
