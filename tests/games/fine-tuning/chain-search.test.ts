import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ChainSearch } from '../../../src/games/fine-tuning/chain-search.ts';
import { SeveralSolver } from '../../../src/games/fine-tuning/several.ts';
import { chainOf, share } from './brute-force.ts';

it('two ways to plan for several specialists, by formulas and by polynomials read off the payoffs, agree', () => {
  fc.assert(fc.property(fc.oneof(chainOf(1, 3), chainOf(2, 3)), fc.array(share(), { minLength: 3, maxLength: 3 }), (chain, drawn) => {
    const shares = drawn.slice(0, chain.sectors.length);
    const outcome = new SeveralSolver(chain).solve(shares);
    const found = new ChainSearch(chain).find(shares);
    expect(Math.abs(found.generalist - outcome.utility)).toBeLessThanOrEqual(1e-12 * (1 + outcome.utility));
    // Where G is indifferent between plans the specialists' utilities hang on the last bits.
    if (outcome.margin < 1e-11) return;
    found.specialists.forEach((utility, s) => expect(Math.abs(utility - outcome.sectors[s]!.utility)).toBeLessThan(1e-10));
  }), { numRuns: 3000 });
});

it('the search answers at an agreement that leaves the generalist nothing, and without any', () => {
  // Cost 1, revenue 1, one attribute: alone at share δ G invests δ/2 and earns δ²/4 + δ(1-δ)/2, D (1-δ)δ/2 + (1-δ)²/4.
  const sector = { revenuePerformance: 0, revenueSafety: 1, cost: { performance: 1, cross: 0, safety: 1 }, floor: 0 };
  const chain = { attributes: 1 as const, costGeneralist: sector.cost, floorGeneralist: 0, sectors: [sector, sector] };
  const alone = new ChainSearch(chain).find([0.6, 0]);
  expect(alone.generalist).toBeCloseTo(0.6 * 0.6 / 4 + 0.6 * 0.4 / 2, 14);
  expect(alone.specialists[0]).toBeCloseTo(0.4 * 0.6 / 2 + 0.4 * 0.4 / 4, 14);
  expect(alone.specialists[1]).toBe(0);
  // A floor of 1 on G at share δ: it earns δ(1 + (1-δ)/2) - 1, which is nothing at δ = 1 alone: below, it declines.
  const floored = { ...chain, floorGeneralist: 1 };
  expect(new ChainSearch(floored).find([0.9, 0])).toEqual({ generalist: 0, specialists: [0, 0] });
});
