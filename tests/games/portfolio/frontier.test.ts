import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assessedRisk, budgetForAssessedRisk, compileFrontier, effects, efficientBudget, leastCostDemands, optimalityResidual, productFactor,
  residualRisk, spending, theatre, UnmeetableDemand,
} from '../../../src/games/portfolio/index.ts';
import type { PortfolioProblem } from '../../../src/games/portfolio/types.ts';
import { numbers, randomPortfolio } from '../race/random-games.ts';
import { referenceAssessedRisk, referenceEffects, referenceRisk } from '../race/reference.ts';

const simple: PortfolioProblem = {
  cost: [0.1, 0.1], reduction: [1, 0.5], assessedReduction: [1, 0.5], weight: [1, 0.5], productValue: [0.1, -0.1], technology: 1,
  assessorBias: 0, demands: [],
};

const random = (seed: number): PortfolioProblem => randomPortfolio(numbers(seed));
const seeds = fc.integer({ min: 1, max: 1e9 });
const budgets = fc.double({ min: 0, max: 0.95, noNaN: true });
const withDemands = (seed: number, groups: number): PortfolioProblem => {
  const next = numbers(seed);
  const problem = randomPortfolio(next);
  const demands = Array.from({ length: groups }, (_, g) => {
    const weight = problem.cost.map(() => (next() < 0.3 ? 0 : next(0, 1)));
    return { group: `group ${g}`, weight, level: 0.7 * next() * weight.reduce((a, q) => a + q, 0) };
  });
  return { ...problem, demands };
};

describe('the frontier in closed form', () => {
  test('two measures by hand: the second joins where the first has bought ln 2 times its scale', () => {
    const frontier = compileFrontier(simple);
    expect(frontier.count).toBe(2);
    expect(frontier.start[1]).toBeCloseTo(0.1 * Math.log(2), 14);
    // Beyond it both grow alike: y = (b ± 0.1 ln 2)/2.
    const [first, second] = spending(frontier, 0.3) as [number, number];
    expect(first).toBeCloseTo((0.3 + 0.1 * Math.log(2)) / 2, 14);
    expect(second).toBeCloseTo((0.3 - 0.1 * Math.log(2)) / 2, 14);
    expect(residualRisk(frontier, 0.3)).toBeCloseTo(Math.exp(-(1 - Math.exp(-first / 0.1)) - 0.5 * (1 - Math.exp(-second / 0.1))), 14);
    expect(productFactor(frontier, 0.3)).toBeCloseTo((1 + 0.1 * (1 - Math.exp(-first / 0.1))) * (1 - 0.1 * (1 - Math.exp(-second / 0.1))), 14);
  });

  test('agrees with bisection on the multiplier', () => {
    fc.assert(
      fc.property(seeds, budgets, (seed, b) => {
        const problem = random(seed);
        const frontier = compileFrontier(problem);
        const reference = referenceEffects(problem, b);
        effects(frontier, b).forEach((s, k) => expect(Math.abs(s - reference[k]!)).toBeLessThan(1e-11));
        expect(Math.abs(residualRisk(frontier, b) / referenceRisk(problem, b) - 1)).toBeLessThan(1e-11);
        expect(Math.abs(assessedRisk(frontier, b) / referenceAssessedRisk(problem, b) - 1)).toBeLessThan(1e-11);
      }),
      { numRuns: 1000 },
    );
  });

  test('spends the whole budget, optimally, and the check refuses another spending', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.01, max: 0.95, noNaN: true }), (seed, b) => {
        const problem = random(seed);
        const frontier = compileFrontier(problem);
        const own = spending(frontier, b);
        const none = problem.cost.map(() => 0);
        expect(optimalityResidual(problem, own, b, none)).toBeLessThan(1e-12);
        const valued = problem.weight.findIndex((q) => q > 0);
        if (valued < 0) {
          expect(own.every((y) => y === 0)).toBe(true);
          expect(residualRisk(frontier, b)).toBe(1);
          return;
        }
        expect(own.reduce((a, y) => a + y, 0)).toBeCloseTo(b, 13);
        const moved = own.map((y, k) => (k === valued ? y + 1e-3 : y));
        expect(optimalityResidual(problem, moved, b, none)).toBeGreaterThan(1e-4);
        const active = own.map((y, k) => (y > 2e-3 ? k : -1)).filter((k) => k >= 0);
        if (active.length > 1) {
          const swapped = own.map((y, k) => (k === active[0] ? y - 1e-3 : k === active[1] ? y + 1e-3 : y));
          expect(optimalityResidual(problem, swapped, b, none)).toBeGreaterThan(1e-4);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a chooser who values nothing buys nothing', () => {
    const frontier = compileFrontier({ ...simple, weight: [0, 0] });
    expect(spending(frontier, 0.5)).toEqual([0, 0]);
    expect(residualRisk(frontier, 0.5)).toBe(1);
    expect(productFactor(frontier, 0.5)).toBe(1);
  });

  test('the budget for a cap is where the assessed risk meets it, and nothing smaller is', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.05, max: 1.2, noNaN: true }), (seed, cap) => {
        const frontier = compileFrontier(random(seed));
        const b = budgetForAssessedRisk(frontier, cap, 0.9);
        if (b === null) expect(assessedRisk(frontier, 0.9)).toBeGreaterThan(cap * (1 - 1e-12));
        else {
          expect(assessedRisk(frontier, b)).toBeLessThan(cap * (1 + 1e-12));
          if (b > 1e-6) expect(assessedRisk(frontier, b * (1 - 1e-6))).toBeGreaterThanOrEqual(assessedRisk(frontier, b));
          if (b > 1e-6) expect(assessedRisk(frontier, b)).toBeCloseTo(cap, 10);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test('a whole budget on one tiny measure has a residual of nothing, though its marginal value is no double', () => {
  // Spending 900 times the scale: e^-900 underflows.
  const problem: PortfolioProblem = { ...simple, cost: [0.001], reduction: [1.8], assessedReduction: [1.8], weight: [1.8], productValue: [0] };
  expect(optimalityResidual(problem, [0.9], 0.9, [0])).toBe(0);
  const two: PortfolioProblem = { ...problem, cost: [0.001, 0.001], reduction: [1.8, 1.8], assessedReduction: [1.8, 1.8], weight: [1.8, 1.8], productValue: [0, 0] };
  expect(optimalityResidual(two, [0.45, 0.45], 0.9, [0, 0])).toBe(0);
  expect(optimalityResidual(two, [0.44, 0.46], 0.9, [0, 0])).toBeCloseTo(0.02, 12);
});

describe('demands of pressing groups', () => {
  test('one group by hand: equal marginal value of speed', () => {
    // Weights 1 and 1, scales 0.1 and 0.2: with ν = 0.3/(2 - D), s_k = 1 - c_k/ν.
    const demand = { group: 'staff', weight: [1, 1], level: 1 };
    const { effects: s, cost, prices } = leastCostDemands([0.1, 0.2], [demand]);
    expect(prices[0]).toBeCloseTo(0.3, 14);
    expect(s[0]).toBeCloseTo(1 - 0.1 / 0.3, 14);
    expect(s[1]).toBeCloseTo(1 - 0.2 / 0.3, 14);
    expect(cost).toBeCloseTo(0.1 * Math.log(3) + 0.2 * Math.log(1.5), 14);
  });

  test('every demand is met, and by duality no spending meets them for less', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 4 }), (seed, groups) => {
        const { cost, demands } = withDemands(seed, groups);
        const { effects: s, cost: total, prices } = leastCostDemands(cost, demands);
        let dual = 0;
        demands.forEach((demand, g) => {
          const got = demand.weight.reduce((a, q, k) => a + q * s[k]!, 0);
          expect(got).toBeGreaterThan(demand.level - 1e-10);
          dual += prices[g]! * demand.level;
        });
        // The Lagrangian's minimum is a lower bound of the cost of any spending that meets the demands.
        cost.forEach((c, k) => {
          const q = demands.reduce((a, demand, g) => a + prices[g]! * demand.weight[k]!, 0);
          if (q > c) dual += c * Math.log(q / c) - q + c;
        });
        expect(total - dual).toBeLessThan(1e-9);
      }),
      { numRuns: 1000 },
    );
  });

  test('a level at or above the sum of the weights is refused by name', () => {
    const problem = { ...simple, demands: [{ group: 'public', weight: [0.5, 0.5], level: 1 }] };
    expect(() => compileFrontier(problem)).toThrow(UnmeetableDemand);
    expect(() => compileFrontier(problem)).toThrow(/public/);
  });

  test('efficient spending is added on top, never below a demand', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 0.5, noNaN: true }), (seed, extra) => {
        const problem = withDemands(seed, 2);
        const frontier = compileFrontier(problem);
        const b = frontier.demandCost + extra;
        const own = spending(frontier, b);
        expect(optimalityResidual(problem, own, b, frontier.demandSpending)).toBeLessThan(1e-11);
        own.forEach((y, k) => expect(y).toBeGreaterThanOrEqual(frontier.demandSpending[k]! - 1e-15));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('safety theatre', () => {
  test('none for an efficient chooser; what staff choose could have been had for less', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.01, max: 0.9, noNaN: true }), (seed, b) => {
        const problem = random(seed);
        const efficient = compileFrontier({ ...problem, weight: problem.reduction });
        const frontier = compileFrontier(problem);
        const wasted = theatre(frontier, b, efficient);
        expect(wasted).toBeGreaterThanOrEqual(0);
        expect(wasted).toBeLessThanOrEqual(b);
        if (residualRisk(efficient, 2) < residualRisk(frontier, b)) {
          expect(residualRisk(efficient, b - wasted)).toBeCloseTo(residualRisk(frontier, b), 9);
        }
        // Where the frontier has flattened out many budgets buy the same risk: compare what they buy.
        expect(residualRisk(efficient, b - theatre(efficient, b, efficient))).toBeCloseTo(residualRisk(efficient, b), 12);
        expect(efficientBudget(efficient, 1)).toBeLessThan(1e-15);
      }),
      { numRuns: 1000 },
    );
  });
});
