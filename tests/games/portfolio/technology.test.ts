import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileFrontier, efficientBudget, frontierOf, withTechnology } from '../../../src/games/portfolio/index.ts';
import type { Frontier } from '../../../src/games/portfolio/frontier.ts';
import { numbers, randomPortfolio } from '../race/random-games.ts';

/** All but the multipliers, which are worked out when they are first asked for; columns as bytes, since to compare thousands of numbers one by one takes most of the time. */
const bits = (frontier: Frontier) =>
  Object.fromEntries(Object.entries({ ...frontier, unscaled: frontier.unscaled?.sums }).map(([key, value]) => [key, ArrayBuffer.isView(value) ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('latin1') : value]));

it('rescales a frontier to the bits of one compiled anew, also when rescaled twice or read otherwise, 1,000 random portfolios', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0.1, max: 5, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true }), (seed, first, second) => {
    const problem = randomPortfolio(numbers(seed));
    frontierOf(problem);
    for (const next of [withTechnology(problem, first), withTechnology(withTechnology(problem, second), first)]) {
      expect(next).toEqual({ ...problem, technology: first });
      expect(bits(frontierOf(next))).toEqual(bits(compileFrontier(next)));
    }
    const efficient = { ...problem, weight: problem.reduction, demands: [] };
    const spent = efficientBudget(frontierOf(efficient), 0.5, first);
    expect(spent).toBe(efficientBudget(compileFrontier({ ...efficient, technology: first }), 0.5));
    const misread = withTechnology(problem, first, second - 2);
    expect(misread).toEqual({ ...problem, technology: first, assessorBias: second - 2 });
    expect(bits(frontierOf(misread))).toEqual(bits(compileFrontier(misread)));
  }), { numRuns: 1000 });
});
