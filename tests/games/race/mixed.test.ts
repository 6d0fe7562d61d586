import { describe, expect, test } from 'vitest';
import { certifyRace, raceGame, solveRace } from '../../../src/games/race/index.ts';
import type { MixedStrategy, RaceProblem } from '../../../src/games/race/types.ts';
import { randomGame } from './random-games.ts';
import { type Choice, referencePayoff, referencePlainPayoff } from './reference.ts';

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

  test('seven labs that would rather lose the race get a mixture of few budgets, whose regret holds in the second implementation', () => {
    // Liability falls on the winner and there is no measure against it, so that labs slow down to lose, but for what progress is worth.
    const lab = { subjectiveRisk: 0.5, catastropheLoss: 1, prize: 1, enmity: 0, minimumBudget: 0 };
    const game = raceGame.read({
      labs: [
        { ...lab, capability: 0.45, speed: 0.26, progressValue: 3.9, progressRate: 0.14 },
        { ...lab, capability: 0.65, speed: 0.049, progressValue: 0.13, progressRate: 0.15, minimumBudget: 0.16 },
        { ...lab, capability: -0.51, speed: 0.19, progressValue: 0.49, progressRate: 6.1 },
        { ...lab, capability: 0.5, speed: 0.24, progressValue: 0, progressRate: 9, minimumBudget: 0.007 },
        { ...lab, capability: 0.43, speed: 0.23, progressValue: 0, progressRate: 0.2, minimumBudget: 0.2 },
        { ...lab, capability: -0.89, speed: 0.1, progressValue: 0.92, progressRate: 2.5 },
        { ...lab, capability: -0.086, speed: 0.25, progressValue: 63, progressRate: 0.55 },
      ],
      environment: { decisiveness: 3, horizon: 21, raceDecided: 0, trueRisk: 0.58, liability: 23, safetyTechnology: 0.74 },
      measures: [],
    });
    const answer = raceGame.solve(game);
    expect(answer.certificate.status).toBe('no-pure');
    const { strategies, regretRelative } = answer.fallback as unknown as { strategies: MixedStrategy[]; regretRelative: number };
    // Without an end to the rounds there were thousands of profiles, and a second of work.
    expect(strategies.reduce((product, own) => product * own.budgets.length, 1)).toBeLessThan(500);
    let profiles: { budgets: number[]; chance: number }[] = [{ budgets: [], chance: 1 }];
    for (const { budgets, probabilities } of strategies) {
      profiles = profiles.flatMap((known) => budgets.map((b, s) => ({ budgets: [...known.budgets, b!], chance: known.chance * probabilities[s]! })));
    }
    let regret = 0;
    let range = 0;
    strategies.forEach(({ budgets, probabilities }, i) => {
      const against = new Map<string, { budgets: number[]; chance: number }>();
      for (const profile of profiles) {
        const key = profile.budgets.map((b, j) => (j === i ? 0 : b)).join();
        against.set(key, { budgets: profile.budgets, chance: profile.chance + (against.get(key)?.chance ?? 0) });
      }
      const expected = (b: number): number =>
        [...against.values()].reduce((sum, rivals) => sum + rivals.chance * referencePlainPayoff(game, rivals.budgets.map((other, j) => (j === i ? b : other)), i), 0);
      const kept = budgets.reduce<number>((sum, b, s) => sum + probabilities[s]! * expected(b!), 0);
      const lowest = game.labs[i]!.minimumBudget;
      const values = Array.from({ length: 41 }, (_, n) => expected(lowest + ((game.maximumBudget - lowest) * n) / 40));
      regret = Math.max(regret, Math.max(...values) - kept);
      range = Math.max(range, Math.max(...values) - Math.min(...values));
    });
    expect(regret / range).toBeLessThan(regretRelative * 1.01);
    expect(regretRelative).toBeLessThan(0.01);
  });
});
