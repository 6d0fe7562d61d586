import { describe, expect, test } from 'vitest';
import { compileRace, type AnyRaceProblem } from '../../../src/games/race/compile.ts';
import { best, bestResponse } from '../../../src/games/race/best-response.ts';
import { ALONE, BEND, marginal, marginalAt, SLOPE_BY_ENMITY, SLOPE_BY_HAZARD, SLOPE_BY_RISK, SLOPE_BY_WEIGHT, WITH_BEND, WITH_CROSS } from '../../../src/games/race/marginal.ts';
import { abstainingPayoff, LAB_POINT, payoffAt, penaltyAt, placeAt } from '../../../src/games/race/payoff.ts';
import type { PlainRaceProblem } from '../../../src/games/race/plain.ts';
import { Profile, restOf, setProfile } from '../../../src/games/race/profile.ts';
import type { RaceProblem } from '../../../src/games/race/types.ts';
import { numbers, randomGame, randomPlainGame } from './random-games.ts';
import { type Choice, referencePayoff, referencePlainPayoff } from './reference.ts';

const reference = (game: AnyRaceProblem, choices: readonly Choice[], i: number): number =>
  game.form === 'full' ? referencePayoff(game, choices, i) : referencePlainPayoff(game, choices as number[], i);

const compiledPayoff = (game: AnyRaceProblem, choices: readonly Choice[], i: number): number => {
  const race = compileRace(game);
  const profile = new Profile(race.labs, race.views);
  setProfile(race, profile, choices.map((b) => b ?? NaN));
  const from = restOf(race, profile, i);
  const b = choices[i];
  if (b === null || b === undefined) return abstainingPayoff(race, i, profile.rest, from);
  return payoffAt(race, i, profile.points, i * LAB_POINT, profile.rest, from) - penaltyAt(race, i, b);
};

/** Sizes of the terms, against which rounding is measured: payoffs are differences of much larger numbers. */
const scaleOf = (game: AnyRaceProblem, i: number): number => {
  const lab = game.labs[i]!;
  return lab.prize + lab.catastropheLoss * 1e-1 + 1e3;
};

const randomChoices = (game: AnyRaceProblem, seed: number): Choice[] => {
  const next = numbers(seed + 99);
  return game.labs.map((lab) => {
    const low = lab.minimumBudget;
    const high = game.form === 'full' ? (lab as RaceProblem['labs'][number]).maximumBudget : game.maximumBudget;
    const abstains = game.form === 'full' && (lab as RaceProblem['labs'][number]).mayAbstain && next() < 0.3;
    return abstains ? null : low + next() * (high - low);
  });
};

describe('compiled payoffs', () => {
  test('equal the formulas of the model and of the contract on 1,500 random games (second implementation)', () => {
    for (let seed = 1; seed <= 1500; seed++) {
      const game = seed % 3 === 0 ? randomPlainGame(seed) : randomGame(seed);
      const choices = randomChoices(game, seed);
      for (let i = 0; i < game.labs.length; i++) {
        const expected = reference(game, choices, i);
        const error = Math.abs(compiledPayoff(game, choices, i) - expected) / (Math.abs(expected) + scaleOf(game, i));
        if (error > 1e-12) expect.fail(`game ${seed}, lab ${i}: relative error ${error}`);
      }
    }
  });

  test('many labs, whose sums are kept up to date instead of added anew, agree as well, 1,000 random games', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const game = randomGame(seed, 25 + (seed % 3));
      const choices = randomChoices(game, seed);
      for (const i of [seed % 25]) {
        const expected = reference(game, choices, i);
        expect(Math.abs(compiledPayoff(game, choices, i) - expected)).toBeLessThan(1e-12 * (Math.abs(expected) + scaleOf(game, i)));
      }
    }
  });

  test('the plain form is the limit of the full form, 1,000 random games', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const drawn = randomPlainGame(seed);
      // Liability P_i trueRisk rho_i is a term of the plain form alone; L (1-C) R is dropped by having no product of its own.
      const plain: PlainRaceProblem = { ...drawn, liability: 0, labs: drawn.labs.map((lab) => ({ ...lab, progressValue: 0 })) };
      const full: RaceProblem = {
        form: 'full', horizon: plain.horizon, decided: plain.decided, decisiveness: plain.decisiveness, trueRisk: plain.trueRisk,
        portfolios: plain.portfolios,
        observers: [{ sigma: 0, perceived: plain.labs.map((lab) => lab.capability), hazard: plain.labs.map(() => 0) }],
        labs: plain.labs.map((lab, i) => ({
          capability: lab.capability, speed: lab.speed, speedCap: null, plannedSpeed: lab.speed, diffusion: 0, observer: 0, portfolio: i,
          minimumBudget: lab.minimumBudget, maximumBudget: plain.maximumBudget, mayAbstain: false, subjectiveRisk: lab.subjectiveRisk,
          catastropheLoss: lab.catastropheLoss, prize: lab.prize, enmity: lab.enmity, missionValue: 0, missionRate: 0, revenue: 0, outlay: 0,
          catastropheHazard: 0, liability: 0, penalty: plain.penalty,
        })),
      };
      const choices = randomChoices(plain, seed);
      for (let i = 0; i < plain.labs.length; i++) {
        const expected = compiledPayoff(plain, choices, i);
        expect(Math.abs(compiledPayoff(full, choices, i) - expected)).toBeLessThan(1e-12 * scaleOf(plain, i));
      }
    }
  });
});

describe('derivatives', () => {
  test('agree with differences of the payoff, cross terms included, 1,000 random games', () => {
    const h = 1e-6;
    for (let seed = 1; seed <= 1000; seed++) {
      const game = seed % 3 === 0 ? randomPlainGame(seed) : randomGame(seed);
      const race = compileRace(game);
      const profile = new Profile(race.labs, race.views);
      setProfile(race, profile, randomChoices(game, seed).map((b) => b ?? NaN));
      const points = new Float64Array(3 * LAB_POINT);
      for (let i = 0; i < race.labs; i++) {
        const b = profile.budget[i]!;
        if (b !== b) continue;
        const from = restOf(race, profile, i);
        const rest = profile.rest;
        // Stay within one piece.
        placeAt(race, i, b, points, 0);
        placeAt(race, i, b - h, points, LAB_POINT);
        placeAt(race, i, b + h, points, 2 * LAB_POINT);
        if (points[3] !== points[LAB_POINT + 3] || points[3] !== points[2 * LAB_POINT + 3] || Math.abs(b - race.capBudget[i]!) < 2 * h) continue;
        const scale = scaleOf(game, i);
        const down = payoffAt(race, i, points, LAB_POINT, rest, from);
        const up = payoffAt(race, i, points, 2 * LAB_POINT, rest, from);
        const slope = marginalAt(race, i, points, 0, rest, from, WITH_CROSS);
        const kept = Float64Array.from(marginal);
        expect(Math.abs(slope - (up - down) / (2 * h))).toBeLessThan(1e-4 * (Math.abs(slope) + scale));
        const slopeDown = marginalAt(race, i, points, LAB_POINT, rest, from, ALONE);
        const slopeUp = marginalAt(race, i, points, 2 * LAB_POINT, rest, from, ALONE);
        expect(Math.abs(kept[BEND]! - (slopeUp - slopeDown) / (2 * h))).toBeLessThan(1e-4 * (Math.abs(kept[BEND]!) + scale));
        const by = [SLOPE_BY_WEIGHT, SLOPE_BY_RISK, SLOPE_BY_HAZARD, SLOPE_BY_ENMITY];
        by.forEach((field, r) => {
          const value = rest[from + r]!;
          const step = 1e-6 * (Math.abs(value) + 1e-3);
          rest[from + r] = value + step;
          const higher = marginalAt(race, i, points, 0, rest, from, WITH_BEND);
          rest[from + r] = value - step;
          const lower = marginalAt(race, i, points, 0, rest, from, WITH_BEND);
          rest[from + r] = value;
          const expected = (higher - lower) / (2 * step);
          expect(Math.abs(kept[field]! - expected)).toBeLessThan(1e-3 * Math.abs(expected) + (1e-8 * scale) / step);
        });
      }
    }
  });
});

describe('best responses', () => {
  test('are as good as a dense grid with golden section in the second implementation, 1,000 random games', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const labs = 1 + (seed % 4);
      const game = seed % 3 === 0 ? randomPlainGame(seed, labs) : randomGame(seed, labs);
      const race = compileRace(game);
      const profile = new Profile(race.labs, race.views);
      const choices = randomChoices(game, seed);
      setProfile(race, profile, choices.map((b) => b ?? NaN));
      const i = seed % race.labs;
      bestResponse(race, i, profile.rest, restOf(race, profile, i), race.lower[i]!, race.upper[i]!, race.mayAbstain[i] === 1);
      const value = (b: Choice): number => reference(game, choices.map((own, j) => (j === i ? b : own)), i);
      let bestValue = race.mayAbstain[i] === 1 ? value(null) : -Infinity;
      const points = 40;
      const at = (n: number): number => race.lower[i]! + ((race.upper[i]! - race.lower[i]!) * n) / points;
      let bestPoint = 0;
      for (let n = 0; n <= points; n++) {
        const v = value(at(n));
        if (v > bestValue) {
          bestValue = v;
          bestPoint = n;
        }
      }
      let low = at(Math.max(0, bestPoint - 1));
      let high = at(Math.min(points, bestPoint + 1));
      const golden = 0.6180339887498949;
      for (let step = 0; step < 30; step++) {
        const a = high - golden * (high - low);
        const b = low + golden * (high - low);
        const va = value(a);
        const vb = value(b);
        bestValue = Math.max(bestValue, va, vb);
        if (va < vb) low = a;
        else high = b;
      }
      const found = value(best.budget !== best.budget ? null : best.budget);
      expect(Math.abs(found - best.payoff)).toBeLessThan(1e-11 * (Math.abs(found) + scaleOf(game, i)));
      if (bestValue - found > 1e-11 * (Math.abs(found) + scaleOf(game, i))) expect.fail(`game ${seed}, lab ${i}: ${bestValue - found} better`);
    }
  });
});
