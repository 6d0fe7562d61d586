import { describe, expect, it } from 'vitest';
import { valueOfInformation, type Signal } from '../../../src/games/race/information.ts';
import { safetyReadouts } from '../../../src/games/race/readouts.ts';
import type { RaceLab, RaceProblem } from '../../../src/games/race/types.ts';
import { numbers, randomGame } from './random-games.ts';
import { referencePayoff, type Choice } from './reference.ts';

/** A random game with everybody at some budget, and two signals whose beliefs average to the prior. */
function situation(seed: number): { game: RaceProblem; budgets: number[]; player: number; signals: Signal[] } {
  const game = randomGame(seed, 2 + (seed % 10 === 0 ? 1 : 0));
  const next = numbers(seed + 900_000);
  const budgets = game.labs.map((lab) => next(Math.max(lab.minimumBudget, 0.01), 0.85));
  const player = seed % game.labs.length;
  const prior = game.labs[player]!.subjectiveRisk;
  const chance = next(0.1, 0.9);
  const spread = next(0, 1) * Math.min(prior, ((1 - prior) * chance) / (1 - chance));
  return { game, budgets, player, signals: [{ chance, belief: prior + (spread * (1 - chance)) / chance }, { chance: 1 - chance, belief: prior - spread }] };
}

const withBelief = (game: RaceProblem, player: number, belief: number): RaceProblem => ({ ...game, labs: game.labs.map((lab, i) => (i === player ? { ...lab, subjectiveRisk: belief } : lab)) });
const instead = (budgets: readonly Choice[], player: number, budget: Choice): Choice[] => budgets.map((each, i) => (i === player ? budget : each));

describe('the value of information', () => {
  it('is what a fine grid and a second implementation of the payoff say: nothing on the grid beats it, with the signal or without', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const { game, budgets, player, signals } = situation(seed);
      const found = valueOfInformation(game, budgets, player, signals);
      const games = signals.map((signal) => withBelief(game, player, signal.belief));
      const payoff = (s: number, budget: Choice): number => referencePayoff(games[s]!, instead(budgets, player, budget), player);
      const mean = (budget: Choice): number => signals.reduce((sum, { chance }, s) => sum + chance * payoff(s, budget), 0);
      const lab = game.labs[player]!;
      const grid: Choice[] = [...Array.from({ length: 31 }, (_, k) => lab.minimumBudget + ((lab.maximumBudget - lab.minimumBudget) * k) / 30), ...(lab.mayAbstain ? [null] : [])];
      const scale = Math.max(...grid.map((budget) => Math.abs(mean(budget))), 1);
      // The figures are those of the choices that it names ...
      expect(Math.abs(found.informed - signals.reduce((sum, { chance }, s) => sum + chance * payoff(s, found.budgets[s]!), 0)) / scale, `seed ${seed}`).toBeLessThan(1e-9);
      expect(Math.abs(found.uninformed - mean(found.budgetWithout)) / scale, `seed ${seed}`).toBeLessThan(1e-9);
      // ... and no choice on the grid is better.
      const best = signals.reduce((sum, { chance }, s) => sum + chance * Math.max(...grid.map((budget) => payoff(s, budget))), 0);
      expect((best - found.informed) / scale, `seed ${seed}`).toBeLessThan(1e-9);
      expect((Math.max(...grid.map(mean)) - found.uninformed) / scale, `seed ${seed}`).toBeLessThan(1e-9);
      expect(found.value).toBeGreaterThanOrEqual(0);
    }
  });

  it('is nothing where the signal changes no belief, and nothing where it changes no choice', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const { game, budgets, player } = situation(seed);
      const prior = game.labs[player]!.subjectiveRisk;
      const { value, informed } = valueOfInformation(game, budgets, player, [{ chance: 0.3, belief: prior }, { chance: 0.7, belief: prior }]);
      expect(value / Math.max(1, Math.abs(informed)), `seed ${seed}`).toBeLessThan(1e-9);
      // One choice only: nothing to change.
      const bound = game.labs.map((lab, i): RaceLab => (i === player ? { ...lab, minimumBudget: 0.4, maximumBudget: 0.4, mayAbstain: false } : lab));
      expect(valueOfInformation({ ...game, labs: bound }, budgets, player, [{ chance: 0.5, belief: 0 }, { chance: 0.5, belief: 1 }]).value).toBe(0);
    }
  });

  it('is positive only where the signal turns the choice', () => {
    let turned = 0;
    for (let seed = 1; seed <= 1000; seed++) {
      const { game, budgets, player, signals } = situation(seed);
      const some = valueOfInformation(game, budgets, player, signals);
      if (some.budgets[0] !== some.budgets[1]) turned++;
      if (some.value > 1e-6 * Math.abs(some.informed)) expect(some.budgets[0], `seed ${seed}`).not.toBe(some.budgets[1]);
    }
    expect(turned).toBeGreaterThan(250);
  });
});

describe('the three read-outs of safety', () => {
  /** The same race with nothing at stake but one M$ in a catastrophe: a payoff is then minus the believed chance of it. */
  const onlyRisk = (game: RaceProblem, player: number, perfect: (lab: number) => boolean): RaceProblem => ({
    ...game,
    labs: game.labs.map((lab, i) => (i !== player ? { ...lab, portfolio: i } : { ...lab, portfolio: i, catastropheLoss: 1, prize: 0, missionValue: 0, revenue: 0, outlay: 0, liability: 0, penalty: null })),
    portfolios: game.labs.map((lab, i) => {
      const own = game.portfolios[lab.portfolio]!;
      return perfect(i) ? { ...own, weight: own.cost.map(() => 1), reduction: own.cost.map(() => 1e5) } : own;
    }),
  });

  it('are the chances that a second implementation gives when the others, or it, are perfectly safe, and payoffs at certain beliefs', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const { game, budgets, player } = situation(seed);
      const { actionRisk, inactionRisk, serialSpeed, payoffIfDangerous, payoffIfNot } = safetyReadouts(game, budgets, player)!;
      expect(actionRisk).toBeCloseTo(-referencePayoff(onlyRisk(game, player, (i) => i !== player), budgets, player), 9);
      expect(inactionRisk).toBeCloseTo(-referencePayoff(onlyRisk(game, player, (i) => i === player), budgets, player), 9);
      expect(serialSpeed).toBe(1 - budgets[player]!);
      for (const [found, belief] of [[payoffIfDangerous, 1], [payoffIfNot, 0]] as const) {
        const expected = referencePayoff(withBelief(game, player, belief), budgets, player);
        expect(Math.abs(found - expected) / Math.max(1, Math.abs(expected)), `seed ${seed}`).toBeLessThan(1e-9);
      }
    }
  });

  it('are none for a lab that sits out', () => {
    const { game, budgets, player } = situation(3);
    expect(safetyReadouts(game, instead(budgets, player, null), player)).toBeNull();
  });
});
