import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bargain } from '../../../src/games/fine-tuning/bargaining.ts';
import { BARGAINING_RULES } from '../../../src/games/fine-tuning/types.ts';
import { agreedShare } from '../../../src/model/supply/bargain.ts';
import { referenceOutcome, releaseOutcome, supplyChain } from '../../../src/model/supply/chain.ts';
import { basicSector, basicSupply, valueAt } from './settings.ts';

describe('a release with one sector of the basic game', () => {
  // Model, section 6, table of reference values for two attributes (rebuilt from the paper, checked there by brute force).
  it('has safety and performance 0.5 and utilities 0.375 without floors', () => {
    const outcome = releaseOutcome(basicSupply, [basicSector], 0);
    expect(outcome.sectors[0]!.share).toBeCloseTo(0.5, 6);
    expect(outcome.performance).toBeCloseTo(0.25, 6);
    expect(outcome.safety).toBeCloseTo(0.25, 6);
    expect(outcome.sectors[0]!.safety).toBeCloseTo(0.5, 6);
    expect(outcome.sectors[0]!.specialistUtility).toBeCloseTo(0.375, 6);
    expect(outcome.labRevenue - outcome.labCost).toBeCloseTo(0.375, 6);
  });

  it('is better for both with floors on both: 0.3975 each at 0.3 and 0.6', () => {
    const outcome = releaseOutcome({ ...basicSupply, floor: 0.3 }, [{ ...basicSector, floor: 0.6 }], 0);
    expect(outcome.sectors[0]!.safety).toBeCloseTo(0.6, 6);
    expect(outcome.sectors[0]!.specialistUtility).toBeCloseTo(0.3975, 6);
    expect(outcome.labRevenue - outcome.labCost).toBeCloseTo(0.3975, 6);
  });

  it('backfires under a floor of 0.49 on the specialist alone, by Nash and by the utilitarian rule', () => {
    for (const rule of ['nash', 'utilitarian'] as const) {
      const outcome = releaseOutcome({ ...basicSupply, rule }, [{ ...basicSector, floor: 0.49 }], 0);
      expect(outcome.sectors[0]!.safety).toBeCloseTo(0.49, 9);
      expect(outcome.safety).toBeLessThan(0.25);
    }
    const squeezed = releaseOutcome({ ...basicSupply, rule: 'utilitarian' }, [{ ...basicSector, floor: 0.49 }], 0);
    expect(squeezed.sectors[0]!.specialistUtility).toBeLessThan(1e-6);
  });

  it('does not charge again what the safety budget has paid', () => {
    const outcome = releaseOutcome(basicSupply, [basicSector], 0.4);
    expect(outcome.safety).toBeCloseTo(0.4, 9);
    // Only performance is left to invest in.
    expect(outcome.labCost).toBeCloseTo(outcome.performance ** 2, 9);
  });

  it('no longer backfires where the measures already bring what the lab would have invested', () => {
    const weak = releaseOutcome(basicSupply, [{ ...basicSector, floor: 0.49 }], 0.3);
    const none = releaseOutcome(basicSupply, [basicSector], 0.3);
    expect(weak.sectors[0]!.safety).toBe(none.sectors[0]!.safety);
  });
});

describe('the bargain inside releases', () => {
  it('agrees with the library in what the rule is worth', () => {
    const rule = fc.constantFrom(...BARGAINING_RULES);
    const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
    fc.assert(
      fc.property(rule, number(0, 0.5), number(0, 0.9), number(0.5, 2), number(0.5, 2), number(-0.5, 0.8), (agreement, given, floor, revenue, cost, cross) => {
        const sector = { ...basicSector, floor, safetyRevenue: revenue, safetyCost: cost, costInteraction: cross };
        const chain = supplyChain({ ...basicSupply, rule: agreement }, [sector], given);
        const found = bargain(chain, chain.sectors[0]!);
        const best = found.share(agreement);
        const share = agreedShare(chain, chain.sectors[0]!, agreement, 0.5);
        if (best === null) {
          expect(share).toBe(0);
          return;
        }
        const ideals = agreement === 'kalai-smorodinsky' ? found.ideals : { generalist: 1, specialist: 1 };
        const worth = (at: number): number => valueAt(chain, agreement, at, ideals);
        expect(worth(share)).toBeGreaterThanOrEqual(worth(best) - 2e-3 * Math.abs(worth(best)) - 1e-9);
      }),
      { numRuns: 40, seed: 11 },
    );
  }, 60_000);
});

describe('several sectors', () => {
  it('like sectors together are the one sector that they sum to', () => {
    const one = releaseOutcome(basicSupply, [basicSector], 0);
    const three = releaseOutcome(basicSupply, [1, 2, 3].map((weight) => ({ ...basicSector, name: `s${weight}`, weight })), 0);
    expect(three.labRevenue).toBeCloseTo(one.labRevenue, 6);
    expect(three.labCost).toBeCloseTo(one.labCost, 6);
    expect(three.sectors.reduce((sum, sector) => sum + sector.specialistUtility, 0)).toBeCloseTo(one.sectors[0]!.specialistUtility, 6);
  });

  it('share out what users pay without remainder', () => {
    const outcome = releaseOutcome(basicSupply, [{ ...basicSector, safetyRevenue: 1.4 }, { ...basicSector, floor: 0.6, weight: 2 }], 0.1);
    for (const sector of outcome.sectors) {
      expect(sector.labRevenue + sector.specialistCost + sector.specialistUtility).toBeCloseTo(sector.revenue, 12);
    }
    expect(outcome.labRevenue).toBeLessThan(outcome.revenue);
  });

  it('an unbearable floor removes its own sector only', () => {
    const outcome = releaseOutcome({ ...basicSupply, rule: 'fixed', fixedShare: 0.5 }, [{ ...basicSector, floor: 2, safetyCost: 10, weight: 0.1 }, basicSector], 0);
    expect(outcome.sectors[0]!.takesPart).toBe(false);
    expect(outcome.sectors[1]!.takesPart).toBe(true);
  });

  it('are the same object when asked again, and the reference has no floors', () => {
    const sectors = [{ ...basicSector, floor: 0.6 }];
    expect(releaseOutcome(basicSupply, sectors, 0.1)).toBe(releaseOutcome({ ...basicSupply }, [{ ...sectors[0]! }], 0.1));
    expect(referenceOutcome({ ...basicSupply, floor: 0.7 }, sectors).sectors[0]!.safety).toBeCloseTo(0.5, 6);
  });
});
