import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gainWithoutInformation, gainWithPrivateInformation, gainWithPublicInformation } from '../../../src/games/precipice/certificate.ts';
import { precipiceGame } from '../../../src/games/precipice/front.ts';
import type { PrecipiceGame } from '../../../src/games/precipice/risk.ts';
import { precipiceRisk } from '../../../src/games/precipice/risk.ts';

const cases = fc.record({
  teams: fc.integer({ min: 2, max: 8 }),
  maxCapability: fc.integer({ min: 1, max: 60 }).map((m) => m / 10),
  enmity: fc.integer({ min: 1, max: 40 }).map((e) => e / 20),
});

/** Midpoint rule, split where the integrand has a kink. */
function integrate(f: (x: number) => number, from: number, to: number, kink: number, steps = 4000): number {
  const piece = (a: number, b: number): number => {
    let sum = 0;
    for (let i = 0; i < steps; i++) sum += f(a + ((b - a) * (i + 0.5)) / steps);
    return (sum * (b - a)) / steps;
  };
  return kink > from && kink < to ? piece(from, kink) + piece(kink, to) : piece(from, to);
}

describe('the closed forms are the averages that they stand for', () => {
  it('private: 1 - E[min(1, c/K)] over the largest of n capabilities, 1,000 random cases', () => {
    fc.assert(
      fc.property(cases, ({ teams: n, maxCapability: mu, enmity: e }) => {
        const K = n * e - e + 1;
        const safe = integrate((c) => Math.min(1, c / K) * n * (c / mu) ** (n - 1) / mu, 0, mu, K, 600);
        expect(Math.abs(precipiceRisk({ teams: n, maxCapability: mu, enmity: e, information: 'private' }) - (1 - safe))).toBeLessThan(1e-4);
      }),
      { numRuns: 1000 },
    );
  });

  it('public: 1 - E[min(1, lead/e)], the lead having density n/μ (1 - Δ/μ)^(n-1), 1,000 random cases', () => {
    fc.assert(
      fc.property(cases, ({ teams: n, maxCapability: mu, enmity: e }) => {
        const safe = integrate((lead) => (Math.min(1, lead / e) * n * (1 - lead / mu) ** (n - 1)) / mu, 0, mu, e, 600);
        expect(Math.abs(precipiceRisk({ teams: n, maxCapability: mu, enmity: e, information: 'public' }) - (1 - safe))).toBeLessThan(1e-4);
      }),
      { numRuns: 1000 },
    );
  });

  it('is continuous where the formulas change, and keeps its digits for small enmity', () => {
    for (const n of [2, 5]) {
      const at = (enmity: number): number => precipiceRisk({ teams: n, maxCapability: 1, enmity, information: 'public' });
      expect(Math.abs(at(1) - at(1 + 1e-12))).toBeLessThan(1e-11);
      // risk = n x/2 - n(n-1) x²/6 + … for x = e/μ → 0
      for (const x of [1e-3, 1e-6, 1e-12]) expect(Math.abs(at(x) / ((n * x) / 2 - (n * (n - 1) * x * x) / 6) - 1)).toBeLessThan(n ** 3 * x * x + 1e-15);
      expect(at(0)).toBe(0);
    }
  });
});

describe('the strategies behind the formulas are best replies', () => {
  const games: PrecipiceGame[] = [2, 3, 5].flatMap((teams) => [0.3, 0.7, 1].map((enmity) => ({ teams, enmity, maxCapability: 0.8, information: 'none' as const })));

  it('without information, and a wrong safety is refused', () => {
    for (const game of games) {
      expect(gainWithoutInformation(game)).toBeLessThan(2e-4);
      expect(gainWithoutInformation(game, Math.min(1, game.maxCapability / (game.teams * game.enmity)) * 0.6)).toBeGreaterThan(1e-3);
    }
  });

  it('with private information, and another scale is refused', () => {
    for (const game of games) {
      for (const capability of [0.2, 0.5, 0.8]) expect(gainWithPrivateInformation(game, capability, 1, 60)).toBeLessThan(2e-3);
      expect(gainWithPrivateInformation(game, 0.7, 0.5, 60)).toBeGreaterThan(5e-3);
    }
  });

  it('with public information up to an enmity of 1, and another safety is refused', () => {
    for (const game of games) {
      for (const lead of [0.01, 0.1, 0.4]) {
        expect(gainWithPublicInformation(game, lead)).toBeLessThan(1e-12);
        // Half as safe again: the runner-up gains e s - Δ by racing past.
        const excessive = (1.5 * lead) / game.enmity;
        if (excessive <= 1) expect(gainWithPublicInformation(game, lead, excessive)).toBeCloseTo(0.5 * lead, 12);
      }
    }
    // Recalled formula: above an enmity of 1 the leader would rather be safer, which the check says.
    expect(gainWithPublicInformation({ teams: 2, enmity: 2, maxCapability: 1, information: 'public' }, 0.4)).toBeCloseTo(0.2, 12);
  });
});

it('refuses one team and an unknown regime', () => {
  expect(() => precipiceGame.read({ teams: 1, maxCapability: 1, enmity: 1, information: 'privat' })).toThrowError(/teams[\s\S]*did you mean private/);
});
