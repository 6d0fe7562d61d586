import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bargain, outcomeAt, ruleValue } from '../../../src/games/fine-tuning/bargaining.ts';
import { BARGAINING_RULES } from '../../../src/games/fine-tuning/types.ts';
import { basicGame } from '../../../src/games/fine-tuning/grid.ts';
import { withFloors } from '../../../src/games/fine-tuning/types.ts';
import type { BargainingRule } from '../../../src/games/fine-tuning/types.ts';
import { chainOf, closedForm } from './brute-force.ts';

const basic = (floorGeneralist: number, floorSpecialist: number): ReturnType<typeof withFloors> => withFloors(basicGame(1), floorGeneralist, floorSpecialist);

function agreed(rule: BargainingRule, floorGeneralist: number, floorSpecialist: number): number | null {
  const chain = basic(floorGeneralist, floorSpecialist);
  return bargain(chain, chain.sectors[0]!).share(rule);
}

describe('the bargain', () => {
  it('is beaten at no share of a fine grid under any rule (closed form of one attribute)', () => {
    fc.assert(fc.property(chainOf(1), (chain) => {
      const pairs = Array.from({ length: 199 }, (_, k) => closedForm(chain, (k + 0.618) / 199)).filter((pair) => pair !== null);
      const pact = bargain(chain, chain.sectors[0]!);
      // The ideals are suprema: no share gives more.
      expect(Math.max(0, ...pairs.map((pair) => pair.generalist))).toBeLessThanOrEqual(pact.ideals.generalist + 1e-12);
      expect(Math.max(0, ...pairs.map((pair) => pair.specialist))).toBeLessThanOrEqual(pact.ideals.specialist + 1e-12);
      for (const rule of BARGAINING_RULES) {
        const share = pact.share(rule);
        if (share === null) {
          expect(pairs.filter((pair) => pair.generalist > 1e-9)).toEqual([]);
          continue;
        }
        const outcome = outcomeAt(chain, chain.sectors[0]!, share);
        const value = ruleValue(rule, outcome.generalistUtility, outcome.specialistUtility, pact.ideals);
        const tried = pairs.map((pair) => ruleValue(rule, pair.generalist, pair.specialist, pact.ideals));
        expect(Math.max(-Infinity, ...tried)).toBeLessThanOrEqual(value + 1e-11);
      }
    }), { numRuns: 1000 });
  });

  it('reaches the ideals as limits: a generalist that keeps almost everything', () => {
    const chain = basic(0, 0);
    // U_G = δ²/4 + δ(1-δ)/2 rises to 1/4 at δ = 1, U_D likewise at δ = 0; neither share is allowed.
    const { ideals } = bargain(chain, chain.sectors[0]!);
    expect(Math.abs(ideals.generalist - 0.25)).toBeLessThan(1e-12);
    expect(Math.abs(ideals.specialist - 0.25)).toBeLessThan(1e-12);
  });

  it('breaks ties between shares by the smallest difference of utilities', () => {
    // Floors 0.9 and 1.2: a0 = 0.9, a1 = 1.2, the sum is 1.2 - 0.81 - 0.09 = 0.3 at every share that both accept.
    expect(Math.abs(agreed('utilitarian', 0.9, 1.2)! - 0.8)).toBeLessThan(1e-12);
    // Floor 1.2 on the specialist alone: U_D = 0 at every share, so Nash and egalitarian are 0 throughout; U_G = U_D = 0
    // at both ends of what G accepts, equally far from 0.5, and the lower counts: the smaller root of δ 1.2 = (1.2 - sqrt(1.2 (1-δ)))².
    const root = lowRoot();
    expect(Math.abs(agreed('nash', 0, 1.2)! - root)).toBeLessThan(1e-9);
    expect(Math.abs(agreed('egalitarian', 0, 1.2)! - root)).toBeLessThan(1e-9);
  });

  it('has no share where none gives both at least nothing', () => {
    // The most that both can share is r²/(2c) each way: floors above 2 cost more than they earn.
    for (const rule of BARGAINING_RULES) {
      expect(agreed(rule, 0, 2.01)).toBeNull();
      expect(agreed(rule, 0, 1.999)).not.toBeNull();
    }
  });

  it('finds a window of shares far narrower than its first scan', () => {
    // At floor 2 exactly one share works: a0 = 1, δ = 1/2. Just below, U_G ≥ 0 leaves a window of width about 2e-3.
    const share = agreed('utilitarian', 0, 1.9999995)!;
    expect(Math.abs(share - 0.5)).toBeLessThan(1e-3);
  });
});

function lowRoot(): number {
  let low = 1e-6;
  let high = 0.1;
  for (let step = 0; step < 200; step++) {
    const share = 0.5 * (low + high);
    const level = 1.2 - Math.sqrt(1.2 * (1 - share));
    if (share * 1.2 - level * level > 0) high = share;
    else low = share;
  }
  return high;
}
