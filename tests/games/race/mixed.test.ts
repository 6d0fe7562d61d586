import { describe, expect, test } from 'vitest';
import { certifyRace, raceGame, solveRace } from '../../../src/games/race/index.ts';
import type { RaceProblem } from '../../../src/games/race/types.ts';
import { randomGame } from './random-games.ts';
import { type Choice, referencePayoff } from './reference.ts';

/** Random games (by number) in which the search finds no pure equilibrium: choices run in a circle, as abstaining or fines make payoffs jump. */
const circling = [62, 151, 347];

describe('games without a pure equilibrium', () => {
  test('are not called solved, and no profile of a fine grid passes the checker', () => {
    for (const seed of circling) {
      const game = randomGame(seed);
      const solution = solveRace(game);
      expect(solution.status).toBe('no-pure');
      expect(solution.budgets).toEqual([]);
      const options = game.labs.map((lab): Choice[] => [
        ...Array.from({ length: 25 }, (_, n) => lab.minimumBudget + ((lab.maximumBudget - lab.minimumBudget) * n) / 24), ...(lab.mayAbstain ? [null] : []),
      ]);
      for (const a of options[0]!) for (const b of options[1]!) expect(certifyRace(game, [a, b]).epsilonRelative).toBeGreaterThan(1e-9);
    }
  });

  test('get a mixture whose regret holds in the second implementation', () => {
    for (const seed of circling) {
      const game: RaceProblem = randomGame(seed);
      const mixed = solveRace(game).mixed!;
      expect(mixed.regretRelative).toBeLessThan(1e-4);
      mixed.strategies.forEach((own) => {
        expect(own.probabilities.reduce((a, v) => a + v, 0)).toBeCloseTo(1, 12);
        expect(own.probabilities.every((v) => v > 0)).toBe(true);
      });
      for (let i = 0; i < 2; i++) {
        const rival = mixed.strategies[1 - i]!;
        const expected = (b: Choice): number =>
          rival.budgets.reduce<number>((sum, other, s) => sum + rival.probabilities[s]! * referencePayoff(game, i === 0 ? [b, other] : [other, b], i), 0);
        const own = mixed.strategies[i]!.budgets.reduce<number>((sum, b, s) => sum + mixed.strategies[i]!.probabilities[s]! * expected(b), 0);
        const lab = game.labs[i]!;
        const grid: Choice[] = Array.from({ length: 301 }, (_, n) => lab.minimumBudget + ((lab.maximumBudget - lab.minimumBudget) * n) / 300);
        if (lab.mayAbstain) grid.push(null);
        const values = grid.map(expected);
        const top = Math.max(...values);
        expect(top - own).toBeLessThan(1e-4 * (top - Math.min(...values)) + 1e-6);
      }
    }
  });

  test('two labs under inspection who each break the rule only if the other keeps it: the answer never claims too much', () => {
    const input = {
      labs: [0, 1].map((n) => ({
        capability: -0.2 * n, speed: 0.15, subjectiveRisk: 0.05, catastropheLoss: 1e4, prize: 1e6, enmity: 1, progressValue: 0, progressRate: 1,
      })),
      environment: { decisiveness: 4, horizon: 12, raceDecided: 0.5, trueRisk: 0.3, riskCap: 0.5, inspection: 0.4, fine: 2.2e5 },
      measures: [{ name: 'evaluations', cost: 0.1, reduction: 1, visibility: 1, verifiability: 1 }],
    };
    const answer = raceGame.solve(raceGame.read(input));
    if (answer.certificate.status === 'solved') {
      expect(certifyRace(raceGame.read(input), answer.solution!.budgets).epsilonRelative).toBeLessThanOrEqual(1e-9);
    } else {
      expect(answer.solution).toBeNull();
      expect(answer.equilibria).toEqual([]);
      expect(answer.fallback).toBeDefined();
    }
  });
});
