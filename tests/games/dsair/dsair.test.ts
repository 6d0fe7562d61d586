import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dsairGame, dsairOf } from '../../../src/games/dsair/front.ts';
import type { DsairGame } from '../../../src/games/dsair/payoff.ts';
import { dsairPayoffs, riskDominanceThreshold, societyThreshold } from '../../../src/games/dsair/payoff.ts';

const games = fc.record({
  speed: fc.integer({ min: 11, max: 60 }).map((s) => s / 10),
  disasterProbability: fc.integer({ min: 0, max: 100 }).map((p) => p / 100),
  benefit: fc.integer({ min: 3, max: 12 }),
  cost: fc.constant(1),
  prize: fc.constantFrom(100, 1e4, 1e6),
  rounds: fc.constantFrom(10, 100),
  foundOut: fc.integer({ min: 0, max: 10 }).map((f) => f / 10),
  population: fc.constantFrom(10, 100),
  selection: fc.constantFrom(0.001, 0.01, 0.1),
});

const defaults: DsairGame = { speed: 1.5, disasterProbability: 0.7, benefit: 4, cost: 1, prize: 1e4, rounds: 100, foundOut: 0, population: 100, selection: 0.01 };

it('has payoffs 51, 0.6, 45.72, 23.1 at the defaults, worked by hand', () => {
  // AA = -1 + 2 + 50; AB = -1 + 4/2.5; p (150 + 2.4); p (75 + 2) with p = 0.3
  const [[a, b], [c, d]] = dsairPayoffs(defaults);
  for (const [found, expected] of [[a, 51], [b, 0.6], [c, 45.72], [d, 23.1]] as const) expect(found).toBeCloseTo(expected, 12);
});

it('is indifferent at its thresholds, whatever p_r is given; 1,000 random games', () => {
  fc.assert(
    fc.property(games, (game) => {
      const society = societyThreshold(game)!;
      const [[aa], [, bb]] = dsairPayoffs({ ...game, disasterProbability: society });
      expect(Math.abs(aa - bb)).toBeLessThan(1e-9 * Math.abs(aa));
      const dominance = riskDominanceThreshold(game)!;
      const at = dsairPayoffs({ ...game, disasterProbability: dominance });
      expect(Math.abs(at[0][0] + at[0][1] - at[1][0] - at[1][1])).toBeLessThan(1e-9 * (at[0][0] + Math.abs(at[0][1]) + 1));
      const solution = dsairOf(game);
      expect(solution.societyThreshold).toBe(society);
      expect(solution.riskDominanceThreshold).toBe(dominance);
    }),
    { numRuns: 1000 },
  );
});

it('has the dilemma zone between the thresholds: unsafe play spreads where society would rather be safe; large prize, 1,000 random games', () => {
  fc.assert(
    fc.property(games, (random) => {
      const game = { ...random, prize: 1e6, rounds: 100, foundOut: 0, population: 100, selection: 0.01 };
      const society = societyThreshold(game)!;
      const dominance = riskDominanceThreshold(game)!;
      expect(Math.abs(society - (1 - 1 / game.speed))).toBeLessThan(0.01);
      expect(Math.abs(dominance - (1 - 1 / (3 * game.speed)))).toBeLessThan(0.01);
      expect(dominance).toBeGreaterThan(society);
      expect(dsairOf({ ...game, disasterProbability: (society + dominance) / 2 }).unsafeShare).toBeGreaterThan(0.5);
      expect(dsairOf({ ...game, disasterProbability: Math.min(1, dominance + 0.05) }).unsafeShare).toBeLessThan(0.5);
    }),
    { numRuns: 1000 },
  );
});

it('needs all keys', () => {
  expect(() => dsairGame.read({ speed: 1.5 })).toThrowError(/disasterProbability: missing[\s\S]*selection: missing/);
});
