import { describe, expect, it } from 'vitest';
import { checkDeterrence } from '../../../src/games/deterrence/certificate.ts';
import { deterrenceOf } from '../../../src/games/deterrence/solve.ts';
import type { DeterrenceGame, DeterrenceSolution } from '../../../src/games/deterrence/types.ts';

const game = (changes: Partial<DeterrenceGame>): DeterrenceGame => ({ gain: 10, detection: 0.25, penalty: 30, wealth: 100, riskAversion: 0, ...changes });

/** Right answers in closed form, by the inverse of each utility: no utility of the program is used. */
function closedForm(of: DeterrenceGame): DeterrenceSolution {
  const { gain, detection: q, wealth, riskAversion } = of;
  const w = wealth ?? 0;
  const loss = wealth === null ? of.penalty : Math.min(of.penalty, wealth);
  const kinds: Record<number, [(y: number) => number, (v: number) => number]> = {
    0: [(y) => y, (v) => v], 1: [Math.log, Math.exp], 2: [(y) => -1 / y, (v) => -1 / v], 0.5: [Math.sqrt, (v) => v * v], [-1]: [(y) => y * y, Math.sqrt],
  };
  const [v, inverse] = kinds[riskAversion]!;
  const needed = (v(w + gain) - v(w)) / (v(w + gain) - v(w + gain - loss));
  const fine = w + gain - inverse((v(w) - (1 - q) * v(w + gain)) / q);
  return {
    violates: (1 - q) * v(w + gain) + q * v(w + gain - loss) > v(w), expectedPenalty: q * loss,
    detectionNeeded: needed <= 1 ? needed : null, penaltyNeeded: fine <= (wealth ?? Infinity) ? fine : null,
  };
}

const games = [-1, 0, 0.5, 1, 2].flatMap((riskAversion) => [
  game({ riskAversion }), game({ riskAversion, penalty: 90 }), game({ riskAversion, penalty: 1e3, detection: 0.5 }), game({ riskAversion, gain: 2, detection: 0.03, penalty: 40 }),
  game({ riskAversion, gain: 60, detection: 0.9, penalty: 80 }), game({ riskAversion, gain: 1e-4, detection: 0.4, penalty: 3e-4 }), game({ riskAversion, gain: 300, detection: 0.8, penalty: 99 }),
]).concat(game({ wealth: null }), game({ wealth: null, detection: 0.5 }), game({ wealth: null, detection: 1, penalty: 5 }));

describe('the check of an offender, against closed forms of five utilities', () => {
  it('accepts what they give, to a hundred-millionth', () => {
    for (const each of games) {
      const right = closedForm(each);
      for (const k of [1, 1 + 1e-8, 1 - 1e-8]) {
        const { detectionNeeded, penaltyNeeded } = right;
        expect(checkDeterrence(each, { ...right, detectionNeeded: detectionNeeded === null ? null : detectionNeeded * k, penaltyNeeded: penaltyNeeded === null ? null : penaltyNeeded * k })).toBe(true);
      }
    }
  });

  it('refuses the other choice, another expected penalty, thresholds off by a hundred-thousandth, and thresholds where there are none or none where there is one', () => {
    for (const each of games) {
      const right = closedForm(each);
      const wrong: Partial<DeterrenceSolution>[] = [
        { violates: !right.violates }, { expectedPenalty: right.expectedPenalty * (1 + 1e-8) }, { expectedPenalty: each.penalty },
        ...(['detectionNeeded', 'penaltyNeeded'] as const).flatMap((key) => {
          const value = right[key];
          const most = key === 'detectionNeeded' ? 1 : each.wealth ?? 1e3;
          return value === null ? [{ [key]: most }, { [key]: 0.5 * most }, { [key]: 0 }] : [{ [key]: null }, { [key]: value * (1 + 1e-5) }, { [key]: value * (1 - 1e-5) }, { [key]: 0 }, { [key]: -value }];
        }),
      ];
      for (const change of wrong) {
        if (change.expectedPenalty === right.expectedPenalty) continue;
        expect(checkDeterrence(each, { ...right, ...change }), JSON.stringify([each, change])).toBe(false);
      }
    }
  });

  it('tells the choice a ten-millionth from indifference, and not within a hundred-billionth', () => {
    // qF = gain at a penalty of 100; with v = ln, q = 1/2 and w = 100 at F = 110 - 100²/110.
    for (const [base, fine] of [[game({ detection: 0.1, wealth: null }), 100], [game({ detection: 0.5, riskAversion: 1 }), 110 - 1e4 / 110]] as const) {
      for (const side of [1, -1]) {
        const clear = { ...base, penalty: fine * (1 - side * 1e-7) };
        const right = deterrenceOf(clear);
        expect(right.violates).toBe(side === 1);
        expect(checkDeterrence(clear, right)).toBe(true);
        expect(checkDeterrence(clear, { ...right, violates: !right.violates })).toBe(false);
        const close = { ...base, penalty: fine * (1 - side * 1e-11) };
        for (const violates of [true, false]) expect(checkDeterrence(close, { ...deterrenceOf(close), violates })).toBe(true);
      }
    }
    // A gain of a millionth of wealth is judged by the gain: qF = g to first order, 1e-6 g² of curvature beside it.
    const small = game({ gain: 1e-6, detection: 0.5, penalty: 2e-6 * (1 - 1e-3), wealth: 1, riskAversion: 2 });
    expect(checkDeterrence(small, { ...deterrenceOf(small), violates: false })).toBe(false);
  });

  it('a threshold at the very end is one, and past it none', () => {
    // v = √y, w = g = F = 1: only certain detection makes the offender indifferent, √1 = √1.
    const edge = game({ gain: 1, wealth: 1, penalty: 1, detection: 0.5, riskAversion: 0.5 });
    const right: DeterrenceSolution = { violates: true, expectedPenalty: 0.5, detectionNeeded: 1, penaltyNeeded: null };
    expect(checkDeterrence(edge, right)).toBe(true);
    expect(checkDeterrence(edge, { ...right, detectionNeeded: null })).toBe(true);
    expect(checkDeterrence(edge, { ...right, detectionNeeded: 1 + 1e-10 })).toBe(true);
    for (const detectionNeeded of [1 + 1e-7, 1.2, 5]) expect(checkDeterrence(edge, { ...right, detectionNeeded })).toBe(false);
    // A fine that is not above wealth, certain to be due, deters from a gain of the same size.
    const whole = game({ gain: 7, wealth: 7, penalty: 7, detection: 1 });
    expect(checkDeterrence(whole, { violates: false, expectedPenalty: 7, detectionNeeded: 1, penaltyNeeded: 7 })).toBe(true);
    for (const penaltyNeeded of [7.1, 6.9]) expect(checkDeterrence(whole, { violates: false, expectedPenalty: 7, detectionNeeded: 1, penaltyNeeded })).toBe(false);
  });

  it('without a gain nothing is needed, without detection nothing helps, and without wealth there is nothing to lose', () => {
    for (const riskAversion of [0, 2]) {
      for (const [each, right] of [
        [game({ gain: 0, riskAversion }), { violates: false, expectedPenalty: 7.5, detectionNeeded: 0, penaltyNeeded: 0 }],
        [game({ gain: 0, detection: 0, riskAversion }), { violates: false, expectedPenalty: 0, detectionNeeded: 0, penaltyNeeded: 0 }],
        [game({ detection: 0, penalty: 0, riskAversion }), { violates: true, expectedPenalty: 0, detectionNeeded: null, penaltyNeeded: null }],
        [game({ wealth: 0, riskAversion }), { violates: true, expectedPenalty: 0, detectionNeeded: null, penaltyNeeded: null }],
        [game({ gain: 0, wealth: 0, riskAversion }), { violates: false, expectedPenalty: 0, detectionNeeded: 0, penaltyNeeded: 0 }],
      ] as [DeterrenceGame, DeterrenceSolution][]) {
        expect(checkDeterrence(each, right), JSON.stringify(each)).toBe(true);
        const other = right.detectionNeeded === null ? 0.3 : null;
        for (const change of [{ violates: !right.violates }, { expectedPenalty: 1 }, { detectionNeeded: other }, { penaltyNeeded: other }, { detectionNeeded: 0.1 }, { penaltyNeeded: 5 }]) {
          expect(checkDeterrence(each, { ...right, ...change }), JSON.stringify([each, change])).toBe(false);
        }
      }
    }
  });

  it('to lose all but a speck is unbearable from a risk aversion of 1 on: any chance of it deters', () => {
    for (const riskAversion of [1, 2, 3]) {
      const all = game({ gain: 1e-20, wealth: 1, penalty: 1, detection: 0.5, riskAversion });
      const right = deterrenceOf(all);
      expect(right.violates).toBe(false);
      expect(checkDeterrence(all, right)).toBe(true);
      expect(checkDeterrence(all, { ...right, violates: true })).toBe(false);
    }
  });
});
