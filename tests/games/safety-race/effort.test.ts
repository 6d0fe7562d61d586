import { describe, expect, it } from 'vitest';
import { budgetOf, isSpent } from '../../../src/games/safety-race/budget.ts';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import { searchCompletely } from '../../../src/games/safety-race/complete-search.ts';
import { safetyRaceGame } from '../../../src/games/safety-race/front.ts';
import { solveSafetyRace } from '../../../src/games/safety-race/solve.ts';
import type { SafetyRaceGame } from '../../../src/games/safety-race/types.ts';
import { relativeGain } from '../../../src/games/solve/answer.ts';

const race = (labs: number, changes: Partial<SafetyRaceGame>): SafetyRaceGame => ({
  speeds: Array.from({ length: labs }, (_, i) => 1 + (1.1 * i) / labs), exponent: 8, enmity: 6, disasterLoss: 0, floor: 0.5, fine: 0.03, ...changes,
});

const isWhole = ({ certificate }: ReturnType<typeof solveSafetyRace>): boolean => certificate.status !== 'unresolved' && !certificate.selection.includes('not listed');

describe('a greater effort', () => {
  const game = race(7, { exponent: 2, enmity: 14, floor: 0, fine: 0 });

  it('makes a list whole that a smaller one leaves open, and keeps every equilibrium of it', () => {
    const answers = [0.12, 0.4, 10].map((effort) => solveSafetyRace(game, effort));
    expect(answers.map(isWhole)).toEqual([false, false, true]);
    const counts = answers.map(({ equilibria }) => equilibria.length);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[2]).toBeGreaterThan(counts[0]!);
    answers.forEach(({ equilibria }, k) => {
      for (const { safety } of equilibria) {
        const { epsilon, range } = checkSafetyRace(game, safety);
        expect(relativeGain(epsilon, range)).toBeLessThanOrEqual(1e-9);
        for (const more of answers.slice(k + 1)) expect(more.equilibria.some((other) => other.safety.every((level, i) => Math.abs(level - safety[i]!) < 1e-6))).toBe(true);
      }
    });
  });

  it('is asked for at the door, where the usual one is 1', () => {
    expect(safetyRaceGame.solve(game)).toEqual(solveSafetyRace(game, 1));
    expect(isWhole(safetyRaceGame.solve(game, 10))).toBe(true);
  });

  it('is what a search keeps to but for what it does at a time', () => {
    for (const most of [1000, 10_000]) {
      const budget = budgetOf(most);
      expect(searchCompletely(race(50, {}), race(50, {}).speeds.map((_, i) => [i]), budget).certain).toBe(false);
      expect(isSpent(budget)).toBe(true);
      expect(budget.replies).toBeLessThan(most + 1000);
    }
  });
});

describe('a thousand labs, whom no limit held before', () => {
  it('are given up honestly at the usual effort and solved at a greater one', () => {
    const game = race(1000, { enmity: 0.8, disasterLoss: 1 });
    const { solution, equilibria, certificate } = solveSafetyRace(game);
    expect({ solution, equilibria }).toEqual({ solution: null, equilibria: [] });
    expect(certificate).toEqual({ status: 'unresolved', epsilon: null, epsilonRelative: null, method: 'quasi-concave', selection: 'none' });
    const more = solveSafetyRace(game, 10);
    expect(more.certificate).toMatchObject({ status: 'solved', selection: 'only one' });
    expect(more.certificate.epsilonRelative).toBeLessThanOrEqual(1e-9);
  });

  it.each([[{ exponent: 900, enmity: 0.5 }], [{}], [{ exponent: 200, enmity: 2e4 }]])('end where bounds and sets of labs below the floor tell nothing: %j', (changes) => {
    const { solution, certificate } = solveSafetyRace(race(1000, changes));
    expect(certificate.status).toBe(solution === null ? 'unresolved' : 'solved');
    if (solution !== null) expect(certificate.selection).toContain('not listed');
  });
});
