import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileFrontier, frontierOf, withTechnology } from '../../../src/games/portfolio/index.ts';
import { numbers, randomPortfolio } from '../race/random-games.ts';

it('rescales a frontier to the bits of one compiled anew, also when rescaled twice or read otherwise, 1,000 random portfolios', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 1e9 }), fc.double({ min: 0.1, max: 5, noNaN: true }), fc.double({ min: 0.1, max: 5, noNaN: true }), (seed, first, second) => {
    const problem = randomPortfolio(numbers(seed));
    frontierOf(problem);
    for (const next of [withTechnology(problem, first), withTechnology(withTechnology(problem, second), first)]) {
      expect(next).toEqual({ ...problem, technology: first });
      expect(frontierOf(next)).toEqual(compileFrontier(next));
    }
    const misread = withTechnology(problem, first, second - 2);
    expect(misread).toEqual({ ...problem, technology: first, assessorBias: second - 2 });
    expect(frontierOf(misread)).toEqual(compileFrontier(misread));
  }), { numRuns: 1000 });
});
