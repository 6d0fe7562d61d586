import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bargainShortfall } from '../../../src/games/fine-tuning/bargain-certificate.ts';
import { wholeBargain } from '../../../src/games/fine-tuning/local-bargain.ts';
import { bargainChain, pairCurve } from '../../../src/games/fine-tuning/nash-in-nash.ts';
import { isBargainedPairwise } from '../../../src/games/fine-tuning/several-bargain-certificate.ts';
import { nobody } from '../../../src/games/fine-tuning/several-outcome.ts';
import { SeveralSolver } from '../../../src/games/fine-tuning/several.ts';
import type { BargainingRule, SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import { BARGAINING_RULES } from '../../../src/games/fine-tuning/types.ts';
import { chainOf } from './brute-force.ts';

interface Tally {
  settled: number;
  accepted: number;
  shifted: number;
  refused: number;
  slightly: number;
  refusedSlightly: number;
  unsettled: { chain: SupplyChain; rule: BargainingRule }[];
}

/** `shifts`: games whose shares are shifted as well. */
function tallyOf(games: number, specialists: number, shifts: number): Tally {
  const tally: Tally = { settled: 0, accepted: 0, shifted: 0, refused: 0, slightly: 0, refusedSlightly: 0, unsettled: [] };
  fc.assert(fc.property(fc.oneof(chainOf(1, specialists), chainOf(2, specialists)), fc.constantFrom(...BARGAINING_RULES), (chain, rule) => {
    const { outcome, shares, settled, idealShares } = bargainChain(chain, { rule });
    if (!settled) tally.unsettled.push({ chain, rule });
    if (!settled || outcome === null || shares.some((share) => share === null)) return;
    tally.settled += 1;
    if (isBargainedPairwise(chain, outcome, rule, idealShares)) tally.accepted += 1;
    if (tally.shifted >= shifts) return;
    // A first share that is off by 0.2 towards the middle is worth less to its pair, unless the sum of gains is flat.
    const wrong = [...outcome.shares];
    wrong[0] = wrong[0]! > 0.5 ? wrong[0]! - 0.2 : wrong[0]! + 0.2;
    const off = new SeveralSolver(chain).solve(wrong);
    if (rule === 'utilitarian' || !off.sectors[0]!.takesPart) return;
    tally.shifted += 1;
    if (!isBargainedPairwise(chain, off, rule)) tally.refused += 1;
    // So is one that is off by a thousandth, unless the bargain stands at an end or where somebody's plan jumps.
    wrong[0] = outcome.shares[0]! > 0.5 ? outcome.shares[0]! - 1e-3 : outcome.shares[0]! + 1e-3;
    const near = new SeveralSolver(chain).solve(wrong);
    if (!near.sectors[0]!.takesPart) return;
    tally.slightly += 1;
    if (!isBargainedPairwise(chain, near, rule, idealShares)) tally.refusedSlightly += 1;
  }), { numRuns: games, seed: 7 });
  return tally;
}

/** With two specialists a settled point is a share x of the first with R0(R1(x)) = x, R being the bargains as replies to each other. */
function settledPoints(chain: SupplyChain, rule: BargainingRule, cells: number): number[] {
  const solver = new SeveralSolver(chain);
  const reply = (s: number, other: number): number => wholeBargain(pairCurve(solver, s === 0 ? [0, other] : [other, 0], s), rule)?.share ?? 0;
  const excess = (x: number): number => reply(0, reply(1, x)) - x;
  const found: number[] = [];
  let [before, at] = [excess(0), 0];
  for (let k = 1; k <= cells; k++) {
    const next = Math.min(k / cells, 1 - 1e-9);
    const here = excess(next);
    if (before > 0 !== here > 0) {
      let [low, high, atLow, atHigh] = [at, next, before, here];
      for (let step = 0; step < 40; step++) {
        const middle = 0.5 * (low + high);
        const value = excess(middle);
        if (value > 0 === atLow > 0) [low, atLow] = [middle, value];
        else [high, atHigh] = [middle, value];
      }
      if (Math.min(Math.abs(atLow), Math.abs(atHigh)) < 1e-6) found.push(low);
    }
    [before, at] = [here, next];
  }
  return found;
}

describe('Nash-in-Nash', () => {
  it('settles on shares that the check accepts, and the check refuses shifted ones', () => {
    const tally = tallyOf(1000, 2, 1000);
    expect(tally.settled).toBeGreaterThan(900);
    expect(tally.accepted / tally.settled).toBeGreaterThan(0.997);
    expect(tally.refused / tally.shifted).toBeGreaterThan(0.97);
    expect(tally.slightly).toBeGreaterThan(150);
    expect(tally.refusedSlightly / tally.slightly).toBeGreaterThan(0.97);
    // Few do not settle; those have no settled point on a scan of the one bargain as a reply to the other's reply: it jumps past.
    expect(tally.unsettled.length).toBeLessThan(20);
    for (const { chain, rule } of tally.unsettled.slice(0, 3)) expect(settledPoints(chain, rule, 50)).toEqual([]);
  }, 240_000);

  it('settles with three specialists, 1,000 random games', () => {
    const tally = tallyOf(1000, 3, 1000);
    expect(tally.unsettled.length).toBeLessThan(30);
    expect(tally.accepted / tally.settled).toBeGreaterThan(0.99);
  }, 120_000);

  it('settles where sweeps from equal shares circle: on a crossing that they run away from, or with nobody', () => {
    const one = (revenueSafety: number, safety: number, floor: number) => ({ revenuePerformance: 0, revenueSafety, cost: { performance: 1, cross: 0, safety }, floor });
    const crossing: SupplyChain = { attributes: 1, costGeneralist: { performance: 1, cross: 0, safety: 0.3 }, floorGeneralist: 0, sectors: [one(0.3953947571042934, 0.31552860615142503, 2), one(0.7952944141832299, 0.336250216821343, 0)] };
    const found = bargainChain(crossing, { rule: 'kalai-smorodinsky' });
    expect(found.settled).toBe(true);
    const scanned = settledPoints(crossing, 'kalai-smorodinsky', 60);
    expect(Math.min(...scanned.map((share) => Math.abs(share - found.shares[0]!)))).toBeLessThan(1e-6);
    expect(isBargainedPairwise(crossing, found.outcome!, 'kalai-smorodinsky', found.idealShares)).toBe(true);

    const dear: SupplyChain = { attributes: 1, costGeneralist: { performance: 1, cross: 0, safety: 0.7824985118708433 }, floorGeneralist: 0.8, sectors: [one(1, 2.3, 2), one(1, 1.6711782355803049, 2)] };
    const none = bargainChain(dear, { rule: 'kalai-smorodinsky' });
    expect(none).toMatchObject({ settled: true, outcome: null, shares: [null, null] });
    // With the other out neither pair gains at any share of a grid: U_G + U_D is below 0.
    for (const [s, sector] of dear.sectors.entries()) {
      const solver = new SeveralSolver(dear);
      for (let k = 1; k < 200; k++) expect(solver.solve(dear.sectors.map((_, j) => (j === s ? k / 200 : 0))).takesPart, `${sector.cost.safety}`).toBe(false);
    }
  });

  it('that nobody comes to terms is accepted where no pair can gain, and refused where one can, whatever the unit of money', () => {
    for (const unit of [1, 1e-6, 1e6]) {
      const sector = { revenuePerformance: 0, revenueSafety: unit, cost: { performance: 1, cross: 0, safety: unit }, floor: 0 };
      const cheap: SupplyChain = { attributes: 1, costGeneralist: { performance: 1, cross: 0, safety: unit }, floorGeneralist: 0, sectors: [sector, sector] };
      // A floor of 3 costs 9 units where levels are shared at best half and half, 4.5 in all, and brings 3.
      const dear: SupplyChain = { ...cheap, sectors: cheap.sectors.map((own) => ({ ...own, floor: 3 })) };
      for (const rule of BARGAINING_RULES) {
        expect(isBargainedPairwise(cheap, nobody(2), rule)).toBe(false);
        expect(isBargainedPairwise(dear, nobody(2), rule)).toBe(true);
        expect(bargainShortfall(cheap, sector, rule, null)).toBe(Infinity);
        expect(bargainShortfall(dear, dear.sectors[0]!, rule, null)).toBe(0);
      }
    }
  });

  it('a scan finds the settled point of games that settle', () => {
    let compared = 0;
    for (const [chain, rule] of fc.sample(fc.tuple(chainOf(1, 2), fc.constantFrom('nash' as const, 'egalitarian' as const)), { numRuns: 12, seed: 3 })) {
      const { shares, settled } = bargainChain(chain, { rule });
      if (!settled || shares.some((share) => share === null || share < 0.01 || share > 0.99)) continue;
      compared += 1;
      expect(Math.min(...settledPoints(chain, rule, 12).map((share) => Math.abs(share - shares[0]!)))).toBeLessThan(1e-6);
    }
    expect(compared).toBeGreaterThan(3);
  });
});
