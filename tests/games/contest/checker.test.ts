import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContest, contestMethod } from '../../../src/games/contest/certificate.ts';
import type { ContestGame } from '../../../src/games/contest/types.ts';
import { extremes } from '../solve/extremes.ts';

/** Payoff written out anew from the rules. */
function payoff({ values, costs, exponent, costPower }: ContestGame, player: number, efforts: readonly number[]): number {
  const most = Math.max(...efforts);
  const weights = efforts.map((x) => (most === 0 ? 1 : (x / most) ** exponent));
  return (values[player]! * weights[player]!) / weights.reduce((a, b) => a + b, 0) - costs[player]! * efforts[player]! ** costPower;
}

/** Gains and ranges by search over each player's own effort up to the one that costs the whole value. */
function searched(game: ContestGame, efforts: readonly number[]): { epsilon: number; range: number } {
  let [epsilon, range] = [0, 0];
  efforts.forEach((_, player) => {
    const top = (game.values[player]! / game.costs[player]!) ** (1 / game.costPower);
    const { highest, lowest } = extremes((x) => payoff(game, player, efforts.map((effort, j) => (j === player ? x : effort))), 0, top);
    epsilon = Math.max(epsilon, highest - payoff(game, player, efforts));
    range = Math.max(range, highest - lowest);
  });
  return { epsilon, range };
}

function agrees(game: ContestGame, efforts: readonly number[]): void {
  const [found, checked] = [searched(game, efforts), checkContest(game, efforts)];
  const size = Math.max(...game.values);
  expect(Math.abs(checked.epsilon - found.epsilon), JSON.stringify([game, efforts])).toBeLessThan(1e-9 * size);
  expect(Math.abs(checked.range - found.range), JSON.stringify([game, efforts])).toBeLessThan(1e-9 * size);
}

const part = (min: number, max: number) => fc.integer({ min: 0, max: 1000 }).map((k) => min + ((max - min) * k) / 1000);
const games = fc.integer({ min: 2, max: 4 }).chain((n) => fc.record({
  values: fc.array(part(0.5, 3), { minLength: n, maxLength: n }), costs: fc.array(part(0.3, 3), { minLength: n, maxLength: n }),
  exponent: fc.oneof(fc.constantFrom(1, 2), part(0.4, 5)), costPower: fc.constantFrom(0.5, 1, 2),
}));

describe('gains and ranges of any profile are those of a search over each player\'s own effort', () => {
  it('1,000 random profiles', () => {
    fc.assert(fc.property(games, fc.array(fc.oneof(part(0.01, 1), fc.constantFrom(0, 0.2), part(0.01, 0.1)), { minLength: 4, maxLength: 4 }), (game, shares) => {
      const efforts = game.values.map((value, i) => shares[i]! * (value / game.costs[i]!) ** (1 / game.costPower));
      if (efforts.filter((x) => x > 0).length < 2) return;
      agrees(game, efforts);
    }), { numRuns: 1000 });
  });

  it('where no effort is best, where little is, and where the convex part reaches past all that is useful', () => {
    for (const exponent of [1.2, 2, 4, 12]) {
      for (const rival of [0.02, 0.3, 1, 4, 30]) agrees({ values: [1, 1], costs: [1, 1], exponent, costPower: 1 }, [0.3, rival]);
    }
    // Against so strong rivals the payoff is -cost to the last bit: the gain of a player at x is what x costs.
    const hopeless = { values: [1, 1], costs: [1, 1e-9], exponent: 2, costPower: 1 };
    expect(checkContest(hopeless, [0.25, 1e9]).epsilon).toBeGreaterThan(0.25 - 1e-15);
  });

  it('where rivals rest, whose value is won for nearly nothing', () => {
    const game = { values: [2, 3, 5], costs: [1, 1, 1], exponent: 1, costPower: 1 };
    // A player at x of its own has V - x; the least of nothing is V/3 less nothing, and all of V costs V.
    expect(checkContest(game, [0, 0, 0])).toEqual({ epsilon: expect.closeTo(5 - 5 / 3, 12), range: 5 });
    expect(checkContest(game, [0.5, 0, 0]).epsilon).toBeCloseTo(searched(game, [0.5, 0, 0]).epsilon, 9);
    expect(checkContest({ values: [2, 1], costs: [1, 1], exponent: 1, costPower: 1 }, [0.7, 0]).epsilon).toBeCloseTo(0.7, 12);
  });

  it('the shape of a best reply in closed form: with r = 1 it is sqrt(V X/c) - X against rivals of X in all', () => {
    for (const [V, c, X] of [[1, 1, 0.25], [2, 3, 0.1], [5, 0.1, 7], [1, 1, 1e-8]] as const) {
      const best = Math.sqrt((V * X) / c) - X;
      const worth = (V * best) / (best + X) - c * best;
      const game = { values: [V, V], costs: [c, c], exponent: 1, costPower: 1 };
      const lazy = checkContest(game, [0, X]).epsilon;
      expect(lazy).toBeCloseTo(Math.max(worth, V - payoff(game, 1, [0, X])), 10);
      expect(checkContest({ ...game, values: [V, 1e-12], costs: [c, 1e-12] }, [best, X]).epsilon).toBeLessThan(1e-11);
    }
  });

  it('a best reply that is hardly worth more than none: odds o just above r - 1 against one rival, worth o/(1+o) - r o/(1+o)²', () => {
    for (const r of [1.05, 1.2, 1.5, 2, 3]) {
      for (const o of [1.02 * (r - 1), 1.2 * (r - 1), 2 * (r - 1)]) {
        const effort = (r * o) / (1 + o) ** 2;
        const game = { values: [1, 1e-9], costs: [1, 1e-12], exponent: r, costPower: 1 };
        expect(checkContest(game, [0, effort / o ** (1 / r)]).epsilon).toBeCloseTo(o / (1 + o) - effort, 8);
      }
    }
  });

  it('players are taken for alike only if value, cost and effort are', () => {
    for (const [values, costs, efforts] of [
      [[1, 1, 1], [1, 1, 1], [0.2, 0.2, 0.2]], [[1, 3, 1], [1, 1, 1], [0.2, 0.2, 0.2]], [[1, 1, 1], [1, 0.2, 1], [0.2, 0.2, 0.2]], [[1, 1, 1], [1, 1, 1], [0.2, 0.6, 0.2]], [[1, 1, 3], [2, 2, 0.5], [0.2, 0.2, 0.2]],
    ] as const) agrees({ values, costs, exponent: 1, costPower: 1 }, efforts);
  });

  it('says by which argument: concave payoffs up to an exponent of the power of costs, bounds above', () => {
    const at = (exponent: number, costPower: number): string => contestMethod({ values: [1, 1], costs: [1, 1], exponent, costPower });
    expect([at(0.7, 1), at(1, 1), at(1.01, 1), at(2, 2), at(2.1, 2)]).toEqual(['quasi-concave', 'quasi-concave', 'bounded', 'quasi-concave', 'bounded']);
  });
});
