import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomeAt } from '../../../src/games/fine-tuning/bargaining.ts';
import { checkOutcome } from '../../../src/games/fine-tuning/certificate.ts';
import { checkChain } from '../../../src/games/fine-tuning/several-certificate.ts';
import type { ChainOutcome } from '../../../src/games/fine-tuning/several-outcome.ts';
import { SeveralSolver } from '../../../src/games/fine-tuning/several.ts';
import type { Outcome, SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import { anyChain, chainOf, closedForm, share, spent } from './brute-force.ts';
import { bestAnswer, searchPlans } from './plan-search.ts';

const off = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 0.4, noNaN: true }));

/** Levels of each kind above what is required, and the utilities that follow by the rules. */
function outcomeOf(chain: SupplyChain, at: number, [x, y, p, s]: readonly number[]): Outcome {
  const sector = chain.sectors[0]!;
  const two = chain.attributes === 2;
  const [x0, y0] = [two ? x! : 0, chain.floorGeneralist + y!];
  const [p1, s1] = [two ? x0 + p! : 0, Math.max(sector.floor, y0) + s!];
  const revenue = sector.revenuePerformance * p1 + sector.revenueSafety * s1;
  return {
    share: at, takesPart: true, generalistPerformance: x0, generalistSafety: y0, specialistPerformance: p1, specialistSafety: s1,
    generalistUtility: at * revenue - spent(chain.costGeneralist, x0, y0), specialistUtility: (1 - at) * revenue - spent(sector.cost, p1 - x0, s1 - y0),
  };
}

describe('what may be gained from any outcome', () => {
  it('with one attribute is what the closed form leaves each player, 1,000 random outcomes', () => {
    fc.assert(fc.property(chainOf(1), share(), fc.tuple(off, off, off, off), (chain, at, levels) => {
      const outcome = outcomeOf(chain, at, levels);
      const sector = chain.sectors[0]!;
      const { generalistSafety: y, generalistUtility, specialistUtility } = outcome;
      const a1 = Math.max(sector.floor, y + ((1 - at) * sector.revenueSafety) / (2 * sector.cost.safety));
      const best = (1 - at) * sector.revenueSafety * a1 - sector.cost.safety * (a1 - y) ** 2;
      const gain = Math.max(best - specialistUtility, -specialistUtility, -generalistUtility, (closedForm(chain, at)?.generalist ?? 0) - generalistUtility, 0);
      const { epsilon, range, bounded } = checkOutcome(chain, sector, outcome);
      expect(bounded).toBe(true);
      expect(Math.abs(epsilon - gain)).toBeLessThan(1e-9 * (1 + range));
      expect(range).toBeGreaterThan(Math.max(best, generalistUtility, closedForm(chain, at)?.generalist ?? 0) * (1 - 1e-8));
    }), { numRuns: 1000 });
  });

  it('with two is what a search over all plans and answers leaves, 1,000 random and best outcomes', () => {
    fc.assert(fc.property(anyChain(), share(), fc.tuple(off, off, off, off), fc.boolean(), (chain, at, levels, solved) => {
      const sector = chain.sectors[0]!;
      const outcome = solved ? outcomeAt(chain, sector, at) : outcomeOf(chain, at, levels);
      const most = searchPlans(chain, [at]);
      const best = bestAnswer(chain, 0, at, outcome.generalistPerformance, outcome.generalistSafety);
      const { generalistUtility, specialistUtility } = outcome;
      const gain = outcome.takesPart ? Math.max(0, most - generalistUtility, -generalistUtility, best - specialistUtility, -specialistUtility) : Math.max(0, most);
      const { epsilon } = checkOutcome(chain, sector, outcome);
      expect(Math.abs(epsilon - gain), JSON.stringify([chain, at, levels])).toBeLessThan(1e-6);
    }), { numRuns: 1000 });
  }, 120_000);

  it('is without bound where levels break a rule by little, or utilities are not what levels bring', () => {
    const chain: SupplyChain = {
      attributes: 2, costGeneralist: { performance: 1, cross: 0.2, safety: 1 }, floorGeneralist: 0.3,
      sectors: [{ revenuePerformance: 1, revenueSafety: 1, cost: { performance: 1, cross: -0.3, safety: 1 }, floor: 0.6 }],
    };
    const right = outcomeOf(chain, 0.5, [0.2, 0.1, 0.3, 0.2]);
    const sector = chain.sectors[0]!;
    expect(checkOutcome(chain, sector, right).epsilon).toBeLessThan(1);
    const levels = (change: Partial<Outcome>): Outcome => {
      const moved = { ...right, ...change };
      const revenue = moved.specialistPerformance + moved.specialistSafety;
      return {
        ...moved, generalistUtility: 0.5 * revenue - spent(chain.costGeneralist, moved.generalistPerformance, moved.generalistSafety),
        specialistUtility: 0.5 * revenue - spent(sector.cost, moved.specialistPerformance - moved.generalistPerformance, moved.specialistSafety - moved.generalistSafety),
      };
    };
    for (const change of [{ generalistSafety: 0.3 - 1e-12 }, { generalistPerformance: -1e-12 }, { specialistPerformance: 0.2 - 1e-12 }, { specialistSafety: 0.6 - 1e-12 }, { generalistSafety: 0.9 }]) {
      expect(checkOutcome(chain, sector, levels(change)).epsilon).toBe(Infinity);
    }
    for (const key of ['generalistUtility', 'specialistUtility'] as const) {
      for (const wrong of [1e-8, -1e-8]) expect(checkOutcome(chain, sector, { ...right, [key]: right[key] + wrong }).epsilon).toBe(Infinity);
      expect(checkOutcome(chain, sector, { ...right, [key]: right[key] + 1e-12 }).epsilon).toBeLessThan(1);
    }
  });
});

describe('what may be gained with several specialists', () => {
  /** The outcome of any levels, those who lose out left out. */
  const chainOutcome = (chain: SupplyChain, shares: readonly number[], x: number, y: number, above: readonly (readonly [number, number])[], out: number): ChainOutcome => {
    const sectors = chain.sectors.map((sector, s) => {
      const [p, v] = above[s]!;
      const [p1, s1] = [x + (chain.attributes === 2 ? p : 0), Math.max(sector.floor, y) + v];
      const utility = (1 - shares[s]!) * (sector.revenuePerformance * p1 + sector.revenueSafety * s1) - spent(sector.cost, p1 - x, s1 - y);
      return s === out ? { takesPart: false, performance: 0, safety: 0, utility: 0 } : { takesPart: true, performance: p1, safety: s1, utility };
    });
    const revenue = sectors.reduce((sum, { takesPart, performance, safety }, s) => sum + (takesPart ? shares[s]! * (chain.sectors[s]!.revenuePerformance * performance + chain.sectors[s]!.revenueSafety * safety) : 0), 0);
    return { shares, takesPart: true, performance: x, safety: y, utility: revenue - spent(chain.costGeneralist, x, y), sectors, label: 0, margin: 0 };
  };
  const pair = fc.tuple(off, off);

  it('is what a search over all plans and answers leaves each player, 1,000 random and best outcomes', () => {
    fc.assert(fc.property(fc.oneof(chainOf(1, 3), chainOf(2, 3)), fc.array(share(), { minLength: 3, maxLength: 3 }), fc.tuple(off, off), fc.array(pair, { minLength: 3, maxLength: 3 }), fc.integer({ min: -1, max: 2 }), fc.boolean(), (chain, all, [x, y], above, out, solved) => {
      const shares = all.slice(0, chain.sectors.length);
      const outcome = solved ? new SeveralSolver(chain).solve(shares) : chainOutcome(chain, shares, chain.attributes === 2 ? x : 0, chain.floorGeneralist + y, above, out);
      let gain = searchPlans(chain, shares) - outcome.utility;
      if (outcome.takesPart) {
        gain = Math.max(gain, -outcome.utility);
        outcome.sectors.forEach((sector, s) => {
          const best = bestAnswer(chain, s, shares[s]!, outcome.performance, outcome.safety);
          gain = Math.max(gain, best - sector.utility, -sector.utility);
        });
      }
      expect(Math.abs(checkChain(chain, outcome).epsilon - Math.max(0, gain)), JSON.stringify([chain, shares, x, y, above, out])).toBeLessThan(1e-6);
    }), { numRuns: 1000 });
  }, 120_000);

  it('is without bound where one level breaks a rule by little, or one utility is not what levels bring', () => {
    const sector = { revenuePerformance: 1, revenueSafety: 1, cost: { performance: 1, cross: 0, safety: 1 }, floor: 0.6 };
    const chain: SupplyChain = { attributes: 2, costGeneralist: { performance: 1, cross: 0, safety: 1 }, floorGeneralist: 0.3, sectors: [sector, { ...sector, floor: 0.2 }] };
    const right = (x = 0.2, y = 0.4, s1 = 0.1, p1 = 0.1): ChainOutcome => chainOutcome(chain, [0.5, 0.4], x, y, [[0.1, 0.1], [p1, s1]], -1);
    expect(checkChain(chain, right()).epsilon).toBeLessThan(1);
    for (const wrong of [right(-1e-12), right(0.2, 0.3 - 1e-12), right(0.2, 0.4, -1e-12), right(0.2, 0.4, 0.1, -1e-12)]) expect(checkChain(chain, wrong).epsilon).toBe(Infinity);
    const low = right();
    const under = chainOutcome(chain, [0.5, 0.4], 0.2, 0.4, [[0.1, -1e-12], [0.1, 0.1]], -1);
    expect(checkChain(chain, under).epsilon).toBe(Infinity);
    for (const wrong of [1e-8, -1e-8]) {
      expect(checkChain(chain, { ...low, utility: low.utility + wrong }).epsilon).toBe(Infinity);
      for (const s of [0, 1]) expect(checkChain(chain, { ...low, sectors: low.sectors.map((each, k) => (k === s ? { ...each, utility: each.utility + wrong } : each)) }).epsilon).toBe(Infinity);
    }
  });
});
