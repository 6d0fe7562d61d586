import fc from 'fast-check';
import { expect, it } from 'vitest';
import { survivalEquilibrium, survivalGain } from '../../../src/games/survival/race.ts';

const races = fc.record({ labs: fc.integer({ min: 1, max: 8 }), ease: fc.integer({ min: 11, max: 500 }).map((k) => k / 10), winnerTakes: fc.integer({ min: 0, max: 40 }).map((w) => w / 10) });

it('solves the quadratic, and no lab gains by leaving; 1,000 random races', () => {
  fc.assert(
    fc.property(races, (race) => {
      const { labs: n, ease: k, winnerTakes: w } = race;
      const { aligned: p, survival, safety } = survivalEquilibrium(race);
      expect(Math.abs(n * (k - 1) * p * p - (n * (2 * k - 1) + w * (n - 1)) * p + n * k)).toBeLessThan(1e-9 * n * k);
      expect(Math.abs(survival - p ** n)).toBeLessThan(1e-12);
      expect(Math.abs((k * safety) / (k * safety + 1 - safety) - p)).toBeLessThan(1e-12);
      if (safety < 1) expect(survivalGain(race, safety, 60)).toBeLessThan(1e-9);
    }),
    { numRuns: 1000 },
  );
});

it('refuses another safety', () => {
  expect(survivalGain({ labs: 2, ease: 10, winnerTakes: 1 }, 0.4)).toBeGreaterThan(1e-3);
});
