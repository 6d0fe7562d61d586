import { describe, expect, it } from 'vitest';
import { averagedRisk, checkPrecipice, gainWithoutInformation, gainWithPrivateInformation, gainWithPublicInformation, strategiesHold } from '../../../src/games/precipice/certificate.ts';
import type { PrecipiceGame } from '../../../src/games/precipice/risk.ts';

const race = (changes: Partial<PrecipiceGame>): PrecipiceGame => ({ teams: 2, maxCapability: 1, enmity: 0.4, information: 'none', ...changes });
const steps = (points: number): number[] => Array.from({ length: points + 1 }, (_, k) => k / points);

describe('gains of a team are those of the areas and lengths that decide the race', () => {
  it('without information, two teams: an excess x of safety loses all but (1-x)²/2 of the square of capabilities', () => {
    for (const [mu, e, safety] of [[1, 0.4, 0.7], [1, 1, 0.2], [2, 0.6, 0.95], [0.5, 0.2, 0.5]] as const) {
      const payoff = (own: number): number => {
        const x = Math.min(1, Math.max(-1, (own - safety) / mu));
        const wins = x > 0 ? (1 - x) ** 2 / 2 : 1 - (1 + x) ** 2 / 2;
        return wins * own + (1 - wins) * safety * (1 - e);
      };
      const gain = Math.max(...steps(200).map(payoff)) - payoff(safety);
      expect(gainWithoutInformation(race({ maxCapability: mu, enmity: e }), safety)).toBeCloseTo(gain, 6);
    }
  });

  it('without information, three teams: the others are both below with the square of the chance', () => {
    const [safety, e] = [0.5, 0.8];
    const payoff = (own: number): number => {
      const x = own - safety;
      // ∫ of clamp(c - x)² over capabilities in [0, 1].
      const wins = x > 0 ? (1 - x) ** 3 / 3 : (1 - (-x) ** 3) / 3 - x;
      return wins * own + (1 - wins) * safety * (1 - e);
    };
    expect(gainWithoutInformation(race({ teams: 3, enmity: e }), safety)).toBeCloseTo(Math.max(...steps(200).map(payoff)) - payoff(safety), 5);
  });

  it('with private information, the others at c/K times a factor: the best rival of n - 1 has a capability of density (n-1) c^(n-2)', () => {
    const gains: number[] = [];
    for (const [teams, mu, e, capability, factor] of [[2, 1, 0.4, 0.6, 1.3], [3, 1, 0.9, 0.7, 0.5], [2, 2.5, 0.3, 1.5, 1.5], [4, 0.8, 0.6, 0.8, 0.7]] as const) {
      const K = (teams - 1) * e + 1;
      const strategy = (c: number): number => Math.min(1, factor * Math.min(1, c / K));
      const payoff = (own: number): number => {
        // The rivals that are beaten have a score c - s(c) below ours: found by bisection, since the score rises.
        let low = 0;
        let high: number = mu;
        for (let k = 0; k < 60; k++) {
          const middle = (low + high) / 2;
          if (middle - strategy(middle) < capability - own) low = middle;
          else high = middle;
        }
        const lost = 4000;
        let rest = 0;
        for (let i = 0; i < lost; i++) {
          const c = low + ((mu - low) * (i + 0.5)) / lost;
          rest += strategy(c) * (teams - 1) * (c / mu) ** (teams - 2) * ((mu - low) / mu / lost);
        }
        return (low / mu) ** (teams - 1) * own + (1 - e) * rest;
      };
      const gain = Math.max(...steps(100).map(payoff)) - payoff(strategy(capability));
      expect(Math.abs(gainWithPrivateInformation(race({ teams, maxCapability: mu, enmity: e }), capability, factor, 100) - gain)).toBeLessThan(2e-3);
      gains.push(gain);
    }
    expect(gains.filter((gain) => gain > 0.002).length).toBeGreaterThan(1);
  });

  it('with public information: the runner-up that passes gains s - Δ - s (1 - e), a leader too careless what its lead lets it add', () => {
    const game = race({ enmity: 0.4, information: 'public' });
    expect(gainWithPublicInformation(game, 0.2, 0.5)).toBe(0);
    expect(gainWithPublicInformation(game, 0.2, 0.8)).toBeCloseTo(0.12, 14);
    expect(gainWithPublicInformation(game, 0.3, 0.1)).toBeCloseTo(0.2, 14);
    expect(gainWithPublicInformation(game, 0.7, 0.9)).toBeCloseTo(0, 14);
    expect(gainWithPublicInformation(game, 1.5, 0.9)).toBeCloseTo(0.1, 14);
    expect([strategiesHold(game), strategiesHold({ ...game, enmity: 1 }), strategiesHold({ ...game, enmity: 1.1 }), strategiesHold({ ...game, enmity: 3, information: 'private' })]).toEqual([true, true, false, true]);
  });
});

describe('the risk averaged over order statistics', () => {
  it('is that of the closed forms at hand, in each regime and on either side of where all are safe', () => {
    const cases: [PrecipiceGame, number][] = [
      [race({ teams: 5, enmity: 0.5 }), 0.6], [race({ teams: 2, maxCapability: 3, enmity: 1 }), 0],
      // 1 - n μ/((n+1) K) while μ ≤ K, else (K/μ)^n/(n+1).
      [race({ teams: 3, enmity: 1, information: 'private' }), 1 - 3 / 12], [race({ teams: 2, maxCapability: 4, enmity: 1, information: 'private' }), 1 / 12],
      [race({ teams: 2, maxCapability: 2, enmity: 1, information: 'private' }), 1 / 3],
      // Two teams: the lead has density 2 (1 - Δ), so that 1 - E[min(1, Δ/e)] = e - e²/3 for e up to 1, and 1 - 1/(3e) above.
      [race({ enmity: 0.4, information: 'public' }), 0.4 - 0.16 / 3], [race({ enmity: 1, information: 'public' }), 2 / 3], [race({ enmity: 2.5, information: 'public' }), 1 - 1 / 7.5],
      [race({ enmity: 0, information: 'public' }), 0], [race({ enmity: 1e-6, information: 'public' }), 1e-6 - 1e-12 / 3], [race({ teams: 400, maxCapability: 1e4, enmity: 1e-4, information: 'private' }), 0],
    ];
    for (const [game, risk] of cases) {
      expect(Math.abs(averagedRisk(game) - risk), JSON.stringify(game)).toBeLessThan(1e-12);
      expect(checkPrecipice(game, risk)).toBe(true);
      for (const off of [2e-10, -2e-10]) expect(checkPrecipice(game, risk + off)).toBe(false);
    }
  });
});
