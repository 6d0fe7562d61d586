import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log } from '../../../src/core/math/index.ts';
import { compileFrontier, effects, productFactor, residualRisk, spending } from '../../../src/games/portfolio/index.ts';
import { frontierPoint, pieceAt } from '../../../src/games/portfolio/frontier.ts';
import { ASSESSED_SLOPE, PIECE_SIZE, RISK_SLOPE } from '../../../src/games/portfolio/piece.ts';
import { POINT_SIZE, RISK } from '../../../src/games/portfolio/point.ts';
import { misconductShare } from '../../../src/games/deterrence/misconduct.ts';
import { mechanismSums, productReduction } from '../../../src/games/portfolio/product-form.ts';
import type { Mechanism, PortfolioProblem } from '../../../src/games/portfolio/types.ts';
import { measures } from '../../../src/model/measures/catalogue.ts';

const base = { detectionBase: 0.2, penaltyBase: 1, meanGain: 0.7, credibility: 1, oversight: 1 };

function problemOf(cost: readonly number[], reduction: readonly number[], mechanism: readonly Mechanism[], form: Partial<typeof base> = {}): PortfolioProblem {
  return {
    cost, reduction, assessedReduction: reduction, weight: reduction, productValue: cost.map(() => 0), technology: 1, assessorBias: 0, demands: [],
    misconduct: { ...base, ...form, mechanism },
  };
}

const catalogue = problemOf(measures.map((m) => m.cost), measures.map((m) => m.reduction), measures.map((m) => m.mechanism));

/** Independent: the reduction of a spending, from the formula of the model, section 5, written out. */
function reductionOf(problem: PortfolioProblem, spent: readonly number[]): number {
  const sum = (wanted: Mechanism): number => spent.reduce((total, y, k) => total + (problem.misconduct!.mechanism[k] === wanted ? problem.reduction[k]! * (1 - exp(-y / problem.cost[k]!)) : 0), 0);
  const { detectionBase, penaltyBase, meanGain, credibility, oversight } = problem.misconduct!;
  const term = (d: number, p: number, w: number): number => ((1 - exp(-(detectionBase + d))) * oversight * (penaltyBase + p) * credibility) / (meanGain * exp(-w));
  return term(sum('detection'), sum('deterrence'), sum('propensity')) - term(0, 0, 0) + sum('containment');
}

describe('residual risk from detection times penalty', () => {
  it('is the share of opportunities that a system takes, relative to no spending', () => {
    const sums = { detection: 0.5, deterrence: 0.2, propensity: 0.4, containment: 0 };
    const form = { ...base, mechanism: [] };
    const share = (d: number, p: number, gain: number): number => misconductShare({ detection: d, penalty: p, credibility: 1, meanGain: gain });
    const expected = share(1 - exp(-0.7), 1.2, 0.7 * exp(-0.4)) / share(1 - exp(-0.2), 1, 0.7);
    expect(exp(-productReduction(form, sums))).toBeCloseTo(expected, 14);
  });

  it('finds the best split on a brute-force grid of four measures, one a mechanism', () => {
    const problem = problemOf([0.03, 0.02, 0.04, 0.05], [0.8, 0.5, 0.6, 0.7], ['detection', 'deterrence', 'propensity', 'containment']);
    const frontier = compileFrontier(problem);
    for (const b of [1 / 128, 1 / 32, 1 / 8, 1 / 4]) {
      let best = 0;
      const n = 40;
      for (let i = 0; i <= n; i++) for (let j = 0; i + j <= n; j++) for (let k = 0; i + j + k <= n; k++) {
        best = Math.max(best, reductionOf(problem, [i, j, k, n - i - j - k].map((part) => (part * b) / n)));
      }
      expect(-log(residualRisk(frontier, b))).toBeGreaterThanOrEqual(best * (1 - 1e-3));
      expect(-log(residualRisk(frontier, b))).toBeLessThanOrEqual(best + 5e-3 * best);
    }
  });

  it('between knots is near what its interpolated spending buys, which is the whole budget', () => {
    const frontier = compileFrontier(catalogue);
    for (let n = 0; n <= 300; n++) {
      const b = n / 400;
      const spent = spending(frontier, b);
      expect(spent.reduce((sum, y) => sum + y, 0)).toBeCloseTo(b, 9);
      expect(Math.abs(-log(residualRisk(frontier, b)) - reductionOf(catalogue, spent))).toBeLessThan(4e-3);
    }
  });

  it('at every knot is exactly what its spending buys', () => {
    const frontier = compileFrontier(catalogue);
    frontier.table!.budgets.slice(0, -1).forEach((b, n) => {
      expect(-log(residualRisk(frontier, b))).toBeCloseTo(reductionOf(catalogue, frontier.table!.spending[n]!), 9);
    });
  });

  it('falls with the budget, starts at one, and every piece has the shape that the race bounds rest on', () => {
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number(0.002, 0.2), number(0, 1), fc.constantFrom<Mechanism>('detection', 'deterrence', 'propensity', 'containment'), number(-0.05, 0.05)), { minLength: 1, maxLength: 8 }),
        number(0.01, 1), number(0.05, 2), number(0.1, 2), number(0.05, 1), (rows, d0, p0, gain, oversight) => {
          const problem = {
            ...problemOf(rows.map((r) => r[0]), rows.map((r) => r[1]), rows.map((r) => r[2]), { detectionBase: d0, penaltyBase: p0, meanGain: gain, oversight }),
            productValue: rows.map((r) => r[3]),
          };
          const frontier = compileFrontier(problem);
          const point = new Float64Array(POINT_SIZE);
          let before = Infinity;
          let rise = 0;
          let apart = Math.abs(residualRisk(frontier, 0) - 1);
          let leastFactor = Infinity;
          for (let n = 0; n < 50; n++) {
            const b = n / 55;
            frontierPoint(frontier, pieceAt(frontier, b), b, point, 0);
            rise = Math.max(rise, point[RISK]! - before);
            before = point[RISK]!;
            apart = Math.max(apart, Math.abs(point[RISK]! - residualRisk(frontier, b)));
            leastFactor = Math.min(leastFactor, productFactor(frontier, b));
          }
          expect(rise).toBeLessThanOrEqual(1e-12);
          expect(apart).toBeLessThan(1e-12);
          expect(leastFactor).toBeGreaterThan(0);
          for (let n = 0; n < frontier.count; n++) {
            if (frontier.rate[n]! > 0 && frontier.risks[n * PIECE_SIZE + RISK_SLOPE]! >= 0 && frontier.risks[n * PIECE_SIZE + ASSESSED_SLOPE]! >= 0) continue;
            expect.fail(`piece ${n} bends the wrong way`);
          }
        }),
      { numRuns: 1000 },
    );
  }, 120_000);

  it('is worth less where detection fails', () => {
    const sums = mechanismSums(catalogue.misconduct!, catalogue.reduction, effects(compileFrontier(catalogue), 0.2));
    const blind = { ...catalogue.misconduct!, oversight: 0.3 };
    expect(productReduction(blind, sums)).toBeLessThan(productReduction(catalogue.misconduct!, sums));
    expect(residualRisk(compileFrontier({ ...catalogue, misconduct: blind }), 0.2)).toBeGreaterThan(residualRisk(compileFrontier(catalogue), 0.2));
  });
});
