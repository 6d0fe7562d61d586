import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChainSearch } from '../../../src/games/fine-tuning/chain-search.ts';
import { bargainChain } from '../../../src/games/fine-tuning/nash-in-nash.ts';
import type { CurvePoint } from '../../../src/games/fine-tuning/share-curve.ts';
import { stationaryShares } from '../../../src/games/fine-tuning/share-curve.ts';
import type { QuadraticCost, SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import { BARGAINING_RULES } from '../../../src/games/fine-tuning/types.ts';
import { chainOf } from './brute-force.ts';

const dearer = (cost: QuadraticCost, k: number): QuadraticCost => ({ performance: cost.performance * k, cross: cost.cross * k, safety: cost.safety * k });

/** The same game in another unit of money. */
const inUnits = (chain: SupplyChain, k: number): SupplyChain => ({
  ...chain,
  costGeneralist: dearer(chain.costGeneralist, k),
  sectors: chain.sectors.map((sector) => ({
    ...sector, cost: dearer(sector.cost, k), revenuePerformance: sector.revenuePerformance * k, revenueSafety: sector.revenueSafety * k,
  })),
});

/** Two pairs whose bargain stands on the edge of a switch: G is indifferent about the second specialist, and the first wants no share that would lose it. */
const onTheEdge: SupplyChain = {
  attributes: 2, costGeneralist: { performance: 2.3, cross: 0, safety: 0.8870734924938486 }, floorGeneralist: 0,
  sectors: [
    { revenuePerformance: 0.05, revenueSafety: 1, cost: { performance: 0.34736603458177157, cross: 0, safety: 0.3 }, floor: 0 },
    { revenuePerformance: 0.2338188273984686, revenueSafety: 1, cost: { performance: 2.3, cross: 0, safety: 1.1065183853671252 }, floor: 2 },
  ],
};

describe('shares of several specialists', () => {
  it('do not hang on the unit of money, to 1e-9, nor does who comes to terms and whether all settle, 1,000 random games', () => {
    const games = fc.oneof(chainOf(1, 2), chainOf(2, 2), chainOf(1, 3));
    fc.assert(fc.property(games, fc.constantFrom(...BARGAINING_RULES), fc.constantFrom(1e-6, 1e-3, 0.3, 7, 1e3, 1e6), (chain, rule, k) => {
      const one = bargainChain(chain, { rule });
      const other = bargainChain(inUnits(chain, k), { rule });
      expect(other.settled).toBe(one.settled);
      // Shares that circle are given as they last stood.
      if (!one.settled) return;
      expect(other.shares.map((share) => share === null)).toEqual(one.shares.map((share) => share === null));
      other.shares.forEach((share, s) => expect(Math.abs(Number(share) - Number(one.shares[s]))).toBeLessThan(1e-9));
    }), { numRuns: 1000 });
  }, 60_000);

  it('stand where pairs at a switch of plans agree: the Nash product peaks just where G would drop the other specialist, by bisection on the payoffs', () => {
    const search = new ChainSearch(onTheEdge);
    /** The share up to which the second specialist is worth having, at a share of the first. */
    const limit = (first: number): number => {
      let [low, high] = [0.9, 1 - 1e-9];
      const alone = search.find([first, 0]).generalist;
      for (let step = 0; step < 60; step++) {
        const middle = 0.5 * (low + high);
        if (search.find([first, middle]).specialists[0]! > 0.5 && search.find([first, middle]).generalist > alone) low = middle;
        else high = middle;
      }
      return low;
    };
    /** Whether the first pair's product still rises, from a share where the second specialist is kept on. */
    const rises = (first: number): boolean => {
      const second = limit(first);
      const without = search.find([0, second]).generalist;
      const product = (share: number): number => {
        const { generalist, specialists } = search.find([share, second]);
        return (generalist - without) * specialists[0]!;
      };
      // A parabola through three shares to the right of the edge, its slope at the edge.
      const [a, b, c] = [1, 2, 3].map((step) => product(first + step * 1e-4));
      return (b! - a!) - 1.5 * (c! - 2 * b! + a!) > 0;
    };
    let [low, high] = [0.55, 0.65];
    for (let step = 0; step < 30; step++) {
      const middle = 0.5 * (low + high);
      if (rises(middle)) low = middle;
      else high = middle;
    }
    for (const k of [1, 1e-6, 0.3, 1e3]) {
      const { shares, settled } = bargainChain(inUnits(onTheEdge, k), { rule: 'nash' });
      expect(settled).toBe(true);
      expect(Math.abs(shares[0]! - low)).toBeLessThan(1e-6);
      expect(Math.abs(shares[1]! - limit(shares[0]!))).toBeLessThan(1e-8);
    }
  });
});

describe('peaks of a smooth piece', () => {
  /** f(t) = 1 - (t - top)² on a piece that ends just beside its top; another plan holds on the other side of the switch. */
  const curve = (top: number, switchAt: number, side: 1 | -1) => (share: number): CurvePoint => {
    const here = (share - switchAt) * side >= 0;
    return { share, generalist: here ? 1 - (share - top) ** 2 : 0.2, specialist: 0, takesPart: true, label: here ? 1 : 2, reachable: 1, margin: 1 };
  };

  it('are found however close they stand to the switch at which it ends, to either side', () => {
    for (const side of [1, -1] as const) {
      for (const distance of [1e-3, 1e-5, 1e-6, 1e-7, 1e-8]) {
        const top = 0.4 + side * distance;
        const evaluate = curve(top, 0.4, side);
        const shares = [0, 1, 2, 3, 4].map((k) => 0.4 + side * k * 5e-4).sort((a, b) => a - b);
        const found = stationaryShares(shares.map(evaluate), (point) => point.generalist, evaluate);
        expect(found).toHaveLength(1);
        expect(Math.abs(found[0]! - top)).toBeLessThan(1e-11);
      }
    }
  });
});
