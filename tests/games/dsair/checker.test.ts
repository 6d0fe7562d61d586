import { describe, expect, it } from 'vitest';
import { checkDsair } from '../../../src/games/dsair/certificate.ts';
import type { DsairSolution } from '../../../src/games/dsair/front.ts';
import type { DsairGame } from '../../../src/games/dsair/payoff.ts';

const game: DsairGame = { speed: 1.5, disasterProbability: 0.4, benefit: 4, cost: 1, prize: 1000, rounds: 100, foundOut: 0.5, population: 2, selection: 0.1 };

/** The payoffs of the paper's table, and of two players the share of the unsafe, 1/(1+e^(-β (BA - AB))): written for the tests alone. */
function byHand(of: DsairGame): DsairSolution {
  const { speed: s, disasterProbability, benefit: b, cost: c, prize: B, rounds: W, foundOut: f, selection } = of;
  const safe = [b / 2 - c + B / (2 * W), (1 - f) * (b / (s + 1)) + f * b - c];
  const unsafe = [((1 - f) * s * b) / (s + 1) + (s * B) / W, (1 - f * f) * (b / 2) + (s * B) / (2 * W)];
  const p = 1 - disasterProbability;
  return {
    payoffs: [safe, unsafe.map((x) => p * x)] as unknown as DsairSolution['payoffs'],
    unsafeShare: 1 / (1 + Math.exp(-selection * (p * unsafe[0]! - safe[1]!))),
    societyThreshold: unsafe[1]! > 0 ? 1 - safe[0]! / unsafe[1]! : null,
    riskDominanceThreshold: unsafe[0]! + unsafe[1]! > 0 ? 1 - (safe[0]! + safe[1]!) / (unsafe[0]! + unsafe[1]!) : null,
  };
}

const games = [game, { ...game, foundOut: 0 }, { ...game, foundOut: 1 }, { ...game, speed: 4, rounds: 7, cost: 0 }, { ...game, prize: 0 }, { ...game, disasterProbability: 1 }, { ...game, benefit: 0, cost: 3, prize: 2, rounds: 50 }];

describe('the check of the race for supremacy', () => {
  it('accepts the table worked out by hand, and none of its figures off by a hundred-millionth of the payoffs, thresholds included', () => {
    for (const each of games) {
      const right = byHand(each);
      expect(checkDsair(each, right), JSON.stringify(each)).toBe(true);
      const size = Math.max(...right.payoffs.flat().map(Math.abs), each.cost);
      for (const off of [1e-8, -1e-8]) {
        for (let i = 0; i < 2; i++) {
          for (let j = 0; j < 2; j++) {
            const payoffs = right.payoffs.map((row, a) => row.map((value, b) => value + (a === i && b === j ? off * 20 * size : 0))) as unknown as DsairSolution['payoffs'];
            expect(checkDsair(each, { ...right, payoffs })).toBe(false);
          }
        }
        expect(checkDsair(each, { ...right, unsafeShare: right.unsafeShare + off })).toBe(false);
        for (const key of ['societyThreshold', 'riskDominanceThreshold'] as const) {
          const value = right[key];
          if (value !== null) expect(checkDsair(each, { ...right, [key]: value + 100 * off })).toBe(false);
          expect(checkDsair(each, { ...right, [key]: value === null ? 0.5 : null })).toBe(false);
        }
      }
    }
    expect(checkDsair(game, { ...byHand(game), payoffs: byHand(game).payoffs.map((row) => row.map((x) => x + 1e-9 * x)) as unknown as DsairSolution['payoffs'] })).toBe(false);
    expect(checkDsair(game, { ...byHand(game), societyThreshold: byHand(game).societyThreshold! + 1e-9 })).toBe(false);
  });

  it('holds a share next to nothing and next to all to its own size', () => {
    // β times the difference of payoffs is -23, which leaves e^-23 = 1e-10 unsafe, or with the safe as badly off e^-23 safe.
    const rare = { ...game, selection: 1, cost: -23, disasterProbability: 1, benefit: 0, prize: 0 };
    const right = byHand(rare);
    expect(right.unsafeShare).toBeCloseTo(Math.exp(-23), 18);
    expect(checkDsair(rare, right)).toBe(true);
    for (const factor of [1 + 1e-6, 1 - 1e-6, 2, 0]) expect(checkDsair(rare, { ...right, unsafeShare: right.unsafeShare * factor })).toBe(false);
    const common = { ...rare, cost: 23 };
    const most = byHand(common);
    expect(checkDsair(common, most)).toBe(true);
    for (const unsafeShare of [1, 1 - 2e-10]) expect(checkDsair(common, { ...most, unsafeShare })).toBe(false);
  });

  it('where the unsafe earn nothing in any case there is no threshold, also where the safe earn nothing either', () => {
    const nothing = { ...game, benefit: 0, cost: 0, prize: 0 };
    const right: DsairSolution = { payoffs: [[0, 0], [0, 0]], unsafeShare: 0.5, societyThreshold: null, riskDominanceThreshold: null };
    expect(checkDsair(nothing, right)).toBe(true);
    for (const key of ['societyThreshold', 'riskDominanceThreshold'] as const) for (const value of [0, 0.5, 1]) expect(checkDsair(nothing, { ...right, [key]: value })).toBe(false);
  });

  it('counts all of a larger population: with payoffs that are differences of one height, e^(β (N-1) difference) is the odds', () => {
    // The safe pay c whoever they meet, the unsafe nothing: Δ = c for every number, and the ratio of fixation probabilities is e^(β c (N-1)).
    for (const population of [2, 5, 40]) {
      const plain = { ...game, benefit: 0, prize: 0, cost: 1, population, selection: 0.05 };
      const answer: DsairSolution = { payoffs: [[-1, -1], [0, 0]], unsafeShare: 1 / (1 + Math.exp(-0.05 * (population - 1))), societyThreshold: null, riskDominanceThreshold: null };
      expect(checkDsair(plain, answer)).toBe(true);
      expect(checkDsair({ ...plain, population: population + 1 }, answer)).toBe(false);
      expect(checkDsair({ ...plain, selection: 0.0500001 }, answer)).toBe(false);
    }
  });
});
