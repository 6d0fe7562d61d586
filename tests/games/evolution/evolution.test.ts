import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkEvolution } from '../../../src/games/evolution/certificate.ts';
import { evolutionGame } from '../../../src/games/evolution/front.ts';
import { evolutionOf } from '../../../src/games/evolution/solve.ts';
import { logStationary } from '../../../src/games/evolution/stationary.ts';

/** Fixation by solving the birth-death chain's linear system forward, straight from the Fermi rule: no logarithms, no closed form. */
function fixationByChain(payoffs: readonly (readonly number[])[], N: number, beta: number, i: number, j: number): number {
  const up: number[] = [];
  const down: number[] = [];
  for (let k = 1; k < N; k++) {
    const mutant = ((k - 1) * payoffs[j]![j]! + (N - k) * payoffs[j]![i]!) / (N - 1);
    const resident = (k * payoffs[i]![j]! + (N - k - 1) * payoffs[i]![i]!) / (N - 1);
    up.push(1 / (1 + Math.exp(-beta * (mutant - resident))));
    down.push(1 / (1 + Math.exp(beta * (mutant - resident))));
  }
  // φ_1 with φ_0 = 0 and φ_N = 1: differences d_{k+1} = d_k down_k/up_k.
  let difference = 1;
  let sum = 1;
  for (let k = 0; k < N - 1; k++) {
    difference *= down[k]! / up[k]!;
    sum += difference;
  }
  return 1 / sum;
}

/** Stationary distribution by applying the chain many times. */
function stationaryByPower(fixation: readonly (readonly (number | null)[])[]): number[] {
  const n = fixation.length;
  let shares = Array<number>(n).fill(1 / n);
  for (let t = 0; t < 200_000; t++) {
    const next = shares.map((share, i) => share * (1 - fixation[i]!.reduce<number>((sum, rate) => sum + (rate ?? 0) / (n - 1), 0)));
    shares.forEach((share, i) => fixation[i]!.forEach((rate, j) => (next[j]! += (share * (rate ?? 0)) / (n - 1))));
    if (next.every((share, i) => Math.abs(share - shares[i]!) < 1e-16)) break;
    shares = next;
  }
  return shares;
}

describe('fixation', () => {
  it('of a neutral mutant is 1/N', () => {
    const { fixation, stationary } = evolutionOf({ payoffs: [[1, 1], [1, 1]], population: 50, selection: 3 });
    expect(fixation[0]![1]).toBeCloseTo(1 / 50, 14);
    expect(fixation[0]![0]).toBeNull();
    expect(stationary).toEqual([0.5, 0.5]);
  });

  it('of a constant advantage d is (1 - e^(-βd))/(1 - e^(-βdN))', () => {
    // Payoffs that depend on the row alone.
    for (const [d, beta, N] of [[1, 0.1, 20], [-1, 0.1, 20], [0.5, 2, 100], [-0.2, 1, 100]] as const) {
      const { fixation } = evolutionOf({ payoffs: [[0, 0], [d, d]], population: N, selection: beta });
      const expected = Math.expm1(-beta * d) / Math.expm1(-beta * d * N);
      expect(Math.abs(fixation[0]![1]! / expected - 1)).toBeLessThan(1e-12);
    }
  });

  it('keeps probabilities of 1e-8 and of 1e-200', () => {
    for (const [d, size] of [[-0.2, 1e-8], [-4.6, 1e-197]] as const) {
      const { fixation, stationary } = evolutionOf({ payoffs: [[0, 0], [d, d]], population: 100, selection: 1 });
      const expected = Math.expm1(-d) / Math.expm1(-d * 100);
      expect(fixation[0]![1]).toBeGreaterThan(0);
      expect(fixation[0]![1]).toBeLessThan(size);
      expect(Math.abs(fixation[0]![1]! / expected - 1)).toBeLessThan(1e-11);
      // Two strategies: shares are as the fixation probabilities.
      expect(Math.abs(stationary[1]! / stationary[0]! / (expected / fixation[1]![0]!) - 1)).toBeLessThan(1e-11);
    }
  });
});

const payoff = fc.integer({ min: -20, max: 20 }).map((x) => x / 10);
const games = fc.integer({ min: 2, max: 4 }).chain((n) =>
  fc.record({
    payoffs: fc.array(fc.array(payoff, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }),
    population: fc.integer({ min: 2, max: 60 }),
    selection: fc.constantFrom(0, 0.01, 0.1, 1),
  }),
);

it('agrees with the birth-death chain and balances flows, 1,000 random games', () => {
  fc.assert(
    fc.property(games, (game) => {
      const solution = evolutionOf(game);
      solution.fixation.forEach((row, i) =>
        row.forEach((value, j) => {
          if (i !== j) expect(Math.abs(value! / fixationByChain(game.payoffs, game.population, game.selection, i, j) - 1)).toBeLessThan(1e-9);
        }),
      );
      expect(checkEvolution(game, solution)).toBeLessThan(1e-9);
    }),
    { numRuns: 1000 },
  );
});

it('agrees with applying the chain many times', () => {
  const game = { payoffs: [[1, 2, 3, 0], [2, 1, 0, 1], [0, 3, 1, 2], [1, 1, 2, 1]], population: 20, selection: 0.1 };
  const { fixation, stationary } = evolutionOf(game);
  stationaryByPower(fixation).forEach((share, i) => expect(Math.abs(share - stationary[i]!)).toBeLessThan(1e-11));
});

it('finds the stationary distribution of a chain whose rates differ by hundreds of orders of magnitude', () => {
  // Birth-death: detailed balance gives ratios of 1e-300 each way.
  const logs = [[-Infinity, -690, -Infinity], [0, -Infinity, -690], [-Infinity, 0, -Infinity]];
  const [a, b, c] = logStationary(logs) as [number, number, number];
  expect(a).toBeCloseTo(0, 12);
  expect(b - a).toBeCloseTo(-690, 10);
  expect(c - b).toBeCloseTo(-690, 10);
});

it('the checker refuses wrong answers', () => {
  const game = { payoffs: [[1, 2], [0, 3]], population: 30, selection: 0.2 };
  const right = evolutionOf(game);
  expect(checkEvolution(game, { ...right, stationary: [0.5, 0.5] })).toBeGreaterThan(1e-3);
  expect(checkEvolution(game, { ...right, fixation: [[null, right.fixation[0]![1]! * 1.001], right.fixation[1]!] })).toBeGreaterThan(5e-4);
  expect(checkEvolution(game, { ...right, stationary: right.stationary.map((x) => x * 1.01) })).toBeGreaterThan(5e-3);
});

it('refuses a matrix that is not square', () => {
  expect(() => evolutionGame.read({ payoffs: [[1, 2]], population: 10, selection: 1 })).toThrowError(/square/);
});
