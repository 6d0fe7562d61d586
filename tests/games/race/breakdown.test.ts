import { expect, test } from 'vitest';
import { UnilateralChoice } from '../../../src/games/race/index.ts';
import type { RaceLab } from '../../../src/games/race/types.ts';
import { numbers, randomGame } from './random-games.ts';
import { type Choice, referencePayoff } from './reference.ts';

test('the parts of a payoff are what the second implementation loses where their causes are switched off, 1,000 random games', () => {
  let penalties = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const game = randomGame(seed);
    const next = numbers(seed + 31);
    const budgets = game.labs.map((lab): Choice => (lab.mayAbstain && next() < 0.3 ? null : next(lab.minimumBudget, lab.maximumBudget)));
    const choice = UnilateralChoice.of(game, budgets);
    game.labs.forEach((lab, i) => {
      if (i !== seed % game.labs.length) return;
      const parts = choice.parts(i, budgets[i]!);
      const part = (...names: string[]): number => parts.reduce((sum, each) => sum + (names.includes(each.name) ? each.value : 0), 0);
      const whole = referencePayoff(game, budgets, i);
      const lost = (change: Partial<RaceLab>): number => whole - referencePayoff({ ...game, labs: game.labs.map((each, j) => (j === i ? { ...each, ...change } : each)) }, budgets, i);
      const scale = parts.reduce((sum, each) => sum + Math.abs(each.value), 1);
      const near = (value: number, expected: number): void => expect(Math.abs(value - expected) / scale).toBeLessThan(1e-9);
      near(parts.reduce((sum, each) => sum + each.value, 0), whole);
      near(part('catastrophe'), lost({ catastropheLoss: 0 }));
      near(part('own safe win', "rivals' safe win"), lost({ prize: 0 }));
      near(part("rivals' safe win"), lost({ enmity: 0 }));
      near(part('research cost'), lost({ outlay: 0 }));
      near(part('liability'), budgets[i] === null ? 0 : lost({ liability: 0 }));
      near(part('penalty'), lost({ penalty: null }));
      near(part('product sold', 'mission', 'product lost to catastrophe'), lost({ revenue: 0, missionValue: 0 }));
      near(part('mission'), budgets[i] === null ? 0 : lab.missionValue * (1 - Math.exp(-lab.missionRate * Math.min(lab.speedCap ?? Infinity, lab.speed * (1 - budgets[i]!)) * game.horizon)));
      if (part('penalty') < 0) penalties++;
    });
  }
  expect(penalties).toBeGreaterThan(5);
});
