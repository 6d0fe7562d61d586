import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInspection } from '../../../src/games/inspection/certificate.ts';
import { committedInspection, compareCommitment } from '../../../src/games/inspection/commitment.ts';
import { inspectorPayoff } from '../../../src/games/inspection/payoff.ts';
import { inspectionEquilibrium, solveInspection } from '../../../src/games/inspection/solve.ts';
import type { InspectionGame } from '../../../src/games/inspection/types.ts';

const game: InspectionGame = { inspectionCost: 1, lossIfCaught: 2, lossIfMissed: 10, gain: 3, penalty: 12 };

/** All equilibria of a two-by-two game by support enumeration, written for this test: [violation, inspection]. */
function supports({ inspectionCost: k, lossIfCaught: c, lossIfMissed: m, gain: g, penalty: f }: InspectionGame): [number, number][] {
  const inspector = (q: number, p: number): number => -(q * (k + p * c) + (1 - q) * p * m);
  const firm = (q: number, p: number): number => p * (g - q * f);
  const found: [number, number][] = [];
  for (const p of [0, 1]) for (const q of [0, 1]) if (inspector(q, p) >= inspector(1 - q, p) && firm(q, p) >= firm(q, 1 - p)) found.push([p, q]);
  const p = k / (m - c);
  const q = g / f;
  if (p > 0 && p < 1 && q > 0 && q < 1) found.push([p, q]);
  return found;
}

const amount = fc.integer({ min: 1, max: 1000 });
const games = fc.record({ inspectionCost: amount, lossIfCaught: amount, lossIfMissed: amount, gain: amount, penalty: amount });

describe('the Nash equilibrium', () => {
  it('is violation cost/(missed - caught) and inspection gain/penalty', () => {
    expect(inspectionEquilibrium(game)).toEqual({ violationProbability: 0.125, inspectionProbability: 0.25 });
  });

  it('has the stated corners', () => {
    expect(inspectionEquilibrium({ ...game, inspectionCost: 8 })).toEqual({ violationProbability: 1, inspectionProbability: 0 });
    expect(inspectionEquilibrium({ ...game, penalty: 3 })).toEqual({ violationProbability: 1, inspectionProbability: 1 });
  });

  it('is among those of support enumeration, 1,000 random games', () => {
    fc.assert(
      fc.property(games, (random) => {
        const { violationProbability: p, inspectionProbability: q } = inspectionEquilibrium(random);
        expect(supports(random).some(([a, b]) => Math.abs(a - p) < 1e-12 && Math.abs(b - q) < 1e-12)).toBe(true);
        expect(solveInspection(random).certificate).toMatchObject({ status: 'solved', epsilon: 0, method: 'closed-form' });
      }),
      { numRuns: 1000 },
    );
  });
});

it('the checker refuses wrong answers', () => {
  expect(checkInspection(game, { violationProbability: 0.2, inspectionProbability: 0.25 }).epsilonRelative).toBeGreaterThan(0.1);
  expect(checkInspection(game, { violationProbability: 0.125, inspectionProbability: 0.26 }).epsilon).toBeGreaterThan(1e-3);
  expect(checkInspection(game, { violationProbability: 0, inspectionProbability: 1 }).epsilon).toBeGreaterThan(0.5);
});

describe('commitment', () => {
  it('deters at gain/penalty and saves the inspector the loss of the game', () => {
    const { committed, bestResponding, valueOfCommitment } = compareCommitment(game);
    expect(committed).toEqual({ violationProbability: 0, inspectionProbability: 0.25, inspectorLoss: 0.25 });
    expect(bestResponding.inspectorLoss).toBeCloseTo(1.25, 12);
    expect(valueOfCommitment).toBeCloseTo(1, 12);
  });

  it('is never beaten by a rate on a grid to which the firm replies, 1,000 random games', () => {
    fc.assert(
      fc.property(games, (random) => {
        const chosen = committedInspection(random);
        const loss = -inspectorPayoff(random, chosen.inspectionProbability, chosen.violationProbability);
        const grid = Array.from({ length: 51 }, (_, k) => -inspectorPayoff(random, k / 50, random.gain > (k / 50) * random.penalty ? 1 : 0));
        expect(loss).toBeLessThanOrEqual(Math.min(...grid) + 1e-9);
        expect(compareCommitment(random).valueOfCommitment).toBeGreaterThanOrEqual(-1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  it('makes violation depend on the penalty, which the Nash rate does not', () => {
    for (const penalty of [4, 40, 400]) {
      expect(inspectionEquilibrium({ ...game, penalty }).violationProbability).toBe(0.125);
      expect(committedInspection({ ...game, penalty }).inspectionProbability).toBeCloseTo(3 / penalty, 15);
    }
    expect(committedInspection({ ...game, penalty: 2.9 }).violationProbability).toBe(1);
  });
});
