import { describe, expect, it } from 'vitest';
import { optimalityResidual } from '../../../src/games/portfolio/optimality.ts';
import type { PortfolioProblem } from '../../../src/games/portfolio/types.ts';

const problem = (cost: number[], weight: number[]): PortfolioProblem => ({
  cost, weight, reduction: weight, assessedReduction: weight, productValue: cost.map(() => 0), technology: 1, assessorBias: 0, demands: [],
});
const none = [0, 0, 0];

/** Marginal values are w/c e^(-y/c): for weights of 1, 2 and 1 and scales of 0.1, 0.1 and 0.4 all are 2.5 at y = 0.1 ln 4, 0.1 ln 8 and 0. */
const three = problem([0.1, 0.1, 0.4], [1, 2, 1]);
const best = [0.1 * Math.log(4), 0.1 * Math.log(8), 0];
const spent = 0.1 * Math.log(32);

describe('the residual of a spending', () => {
  it('is nothing where marginal values are equal, and where they are lower for what stands at its floor', () => {
    expect(optimalityResidual(three, best, spent, none)).toBeLessThan(1e-15);
    const less = [0.1 * Math.log(4 / 1.5), 0.1 * Math.log(8 / 1.5), 0];
    expect(optimalityResidual(three, less, spent - 0.2 * Math.log(1.5), none)).toBeLessThan(1e-15);
    // Floors that take the whole budget leave nothing to move, whatever the marginal values.
    expect(optimalityResidual(three, [0.01, 0.02, 0.3], 0.33, [0.01, 0.02, 0.3])).toBeLessThan(1e-15);
    expect(optimalityResidual(three, none, 0, none)).toBe(0);
  });

  it('is what is spent too much or too little', () => {
    for (const off of [1e-3, -1e-3, 0.02]) expect(optimalityResidual(three, best, spent - off, none)).toBeCloseTo(Math.abs(off), 12);
  });

  it('is how far a measure stands below its floor, and one without value above it, whichever is more', () => {
    const [a, b] = [best[0]!, best[1]!];
    expect(optimalityResidual(three, best, spent, [0, 0, 0.05])).toBeCloseTo(0.05, 12);
    const idle = problem([0.1, 0.1, 0.4], [1, 2, 0]);
    expect(optimalityResidual(idle, [a, b, 0.05], spent + 0.05, none)).toBeCloseTo(0.05, 12);
    expect(optimalityResidual(idle, [a, b, 0.05], spent + 0.05, [0, 0, 0.05])).toBeLessThan(1e-15);
    expect(optimalityResidual(idle, [a, b, 0.05], spent + 0.05, [0, 0, 0.07])).toBeCloseTo(0.02, 12);
    // The first is below its floor by 0.03, the last above by 0.05, and the other way round.
    expect(optimalityResidual(idle, [a, b, 0.05], spent + 0.05, [a + 0.03, 0, 0])).toBeCloseTo(0.05, 12);
    expect(optimalityResidual(idle, [a, b, 0.01], spent + 0.01, [a + 0.03, 0, 0])).toBeCloseTo(0.03, 12);
  });

  it('without anything of value is how far spending stands off the floors, whatever the budget', () => {
    const idle = problem([0.1, 0.1, 0.4], [0, 0, 0]);
    expect(optimalityResidual(idle, none, 0.5, none)).toBe(0);
    expect(optimalityResidual(idle, [0, 0.04, 0], 0.04, none)).toBeCloseTo(0.04, 12);
    expect(optimalityResidual(idle, [0.02, 0, 0], 0.02, [0.05, 0, 0])).toBeCloseTo(0.03, 12);
  });

  it('is the spending that has to move where marginal values differ', () => {
    // 0.01 from the first to the second: their logarithms are 0.2 apart, times the scale of 0.1.
    const moved = [best[0]! - 0.01, best[1]! + 0.01, 0];
    expect(optimalityResidual(three, moved, spent, none)).toBeCloseTo(0.02, 12);
    // Without a third choice: the second has got less, by which the first is dearer.
    expect(optimalityResidual(three, [best[0]! + 0.01, best[1]! - 0.01, 0], spent, none)).toBeCloseTo(0.02, 12);
    // 0.05 on the third, taken from the second: the price rises by 0.5 in logarithms, the third's value falls by 0.125.
    expect(optimalityResidual(three, [best[0]!, best[1]! - 0.05, 0.05], spent, none)).toBeCloseTo(Math.min(0.625 * 0.4, spent), 12);
  });

  it('is no more than there is to move', () => {
    // One measure worth a hundred powers of e more than the other, which has everything: all of 0.3 has to move, not 100 times a scale.
    const far = problem([0.1, 0.1], [1, Math.exp(-60)]);
    expect(optimalityResidual(far, [0.01, 0.3], 0.31, [0.01, 0])).toBeLessThan(0.4);
    const wide = problem([0.01, 5], [1, 1e-9]);
    expect(optimalityResidual(wide, [1e-9, 0.3], 0.3, [0, 0])).toBeCloseTo(0.3, 8);
  });

  it('is seen where the better measure stands at its floor', () => {
    // Everything on the third: the first two are worth ln 4 + 0.25 and ln 8 + 0.25 more, times a scale of 0.1.
    expect(optimalityResidual(three, [0, 0, 0.1], 0.1, none)).toBeCloseTo(Math.min(0.1 * (Math.log(8) + 0.25), 0.1), 12);
    expect(optimalityResidual(three, [0, 0, 0.6], 0.6, none)).toBeCloseTo(0.1 * (Math.log(8) + 1.5), 12);
    // Its floor holds it down only from below: above the common value nothing is amiss, and below it is.
    expect(optimalityResidual(three, [0.4, best[1]!, 0], 0.4 + best[1]!, [0.4, 0, 0])).toBeLessThan(1e-15);
  });
});
