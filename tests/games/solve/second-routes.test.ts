import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDeterrence } from '../../../src/games/deterrence/certificate.ts';
import { deterrenceGame, deterrenceOf } from '../../../src/games/deterrence/solve.ts';
import type { DeterrenceGame } from '../../../src/games/deterrence/types.ts';
import { checkDsair } from '../../../src/games/dsair/certificate.ts';
import { dsairGame, dsairOf } from '../../../src/games/dsair/front.ts';
import { averagedRisk, checkPrecipice, gainWithPublicInformation } from '../../../src/games/precipice/certificate.ts';
import { precipiceGame } from '../../../src/games/precipice/front.ts';
import { precipiceRisk, safetyOfLeader } from '../../../src/games/precipice/risk.ts';
import { checkResearcher } from '../../../src/games/researcher/certificate.ts';
import { researcherGame } from '../../../src/games/researcher/front.ts';
import { researcherValue } from '../../../src/games/researcher/value.ts';
import { checkedFormula } from '../../../src/games/solve/answer.ts';

/** Formulas have no deviations to try: each is computed by a second route, and wrong answers are refused by it. */

const between = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 1_000_000 }).map((k) => min + ((max - min) * k) / 1_000_000);
const runs = { numRuns: 1000 };

it('an answer that the second route contradicts is not called solved', () => {
  const refused = checkedFormula('precipice', { risk: 0.3 }, false);
  expect(refused.certificate).toMatchObject({ status: 'unresolved', epsilon: null, epsilonRelative: null });
  expect([refused.solution, refused.equilibria]).toEqual([null, []]);
  expect(refused.fallback).toEqual({ kind: 'did not pass the check', found: { risk: 0.3 }, epsilon: null, epsilonRelative: null });
  expect(checkedFormula('precipice', { risk: 0.3 }, true).certificate).toEqual({ status: 'solved', epsilon: 0, epsilonRelative: 0, method: 'closed-form', selection: 'only one' });
});

describe('deterrence', () => {
  const offenders: fc.Arbitrary<DeterrenceGame> = fc.record({
    gain: fc.oneof(fc.constant(0), between(0.01, 20)),
    detection: fc.oneof(fc.constantFrom(0, 1), between(0, 1)),
    penalty: fc.oneof(fc.constant(0), between(0, 100)),
    wealth: fc.oneof(fc.constant(0), between(0.1, 200)),
    riskAversion: fc.oneof(fc.constantFrom(0, 1, 2), between(-1, 4)),
  });
  const unlimited = offenders.map((game) => ({ ...game, wealth: null, riskAversion: 0 }));

  it('is right by expected utilities written out, and wrong answers are refused; 1,000 random offenders', () => {
    fc.assert(fc.property(fc.oneof(offenders, unlimited), (game) => {
      const solution = deterrenceOf(game);
      expect(checkDeterrence(game, solution)).toBe(true);
      expect(deterrenceGame.solve(game).certificate.status).toBe('solved');
      if (solution.expectedPenalty > 0) expect(checkDeterrence(game, { ...solution, expectedPenalty: solution.expectedPenalty * 1.001 })).toBe(false);
    }), runs);
  });

  it('refuses the wrong choice and wrong thresholds; 1,000 random offenders with something at stake', () => {
    const clear = offenders.filter((game) => game.gain > 0.1 && game.wealth !== 0 && game.detection > 0.05 && game.detection < 0.95 && game.penalty > 1);
    fc.assert(fc.property(clear, (game) => {
      const solution = deterrenceOf(game);
      const { detectionNeeded, penaltyNeeded } = solution;
      if (detectionNeeded === null || Math.abs(detectionNeeded / game.detection - 1) > 1e-3) expect(checkDeterrence(game, { ...solution, violates: !solution.violates })).toBe(false);
      // Where losing everything is unbearable any chance of it deters, and nothing is needed.
      if (detectionNeeded !== null && detectionNeeded > 1e-3 && detectionNeeded < 0.9) {
        for (const factor of [0.99, 1.01]) expect(checkDeterrence(game, { ...solution, detectionNeeded: detectionNeeded * factor })).toBe(false);
        expect(checkDeterrence(game, { ...solution, detectionNeeded: null })).toBe(false);
      }
      if (penaltyNeeded !== null && penaltyNeeded < 0.9 * game.wealth!) {
        for (const factor of [0.98, 1.02]) expect(checkDeterrence(game, { ...solution, penaltyNeeded: penaltyNeeded * factor })).toBe(false);
        expect(checkDeterrence(game, { ...solution, penaltyNeeded: null })).toBe(false);
      }
    }), runs);
  });
});

describe('dsair', () => {
  const races = fc.record({
    speed: between(0.5, 6), disasterProbability: fc.oneof(fc.constantFrom(0, 1), between(0, 1)), benefit: between(0, 12), cost: between(0, 3),
    prize: fc.oneof(fc.constant(0), between(0, 1e5)), rounds: between(1, 200), foundOut: between(0, 1),
    population: fc.integer({ min: 2, max: 200 }), selection: fc.oneof(fc.constant(0), between(0, 0.1)),
  });

  it('is right by totals over the race and the ratio of fixation probabilities, and wrong answers are refused; 1,000 random races', () => {
    fc.assert(fc.property(races, (game) => {
      const solution = dsairOf(game);
      expect(checkDsair(game, solution)).toBe(true);
      expect(dsairGame.solve(game).certificate.status).toBe('solved');
      const { payoffs, unsafeShare, societyThreshold, riskDominanceThreshold } = solution;
      const off = (value: number): number => value + 1e-3 * (1 + Math.abs(value) + game.prize / game.rounds);
      expect(checkDsair(game, { ...solution, payoffs: [[off(payoffs[0]![0]!), payoffs[0]![1]!], payoffs[1]!] })).toBe(false);
      expect(checkDsair(game, { ...solution, payoffs: [payoffs[0]!, [payoffs[1]![0]!, off(payoffs[1]![1]!)]] })).toBe(false);
      expect(checkDsair(game, { ...solution, unsafeShare: unsafeShare < 0.5 ? unsafeShare + 1e-3 : unsafeShare - 1e-3 })).toBe(false);
      if (game.prize > 1 && societyThreshold !== null) expect(checkDsair(game, { ...solution, societyThreshold: societyThreshold + 1e-3 })).toBe(false);
      if (game.prize > 1) expect(checkDsair(game, { ...solution, riskDominanceThreshold: null })).toBe(false);
      if (game.prize > 1 && riskDominanceThreshold !== null) expect(checkDsair(game, { ...solution, riskDominanceThreshold: riskDominanceThreshold - 1e-3 })).toBe(false);
    }), runs);
  });
});

describe('researcher', () => {
  const cases = fc.record({
    vsl: between(0, 2e7), chanceToMatter: between(0, 1), riskCut: between(0, 1), wageAlignment: between(0, 3e5), wageCapabilities: between(0, 1e6), years: between(0, 40),
    circle: between(0, 300), circleWeight: between(0, 1), vslMultiple: between(0.1, 10), doom: between(0, 1), population: between(1, 1e10), vslOthers: between(0, 2e7),
  });

  it('is right life by life, and wrong answers are refused; 1,000 random cases', () => {
    fc.assert(fc.property(cases, (given) => {
      const solution = researcherValue(given);
      expect(checkResearcher(given, solution)).toBe(true);
      expect(researcherGame.solve(given).certificate.status).toBe('solved');
      for (const key of ['ownLife', 'escapeValue', 'withCircle', 'withEveryone', 'payGivenUp'] as const) {
        if (Math.abs(solution[key]) > 1) expect(checkResearcher(given, { ...solution, [key]: solution[key] * 1.0001 })).toBe(false);
      }
      const lead = solution.ownLife + solution.withCircle - solution.payGivenUp;
      if (Math.abs(lead) > 1) expect(checkResearcher(given, { ...solution, prefersAlignment: !solution.prefersAlignment })).toBe(false);
    }), runs);
  });
});

describe('precipice', () => {
  const races = fc.record({
    teams: fc.oneof(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 500 })), maxCapability: between(0.05, 8), enmity: fc.oneof(fc.constantFrom(0, 1), between(0, 3)),
    information: fc.constantFrom('none' as const, 'private' as const, 'public' as const),
  });

  it('is the average of the winner\'s safety, to 1e-10, and wrong answers are refused; 1,000 random races', () => {
    fc.assert(fc.property(races, (game) => {
      const risk = precipiceRisk(game);
      expect(Math.abs(risk - averagedRisk(game))).toBeLessThan(1e-11);
      expect(checkPrecipice(game, risk + 1e-8)).toBe(false);
      expect(checkPrecipice(game, risk - 1e-8)).toBe(false);
      expect(precipiceGame.solve(game).certificate).toMatchObject({ status: 'solved', epsilon: 0, method: 'closed-form' });
    }), runs);
  });

  it('says in the certificate where the recalled strategy is not best: public information and an enmity above 1', () => {
    const at = (enmity: number, information: 'private' | 'public'): string => precipiceGame.solve({ teams: 2, maxCapability: 1, enmity, information }).certificate.selection;
    expect(at(1, 'public')).toBe('only one');
    expect(at(2, 'private')).toBe('only one');
    expect(at(2, 'public')).toMatch(/at most 1: above, a leader gains by the safety min\(1, lead\).*risk of 0\.6666/);
    // That safety leaves nobody a gain: the runner-up cannot pass, and more safety is passed.
    for (const lead of [0.05, 0.3, 0.9]) {
      const race = { teams: 2, maxCapability: 1, enmity: 2, information: 'public' as const };
      expect(gainWithPublicInformation(race, lead, lead)).toBeLessThan(1e-15);
      expect(gainWithPublicInformation(race, lead, safetyOfLeader(race, lead))).toBeGreaterThan(0.02);
      expect(gainWithPublicInformation(race, lead, lead + 0.05)).toBeGreaterThan(0.05);
    }
  });
});
