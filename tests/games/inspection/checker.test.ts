import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkInspection } from '../../../src/games/inspection/certificate.ts';

const amount = fc.integer({ min: 0, max: 400 }).map((k) => k / 20);
const games = fc.record({ inspectionCost: amount, lossIfCaught: amount.map((x) => x - 10), lossIfMissed: amount.map((x) => x - 5), gain: amount, penalty: amount });
const chance = fc.oneof(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 64 }).map((k) => k / 64));

it('gains and ranges of any pair of chances are those of the table of outcomes, 1,000 random games', () => {
  fc.assert(fc.property(games, chance, chance, (game, p, q) => {
    const { inspectionCost: k, lossIfCaught: c, lossIfMissed: m, gain: g, penalty: f } = game;
    // By chance of being visited and violating: both, only visited, only violating.
    const inspector = (visit: number): number => -visit * p * (k + c) - visit * (1 - p) * k - (1 - visit) * p * m;
    const firm = (violate: number): number => violate * q * (g - f) + violate * (1 - q) * g;
    const gains = [inspector, firm].map((payoff, i) => Math.max(payoff(0), payoff(1)) - payoff(i === 0 ? q : p));
    const range = Math.max(Math.abs(inspector(0) - inspector(1)), Math.abs(firm(0) - firm(1)));
    const checked = checkInspection(game, { violationProbability: p, inspectionProbability: q });
    const epsilon = Math.max(...gains);
    expect(checked.epsilon).toBeCloseTo(epsilon, 12);
    if (range > 1e-9) expect(checked.epsilonRelative).toBeCloseTo(epsilon / range, 10);
  }), { numRuns: 1000 });
});

it('a gain of 16 units in the last place of the largest amount is rounding, one of 100 is none', () => {
  // The firm is sure not to be visited and violates with chance p: its gain is (1-p) g.
  const game = { inspectionCost: 1, lossIfCaught: 0, lossIfMissed: 0, gain: 2, penalty: 1 };
  const at = (units: number): number => checkInspection(game, { violationProbability: 1 - units * 2 ** -52, inspectionProbability: 0 }).epsilon;
  expect([at(0), at(8)]).toEqual([0, 0]);
  expect(at(100)).toBeCloseTo(200 * 2 ** -52, 25);
});
