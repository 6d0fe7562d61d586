import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certify, solveRegime } from '../../../src/games/fine-tuning/answer.ts';
import { bargainShortfall } from '../../../src/games/fine-tuning/bargain-certificate.ts';
import { outcomeAt } from '../../../src/games/fine-tuning/bargaining.ts';
import { checkOutcome } from '../../../src/games/fine-tuning/certificate.ts';
import { basicGame } from '../../../src/games/fine-tuning/grid.ts';
import { generalistPayoff, specialistPayoff } from '../../../src/games/fine-tuning/payoff.ts';
import { withFloors, withoutFloors } from '../../../src/games/fine-tuning/types.ts';
import type { Outcome, SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import { anyChain, share } from './brute-force.ts';

const basic = (floorGeneralist: number, floorSpecialist: number): SupplyChain => withFloors(basicGame(1), floorGeneralist, floorSpecialist);

/** The outcome of given levels of safety with the utilities that follow. */
function outcomeOf(chain: SupplyChain, at: number, a0: number, a1: number): Outcome {
  const sector = chain.sectors[0]!;
  return {
    share: at, takesPart: true, generalistPerformance: 0, generalistSafety: a0, specialistPerformance: 0, specialistSafety: a1,
    generalistUtility: generalistPayoff(chain, sector, at, 0, a0, 0, a1), specialistUtility: specialistPayoff(sector, at, 0, a0, 0, a1),
  };
}

const gain = (chain: SupplyChain, outcome: Outcome): number => {
  const check = checkOutcome(chain, chain.sectors[0]!, outcome);
  return check.range < 1e-12 ? check.epsilon : check.epsilon / check.range;
};

describe('the certificate', () => {
  it('proves the solver right on random games', () => {
    fc.assert(fc.property(anyChain(), share(), (chain, at) => {
      const check = checkOutcome(chain, chain.sectors[0]!, outcomeAt(chain, chain.sectors[0]!, at));
      expect(check.bounded).toBe(true);
      expect(check.range < 1e-12 ? check.epsilon : check.epsilon / check.range).toBeLessThanOrEqual(1e-9);
    }), { numRuns: 3000 });
  });

  it('refuses the unregulated plan where leaving the work to the specialist pays more', () => {
    // δ = 1/2, floor 0.49: a0 = 0 earns 0.245, a0 = 0.25 earns 0.1875; the gain is 0.0575 of the 0.245 that G can have.
    const chain = basic(0, 0.49);
    expect(Math.abs(gain(chain, outcomeOf(chain, 0.5, 0.25, 0.5)) - 0.0575 / 0.245)).toBeLessThan(1e-9);
    expect(gain(chain, outcomeOf(chain, 0.5, 0, 0.49))).toBeLessThan(1e-9);
  });

  it('refuses a specialist that adds too little or too much', () => {
    const chain = basic(0, 0);
    // Off by 0.1 from its best it loses 0.01, where G has 0.5·0.6 - 0.25² = 0.2375; too little also costs G, who can do better by
    // 0.1875 - 0.1375 = 0.05 of 0.1875 by making D answer anew.
    expect(Math.abs(gain(chain, outcomeOf(chain, 0.5, 0.25, 0.6)) - 0.01 / 0.2375)).toBeLessThan(1e-9);
    expect(Math.abs(gain(chain, outcomeOf(chain, 0.5, 0.25, 0.4)) - 0.05 / 0.1875)).toBeLessThan(1e-9);
  });

  it('refuses what breaks a floor, undoes an investment or states other utilities', () => {
    const chain = basic(0.3, 0.6);
    expect(gain(chain, outcomeOf(chain, 0.5, 0.29, 0.6))).toBe(Infinity);
    expect(gain(chain, outcomeOf(chain, 0.5, 0.3, 0.59))).toBe(Infinity);
    expect(gain(chain, outcomeOf(chain, 0.5, 0.7, 0.65))).toBe(Infinity);
    expect(gain(chain, { ...outcomeOf(chain, 0.5, 0.3, 0.6), generalistUtility: 0.22 })).toBe(Infinity);
    expect(gain(chain, outcomeOf(chain, 0.5, 0.3, 0.6))).toBeLessThan(1e-9);
  });

  it('refuses to abstain where taking part pays, and to take part at a loss', () => {
    const chain = basic(0, 0);
    const absent = { ...outcomeOf(chain, 0.5, 0, 0), takesPart: false, generalistUtility: 0, specialistUtility: 0 };
    expect(gain(chain, absent)).toBe(1);
    const dear = basic(0, 3);
    expect(gain(dear, outcomeOf(dear, 0.5, 0, 3))).toBeGreaterThan(1);
    expect(gain(dear, outcomeAt(dear, dear.sectors[0]!, 0.5))).toBe(0);
  });

  it('refuses any plan that is moved away from the best', () => {
    fc.assert(fc.property(anyChain(), share(), fc.double({ min: 0.02, max: 0.3, noNaN: true }), (chain, at, shift) => {
      const right = outcomeAt(chain, chain.sectors[0]!, at);
      if (!right.takesPart) return;
      const sector = chain.sectors[0]!;
      const moved = { ...right, specialistSafety: right.specialistSafety + shift };
      const wrong = {
        ...moved,
        generalistUtility: generalistPayoff(chain, sector, at, moved.generalistPerformance, moved.generalistSafety, moved.specialistPerformance, moved.specialistSafety),
        specialistUtility: specialistPayoff(sector, at, moved.generalistPerformance, moved.generalistSafety, moved.specialistPerformance, moved.specialistSafety),
      };
      // More safety than D's best reply costs it; moving to another local best is left out.
      if (wrong.specialistUtility >= right.specialistUtility - 1e-6) return;
      expect(gain(chain, wrong)).toBeGreaterThan(1e-9);
    }), { numRuns: 1000 });
  });

  it('refuses a share that the rule would not pick', () => {
    const chain = basic(0, 0.49);
    const sector = chain.sectors[0]!;
    const at = (delta: number): { generalist: number; specialist: number } => {
      const { generalistUtility, specialistUtility } = outcomeAt(chain, sector, delta);
      return { generalist: generalistUtility, specialist: specialistUtility };
    };
    expect(bargainShortfall(chain, sector, 'nash', at(0.255))).toBeLessThan(1e-6);
    expect(bargainShortfall(chain, sector, 'nash', at(0.35))).toBeGreaterThan(1e-3);
    expect(bargainShortfall(chain, sector, 'egalitarian', at(0.35))).toBeGreaterThan(1e-3);
    expect(bargainShortfall(chain, sector, 'utilitarian', at(0.255))).toBeGreaterThan(0.1);
    expect(bargainShortfall(chain, sector, 'utilitarian', at(0.8775))).toBeLessThan(1e-6);
    // Past the specialist's limit the generalist loses and nobody gains.
    expect(bargainShortfall(chain, sector, 'kalai-smorodinsky', at(0.97))).toBeGreaterThan(1e-3);
    expect(bargainShortfall(chain, sector, 'nash', null)).toBe(Infinity);
    const share = { rule: 'nash' } as const;
    const free = solveRegime(withoutFloors(chain), withoutFloors(chain).sectors[0]!, share);
    expect(certify(chain, sector, share, outcomeAt(chain, sector, 0.35), free).status).toBe('unresolved');
    expect(certify(chain, sector, share, outcomeAt(chain, sector, 0.255), free).status).toBe('solved');
  });
});
