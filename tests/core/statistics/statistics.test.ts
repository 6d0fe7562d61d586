import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  incompleteBeta, mean, meanInterval, pairedDifference, quantile, quantilesSorted, quantileSorted, studentCdf, studentQuantile, sum, variance, wilson,
} from '../../../src/core/statistics/index.ts';

describe('sums, means and variances', () => {
  it('does not lose small terms among large ones', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(new Float64Array(1_000_000).fill(0.1))).toBe(100_000);
    expect(sum([])).toBe(0);
    expect(sum([Infinity, 1])).toBe(Infinity);
    expect(sum([Infinity, -Infinity])).toBeNaN();
  });

  it('has means and variances that a shift does not blur', () => {
    // NIST StRD, NumAcc4: certified mean 10000000.2, standard deviation 0.1.
    const values = [10000000.2];
    for (let i = 0; i < 500; i++) values.push(10000000.1, 10000000.3);
    expect(mean(values)).toBeCloseTo(10000000.2, 8);
    expect(Math.sqrt(variance(values))).toBeCloseTo(0.1, 8);
    expect(mean([])).toBeNaN();
    expect(variance([3])).toBeNaN();
  });
});

describe('quantiles', () => {
  it('interpolates as type 7 does', () => {
    // R: quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1)) is 1, 1.3, 3, 6.8, 8.
    [1, 1.3, 3, 6.8, 8].forEach((expected, i) => expect(quantileSorted([1, 2, 4, 8], [0, 0.1, 0.5, 0.9, 1][i]!)).toBeCloseTo(expected, 12));
    expect(quantile([8, 1, 4, 2], 0.5)).toBe(3);
    expect(quantilesSorted([5], [0, 0.3, 1])).toEqual([5, 5, 5]);
    expect(quantileSorted([], 0.5)).toBeNaN();
    expect(quantileSorted([1, Infinity, Infinity], 0.75)).toBe(Infinity);
    expect(() => quantileSorted([1], 1.5)).toThrow('probability 1.5');
  });

  it('rises with the probability and stays within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (values, p, q) => {
        const [low, high] = [quantile(values, Math.min(p, q)), quantile(values, Math.max(p, q))];
        // Interpolation may round by a last bit.
        expect(high - low).toBeGreaterThanOrEqual(-1e-9);
        expect(low).toBeGreaterThanOrEqual(Math.min(...values));
      }),
    );
  });
});

describe("Student's t", () => {
  // Tables of the t distribution at 0.975; for 1 degree the closed form tan(0.475 π), for 2 (2p-1)/sqrt(2p(1-p)).
  it.each([
    [1, 12.706204736174694],
    [2, 0.95 / Math.sqrt(2 * 0.975 * 0.025)],
    [5, 2.5705818356363146],
    [10, 2.228138851986274],
    [30, 2.0422724563012378],
    [100, 1.9839715185235518],
    [999, 1.9623414611334493],
  ])('has the tabulated quantile for %d degrees of freedom', (degrees, expected) => {
    expect(Math.abs(studentQuantile(0.975, degrees) / expected - 1)).toBeLessThan(1e-12);
    expect(studentQuantile(0.025, degrees)).toBeCloseTo(-expected, 9);
  });

  it('has a distribution function with the closed forms of 1 and 2 degrees', () => {
    for (const t of [-5, -1, -0.1, 0, 0.3, 2, 40]) {
      expect(studentCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 13);
      expect(studentCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 13);
    }
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(studentQuantile(0, 3)).toBeNaN();
    expect(studentQuantile(0.975, 0)).toBeNaN();
  });

  it('has an incomplete beta function with the binomial closed form', () => {
    // I_x(a, b) for integers is P(Binomial(a + b - 1, x) ≥ a); I_x(4, 6) at 0.4 from that sum.
    const choose = [126, 126, 84, 36, 9, 1];
    const binomial = choose.reduce((total, c, i) => total + c * 0.4 ** (i + 4) * 0.6 ** (5 - i), 0);
    expect(incompleteBeta(0.4, 4, 6)).toBeCloseTo(binomial, 13);
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
  });
});

describe('intervals', () => {
  it("gives Wilson's limits", () => {
    // Newcombe (1998), table I, method 3: 81/263, 15/148, 0/20, 1/29.
    const limits = (k: number, n: number): number[] => [wilson(k, n).low, wilson(k, n).high].map((x) => Math.round(x * 1e4) / 1e4);
    expect(limits(81, 263)).toEqual([0.2553, 0.3662]);
    expect(limits(15, 148)).toEqual([0.0624, 0.1605]);
    expect(limits(0, 20)).toEqual([0, 0.1611]);
    expect(limits(1, 29)).toEqual([0.0061, 0.1718]);
    expect(wilson(5, 5).high).toBe(1);
    expect(wilson(0, 0)).toEqual({ estimate: NaN, low: 0, high: 1, count: 0 });
    expect(() => wilson(3, 2)).toThrow('3 successes of 2');
  });

  it('gives the textbook interval of a mean', () => {
    // Mean 3, variance 2.5, t(0.975; 4) = 2.7764451051977934: half width 1.9632431614775.
    const { mean: center, low, high } = meanInterval([1, 2, 3, 4, 5]);
    expect(center).toBe(3);
    expect(high - center).toBeCloseTo(1.9632431614775, 10);
    expect(center - low).toBeCloseTo(high - center, 12);
    expect(meanInterval([7])).toEqual({ mean: 7, low: -Infinity, high: Infinity });
    expect(meanInterval([])).toEqual({ mean: NaN, low: NaN, high: NaN });
    expect(meanInterval([2, 2, 2])).toEqual({ mean: 2, low: 2, high: 2 });
  });

  it('pairs by index: a common shock leaves no spread', () => {
    const shock = [5, -100, 30, 7];
    const difference = pairedDifference(shock.map((x) => x + 2), shock);
    expect(difference).toEqual({ mean: 2, low: 2, high: 2, pairs: 4 });
    expect(() => pairedDifference([1], [1, 2])).toThrow('1 values paired with 2');
  });
});
