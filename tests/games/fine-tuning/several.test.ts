import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShareSolver } from '../../../src/games/fine-tuning/generalist.ts';
import { bargainChain } from '../../../src/games/fine-tuning/nash-in-nash.ts';
import { checkChain } from '../../../src/games/fine-tuning/several-certificate.ts';
import { relativeGain } from '../../../src/games/solve/answer.ts';
import { SeveralSolver } from '../../../src/games/fine-tuning/several.ts';
import type { SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import { anyChain, chainOf, searchReply, share, spent } from './brute-force.ts';

const several = (): fc.Arbitrary<SupplyChain> => fc.oneof(chainOf(1, 3), chainOf(2, 3));

/** The most that G reaches on a grid, every specialist answering by search or leaving. */
function searchChain(chain: SupplyChain, shares: readonly number[]): number {
  let best = -Infinity;
  const high = Math.max(chain.floorGeneralist, ...chain.sectors.map((sector) => sector.floor)) + 1.5;
  for (let j = 0; j <= 24; j++) {
    const y = chain.floorGeneralist + ((high - chain.floorGeneralist) * j) / 24;
    const replies = chain.sectors.map((sector, s) => searchReply(sector, shares[s]!, Math.max(0, sector.floor - y)));
    for (let i = 0; i <= (chain.attributes === 1 ? 0 : 16); i++) {
      const x = (2.5 * i) / 16;
      let utility = -spent(chain.costGeneralist, x, y);
      chain.sectors.forEach((sector, s) => {
        const { u, v, gain } = replies[s]!;
        const own = 1 - shares[s]!;
        if (own * (sector.revenuePerformance * x + sector.revenueSafety * y) + gain < 0) return;
        utility += shares[s]! * (sector.revenuePerformance * (x + u) + sector.revenueSafety * (y + v));
      });
      best = Math.max(best, utility);
    }
  }
  return best;
}

describe('several specialists', () => {
  it('are the game with one where there is one', () => {
    fc.assert(fc.property(anyChain(), share(), (chain, at) => {
      const one = new ShareSolver(chain, chain.sectors[0]!);
      one.solve(at);
      const outcome = new SeveralSolver(chain).solve([at]);
      expect(Math.abs(outcome.utility - one.generalistUtility)).toBeLessThan(1e-10);
      if (one.takesPart && one.margin > 1e-8 && one.generalistUtility > 1e-9) {
        expect(Math.abs(outcome.sectors[0]!.safety - one.specialistSafety)).toBeLessThan(1e-6);
      }
    }), { numRuns: 1500 });
  });

  it('leave the generalist no better plan on a grid', () => {
    fc.assert(fc.property(several(), fc.array(share(), { minLength: 3, maxLength: 3 }), (chain, shares) => {
      const outcome = new SeveralSolver(chain).solve(shares.slice(0, chain.sectors.length));
      expect(searchChain(chain, shares)).toBeLessThanOrEqual(outcome.utility + 1e-8);
    }), { numRuns: 1000 });
  });

  it('are certified, and wrong answers are refused', () => {
    fc.assert(fc.property(several(), fc.array(share(), { minLength: 3, maxLength: 3 }), (chain, shares) => {
      const outcome = new SeveralSolver(chain).solve(shares.slice(0, chain.sectors.length));
      const check = checkChain(chain, outcome);
      expect(check.bounded).toBe(true);
      expect(relativeGain(check.epsilon, check.range)).toBeLessThanOrEqual(1e-9);
      if (outcome.utility < 0.01) return;
      const absent = { ...outcome, takesPart: false, utility: 0 };
      expect(checkChain(chain, absent).epsilon).toBeGreaterThan(0.009);
      expect(checkChain(chain, { ...outcome, utility: outcome.utility + 0.01 }).epsilon).toBe(Infinity);
      expect(checkChain(chain, { ...outcome, safety: chain.floorGeneralist - 0.01 }).epsilon).toBe(Infinity);
    }), { numRuns: 1000 });
  });

  it('that are alike agree on the share of one with its double', () => {
    // Two equal sectors and a cost of 2 for G are one sector twice: shares and levels of the single game with cost 1.
    const sector = { revenuePerformance: 0, revenueSafety: 1, cost: { performance: 1, cross: 0, safety: 1 }, floor: 0 };
    const chain: SupplyChain = { attributes: 1, costGeneralist: { performance: 1, cross: 0, safety: 2 }, floorGeneralist: 0, sectors: [sector, sector] };
    const outcome = new SeveralSolver(chain).solve([0.5, 0.5]);
    expect(Math.abs(outcome.safety - 0.25)).toBeLessThan(1e-12);
    const { shares, settled } = bargainChain(chain, { rule: 'nash' });
    expect(settled).toBe(true);
    expect(Math.abs(shares[0]! - shares[1]!)).toBeLessThan(1e-9);
    // Fixed point: no other share of the first sector has a larger product of gains, the second's held.
    const solver = new SeveralSolver(chain);
    const without = solver.solve([0, shares[1]!]).utility;
    const product = (at: number): number => {
      const found = solver.solve([at, shares[1]!]);
      return (found.utility - without) * found.sectors[0]!.utility;
    };
    const best = Math.max(...Array.from({ length: 399 }, (_, k) => product((k + 1) / 400)));
    expect(best).toBeLessThanOrEqual(product(shares[0]!) + 1e-12);
  });
});
