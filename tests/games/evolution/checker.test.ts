import { describe, expect, it } from 'vitest';
import { checkEvolution } from '../../../src/games/evolution/certificate.ts';
import type { EvolutionGame, EvolutionSolution } from '../../../src/games/evolution/types.ts';

/**
 * Two players: a lone mutant meets one resident and takes over with 1/(1+e^(-βΔ)), Δ = a_ji - a_ij. The payoffs are differences of one height a
 * strategy, so that the shares are in the proportion of the e^(β height).
 */
const heights = [0, 0.4, 1.5];
const game: EvolutionGame = { payoffs: heights.map((own) => heights.map(() => own)), population: 2, selection: 0.7 };
const weights = heights.map((height) => Math.exp(0.7 * height));
const right: EvolutionSolution = {
  stationary: weights.map((weight) => weight / weights.reduce((a, b) => a + b, 0)),
  fixation: heights.map((own, i) => heights.map((other, j) => (i === j ? null : 1 / (1 + Math.exp(-0.7 * (other - own)))))),
};

describe('the fault of an answer', () => {
  it('is nothing for the closed form', () => {
    expect(checkEvolution(game, right)).toBeLessThan(1e-15);
  });

  it('is the share by which any one fixation probability is off, to either side', () => {
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 3; j++) {
        for (const off of [1e-6, -1e-6, 0.3, -0.3]) {
          if (i === j) continue;
          const fixation = right.fixation.map((row, a) => row.map((value, b) => (a === i && b === j ? value! * (1 + off) : value)));
          expect(checkEvolution(game, { ...right, fixation })).toBeCloseTo(Math.abs(off), 12);
        }
      }
    }
  });

  it('is what the shares add up to beside 1, to either side', () => {
    for (const off of [1e-6, -1e-6, 0.2, -0.2]) expect(checkEvolution(game, { ...right, stationary: right.stationary.map((share) => share * (1 + off)) })).toBeCloseTo(Math.abs(off), 12);
  });

  it('is what flows out of a strategy beside what flows in, of both together, where shares are exchanged', () => {
    for (const [i, j] of [[0, 1], [0, 2], [1, 2], [1, 0], [2, 0]] as const) {
      const stationary = right.stationary.map((share, k) => share + (k === i ? 1e-3 : k === j ? -1e-3 : 0));
      const faults = heights.map((_, k) => {
        let [out, into] = [0, 0];
        for (let other = 0; other < 3; other++) {
          if (other === k) continue;
          out += stationary[k]! * right.fixation[k]![other]!;
          into += stationary[other]! * right.fixation[other]![k]!;
        }
        return Math.abs(out - into) / (out + into);
      });
      expect(checkEvolution(game, { ...right, stationary })).toBeCloseTo(Math.max(...faults), 12);
    }
  });

  it('counts every number of mutants: ten players, one payoff better at each number, take over as in the geometric sum', () => {
    const [x, N] = [Math.exp(-0.5), 10];
    const up = (1 - x) / (1 - x ** N);
    const down = (1 - 1 / x) / (1 - x ** -N);
    const ladder: EvolutionGame = { payoffs: [[0, 0], [1, 1]], population: N, selection: 0.5 };
    const answer: EvolutionSolution = { stationary: [down / (up + down), up / (up + down)], fixation: [[null, up], [down, null]] };
    expect(checkEvolution(ladder, answer)).toBeLessThan(1e-13);
    expect(checkEvolution({ ...ladder, population: 11 }, answer)).toBeGreaterThan(1e-3);
    expect(checkEvolution({ ...ladder, selection: 0.5001 }, answer)).toBeGreaterThan(1e-5);
  });

  it('is 1 where a probability is stated that is below every double, and nothing where it is held to be none', () => {
    const hopeless: EvolutionGame = { payoffs: [[50, 50], [0, 0]], population: 40, selection: 1 };
    const answer = (chance: number): EvolutionSolution => ({ stationary: [1, 0], fixation: [[null, chance], [1, null]] });
    expect(checkEvolution(hopeless, answer(0))).toBeLessThan(1e-15);
    for (const chance of [1e-200, 0.1]) expect(checkEvolution(hopeless, answer(chance))).toBe(1);
  });
});
