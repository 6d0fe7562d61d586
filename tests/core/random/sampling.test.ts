import { describe, expect, it } from 'vitest';
import { exp, log, logGamma, normalCdf, pow } from '../../../src/core/math/index.ts';
import { beta, categorical, createStream, exponential, gamma, joinKey, normal, pareto, poisson } from '../../../src/core/random/index.ts';
import { incompleteBeta, mean, variance } from '../../../src/core/statistics/index.ts';

/** Kolmogorov's distance between draws and a distribution function, times √n: above 2.23 with probability 1e-4. */
function kolmogorov(draws: Float64Array, cdf: (x: number) => number): number {
  const sorted = draws.slice().sort();
  let distance = 0;
  sorted.forEach((x, i) => {
    const p = cdf(x);
    distance = Math.max(distance, p - i / sorted.length, (i + 1) / sorted.length - p);
  });
  return distance * Math.sqrt(sorted.length);
}

const COUNT = 40_000;

/** Draws as a run makes them: from many keyed streams, a hundred draws each. */
function sample(name: string, draw: (stream: ReturnType<typeof createStream>) => number, count = COUNT): Float64Array {
  let stream = createStream(name);
  return Float64Array.from({ length: count }, (_, i) => {
    if (i % 100 === 0) stream = createStream(joinKey([name, i]));
    return draw(stream);
  });
}

describe('inverse transforms', () => {
  it('inverts the distribution functions exactly', () => {
    for (const u of [1e-12, 0.01, 0.3, 0.5, 0.9, 1 - 1e-9]) {
      expect(1 - exp(-exponential(u))).toBeCloseTo(u, 14);
      expect(normalCdf(normal(u))).toBeCloseTo(u, 14);
      expect(1 - pow(pareto(u, 10, 0.5) / 10, -0.5)).toBeCloseTo(u, 14);
    }
    // Small u keeps its digits.
    expect(exponential(1e-300)).toBe(1e-300);
    expect(pareto(Number.MIN_VALUE, 10, 0.5)).toBe(10);
  });

  it('chooses by odds, in index order', () => {
    expect([0, 0.19, 0.21, 0.49, 0.51, 0.999999].map((u) => categorical(u, [2, 3, 5]))).toEqual([0, 0, 1, 1, 2, 2]);
    expect(categorical(0.9999999999999999, [0.1, 0.2, 0.3, 0])).toBe(2);
    expect(categorical(Number.MIN_VALUE, [0, 1])).toBe(1);
  });

  it('refuses odds that are none', () => {
    expect(() => categorical(0.5, [0, 0])).toThrow('weights sum to 0');
    expect(() => categorical(0.5, [1, -1])).toThrow('weight 1 is -1');
    expect(() => categorical(0.5, [NaN])).toThrow('weight 0 is NaN');
  });
});

describe('draws by rejection', () => {
  it('makes beta draws with the right distribution', () => {
    for (const [a, b] of [[4, 6], [0.5, 0.5], [1, 3], [30, 2]] as const) {
      const draws = sample(`beta ${a} ${b}`, (stream) => beta(stream, a, b));
      expect(kolmogorov(draws, (x) => incompleteBeta(x, a, b))).toBeLessThan(2.23);
      const spread = (a * b) / ((a + b) ** 2 * (a + b + 1));
      expect(Math.abs(mean(draws) - a / (a + b))).toBeLessThan(4 * Math.sqrt(spread / COUNT));
    }
  });

  it('makes gamma draws with mean and variance equal to the shape, and the right distribution', () => {
    for (const shape of [0.3, 1, 2.5, 40]) {
      const draws = sample(`gamma ${shape}`, (stream) => gamma(stream, shape));
      expect(Math.abs(mean(draws) - shape)).toBeLessThan(4 * Math.sqrt(shape / COUNT));
      // Variance of the sample variance: (μ4 - σ⁴)/n with μ4 = 3 k² + 6 k.
      expect(Math.abs(variance(draws) - shape)).toBeLessThan(4 * Math.sqrt((2 * shape * shape + 6 * shape) / COUNT));
    }
    // Shape 1 is the exponential, shape 2 has 1 - (1 + x) e^-x.
    expect(kolmogorov(sample('gamma one', (stream) => gamma(stream, 1)), (x) => 1 - exp(-x))).toBeLessThan(2.23);
    expect(kolmogorov(sample('gamma two', (stream) => gamma(stream, 2)), (x) => 1 - (1 + x) * exp(-x))).toBeLessThan(2.23);
    expect(() => gamma(createStream('x'), 0)).toThrow('gamma shape 0');
  });

  it('makes Poisson counts with the right frequencies on both sides of the change of method', () => {
    for (const average of [0.02, 1, 9.9, 10, 12, 80, 3000]) {
      const draws = sample(`poisson ${average}`, (stream) => poisson(stream, average));
      expect(Math.abs(mean(draws) - average)).toBeLessThan(4 * Math.sqrt(average / COUNT));
      // Chi-square against e^-m m^k / k! over cells that expect 20 or more; 5 standard deviations of a chi-square with that many cells.
      const counts = new Map<number, number>();
      for (const k of draws) counts.set(k, (counts.get(k) ?? 0) + 1);
      let statistic = 0;
      let cells = 0;
      let rest = COUNT;
      let restExpected = COUNT;
      for (let k = 0; k <= average + 20 * Math.sqrt(average) + 20; k++) {
        const expected = COUNT * exp(k * log(average) - average - logGamma(k + 1));
        if (expected < 20) continue;
        statistic += ((counts.get(k) ?? 0) - expected) ** 2 / expected;
        cells += 1;
        rest -= counts.get(k) ?? 0;
        restExpected -= expected;
      }
      if (restExpected > 5) statistic += (rest - restExpected) ** 2 / restExpected;
      expect(statistic).toBeLessThan(cells + 5 * Math.sqrt(2 * cells) + 5);
    }
  });

  it('counts nothing for a mean of zero and refuses what is no mean', () => {
    const stream = createStream('zero');
    expect(poisson(stream, 0)).toBe(0);
    expect(() => poisson(stream, -1)).toThrow('Poisson mean -1');
    expect(() => poisson(stream, NaN)).toThrow('Poisson mean NaN');
  });

  it('goes on the same way after a stream was restored', () => {
    const draws = sample('replay', (stream) => beta(stream, 4, 6), 5);
    expect(sample('replay', (stream) => beta(stream, 4, 6), 5)).toEqual(draws);
  });
});
