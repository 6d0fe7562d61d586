import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AnyRaceProblem, certifyRace, decisionTerms, type PlainRaceProblem, type RaceProblem, raceGame, solveInParts, solveRace, workOf,
} from '../../../src/games/race/index.ts';
import { raceTimingCases } from '../../../src/games/race/timing-cases.ts';
import { InputError } from '../../../src/games/solve/input.ts';
import { randomGame, randomPlainGame } from './random-games.ts';
import { referencePayoff, referencePlainPayoff } from './reference.ts';

const seeds = fc.integer({ min: 1, max: 1e8 });
const gameOf = (seed: number, labs?: number): AnyRaceProblem => (seed % 3 === 0 ? randomPlainGame(seed, labs) : randomGame(seed, labs));
const quick = { searchEquilibria: 'continuation' } as const;
const close = (a: number | null, b: number | null, tolerance: number): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= tolerance;

function permuted(game: RaceProblem, order: readonly number[]): RaceProblem {
  return {
    ...game,
    labs: order.map((j) => {
      const lab = game.labs[j]!;
      const { enmity } = lab;
      return { ...lab, enmity: typeof enmity === 'number' ? enmity : order.map((k) => enmity[k]!) };
    }),
    observers: game.observers.map((observer) => ({
      ...observer, perceived: order.map((j) => observer.perceived[j]!), hazard: order.map((j) => observer.hazard[j]!),
    })),
  };
}

describe('equilibria', () => {
  test('the same problem gives the same bits, whatever was solved before', () => {
    const before = Array.from({ length: 1000 }, (_, n) => JSON.stringify(solveRace(gameOf(n + 1), quick)));
    for (let n = 999; n >= 0; n--) expect(JSON.stringify(solveRace(gameOf(n + 1), quick))).toBe(before[n]);
  });

  test('parts put together in any order give the bits of one thread', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const game = gameOf(seed);
      // A search for all equilibria costs many times what one from a round to the next does.
      const options = seed % 10 === 0 ? {} : quick;
      expect(JSON.stringify(solveInParts(game, options, 1 + (seed % 5))), `game ${seed}`).toBe(JSON.stringify(solveRace(game, options)));
      expect(workOf(game)).toBeGreaterThan(0);
    }
    // Where nobody buys any safety the read-outs once came from a profile in which nobody had been placed.
    const careless = randomGame(92, 1);
    expect(solveRace(careless).budgets).toEqual([0]);
    expect(JSON.stringify(solveInParts(careless))).toBe(JSON.stringify(solveRace(careless)));
  });

  test('permuting labs permutes the answer', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 5 }), (seed, count) => {
        const game = randomGame(seed, count);
        const first = solveRace(game, quick);
        const order = game.labs.map((_, j) => (j + 1) % count);
        const second = solveRace(permuted(game, order), quick);
        // Which of several equilibria comes out is a matter of selection, tested by thorough search below.
        if (first.status !== 'solved' || second.status !== 'solved' || first.equilibriaFound + second.equilibriaFound > 2) return;
        const same = second.budgets.every((b, i) => close(b, first.budgets[order[i]!]!, 1e-6));
        if (same) return;
        const all = solveRace(game);
        expect(all.equilibriaFound).toBeGreaterThan(1);
      }),
      { numRuns: 1000, seed: 17 },
    );
  });

  test('scaling all money scales utilities and ε, not budgets', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(0.125, 8, 1024), (seed, factor) => {
        const game = randomGame(seed);
        const scaled: RaceProblem = {
          ...game,
          labs: game.labs.map((lab) => ({
            ...lab, catastropheLoss: lab.catastropheLoss * factor, prize: lab.prize * factor, missionValue: lab.missionValue * factor,
            revenue: lab.revenue * factor, outlay: lab.outlay * factor, liability: lab.liability * factor,
            penalty: lab.penalty && { ...lab.penalty, expected: lab.penalty.expected * factor },
          })),
        };
        const one = solveRace(game, quick);
        const other = solveRace(scaled, quick);
        expect(other.status).toBe(one.status);
        // Powers of two scale without rounding.
        expect(other.budgets).toEqual(one.budgets);
        one.utilities.forEach((u, i) => expect(other.utilities[i]! / factor).toBeCloseTo(u, 6));
        if (one.status === 'solved') expect(other.epsilon / factor).toBeCloseTo(one.epsilon, 9);
      }),
      { numRuns: 1000 },
    );
  });

  test('a lab that fears its own catastrophe more does not race more: best response to the same rivals', () => {
    // One active lab against rivals that cannot move isolates the best response. With no product to lose, more loss weighs on safety alone
    // wherever slowing down does not hand the race to a rival that is riskier than oneself.
    fc.assert(
      fc.property(seeds, fc.double({ min: 1.1, max: 10, noNaN: true }), (seed, factor) => {
        const game = randomGame(seed, 1);
        const lab = { ...game.labs[0]!, mayAbstain: false, penalty: null, missionValue: 0, revenue: 0 };
        const low = solveRace({ ...game, labs: [lab] }, quick);
        const high = solveRace({ ...game, labs: [{ ...lab, catastropheLoss: lab.catastropheLoss * factor }] }, quick);
        if (low.status !== 'solved' || high.status !== 'solved') return;
        expect(high.budgets[0]!).toBeGreaterThanOrEqual(low.budgets[0]! - 1e-7);
      }),
      { numRuns: 1000 },
    );
  });

  test('a dearer budget is not a larger one, and a higher fine does not undo compliance', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const game = randomGame(seed, 1);
        const lab = { ...game.labs[0]!, mayAbstain: false, penalty: { cap: 0.6, expected: 1e4 } };
        const solve = (patch: Partial<typeof lab>): ReturnType<typeof solveRace> => solveRace({ ...game, labs: [{ ...lab, ...patch }] }, quick);
        const base = solve({});
        const dearer = solve({ outlay: lab.outlay * 2 + 50 });
        const stricter = solve({ penalty: { cap: 0.6, expected: 1e5 } });
        if (base.status === 'solved' && dearer.status === 'solved') expect(dearer.budgets[0]!).toBeLessThanOrEqual(base.budgets[0]! + 1e-7);
        if (base.status === 'solved' && stricter.status === 'solved' && base.assessedRisk[0]! <= 0.6 + 1e-12) {
          expect(stricter.budgets[0]!).toBeCloseTo(base.budgets[0]!, 12);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a lab with the more to gain by abstaining stays out; with everybody out nobody decides the race', () => {
    const game = randomGame(4, 2);
    const timid = game.labs.map((lab) => ({ ...lab, mayAbstain: true, subjectiveRisk: 1, catastropheLoss: 1e9, prize: 1, revenue: 0, missionValue: 0 }));
    const solution = solveRace({ ...game, decided: 0.5, labs: timid });
    expect(solution.status).toBe('solved');
    expect(solution.budgets).toEqual([null, null]);
    expect(solution.utilities).toEqual([0, 0]);
  });

  test('continuation keeps to the equilibrium next to last round', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const game = randomGame(seed);
      const first = solveRace(game);
      if (first.status !== 'solved') continue;
      const again = solveRace({ ...game, previous: first.budgets }, quick);
      expect(again.selection).toBe('continuation');
      again.budgets.forEach((b, i) => expect(close(b, first.budgets[i]!, 1e-7)).toBe(true));
    }
  });

  test('twelve alike labs with a binding cap: every pattern is looked at and the answer is certified', () => {
    const base = randomGame(11, 1);
    const lab = { ...base.labs[0]!, penalty: { cap: 0.5, expected: 300 }, mayAbstain: false, observer: 0, portfolio: 0, enmity: 0.3, speedCap: null };
    const game: RaceProblem = {
      ...base, labs: Array.from({ length: 12 }, () => lab), portfolios: [base.portfolios[0]!],
      observers: [{ sigma: 0.2, perceived: Array.from({ length: 12 }, () => lab.capability), hazard: Array.from({ length: 12 }, () => 1e-5) }],
    };
    const solution = solveRace(game);
    if (solution.status === 'solved') expect(certifyRace(game, solution.budgets).epsilonRelative).toBeLessThanOrEqual(1e-9);
    else expect(['unresolved', 'no-pure']).toContain(solution.status);
  });

  test('the timing cases are solved at every round, a thousand labs included', () => {
    for (const timing of raceTimingCases()) {
      let previous: readonly (number | null)[] | undefined;
      for (let round = 0; round < (timing.rounds > 20 ? timing.rounds : 3); round++) {
        const solution = solveRace(timing.problem(round, previous), quick);
        expect(solution.status).toBe('solved');
        previous = solution.budgets;
      }
    }
  });
});

describe('decision terms', () => {
  test('sum to the slope of the payoff in the second implementation', () => {
    const h = 1e-6;
    for (let seed = 1; seed <= 1000; seed++) {
      const game = gameOf(seed);
      const solution = solveRace(game, quick);
      if (solution.status !== 'solved') continue;
      game.labs.forEach((lab, i) => {
        const at = 0.333;
        const value = (b: number): number => {
          const choices = solution.budgets.map((own, j) => (j === i ? b : own));
          return game.form === 'full' ? referencePayoff(game, choices, i) : referencePlainPayoff(game, choices as number[], i);
        };
        const expected = (value(at + h) - value(at - h)) / (2 * h);
        const sum = decisionTerms(game, solution, i, at).reduce((a, term) => a + term.value, 0);
        const scale = lab.prize + 0.1 * lab.catastropheLoss + Math.abs(expected);
        // A jump or a kink within h of the budget is no slope.
        if (Math.abs(expected) > 1e9) return;
        expect(Math.abs(sum - expected)).toBeLessThan(1e-5 * scale);
      });
    }
  });

  test('cancel at an interior optimum and are told in plain words', () => {
    const { problem } = raceTimingCases()[0]!;
    const game = problem(30, undefined);
    const solution = solveRace(game);
    const terms = decisionTerms(game, solution, 0);
    const size = terms.reduce((a, term) => a + Math.abs(term.value), 0);
    expect(Math.abs(terms.reduce((a, term) => a + term.value, 0))).toBeLessThan(1e-9 * size);
    expect(terms.map((term) => term.name)).toContain('catastrophe avoided');
    expect(terms.map((term) => term.name)).toContain('own win chance');
  });
});

describe('solve race', () => {
  const input = {
    labs: [
      { capability: 0, speed: 0.1, subjectiveRisk: 0.2, catastropheLoss: 1e7, prize: 1e6, enmity: -0.9, progressValue: 0, progressRate: 0.5 },
      { capability: -0.1, speed: 0.1, subjectiveRisk: 0.1, catastropheLoss: 3e6, prize: 1e6, enmity: 0.3, progressValue: 1e4, progressRate: 0.5, chooser: 'staff', sincerity: 0.5 },
    ],
    environment: { decisiveness: 3, horizon: 12, raceDecided: 0.3, trueRisk: 0.4 },
    measures: [
      { name: 'evaluations', cost: 0.02, reduction: 0.8, visibility: 0.9, verifiability: 0.7 },
      { name: 'red teaming', cost: 0.05, reduction: 0.6, visibility: 0.2, verifiability: 0.3 },
    ],
  };

  test('answers with the keys of the contract, in their order', () => {
    const answer = raceGame.solve(raceGame.read(input));
    expect(Object.keys(answer)).toEqual(['game', 'solution', 'equilibria', 'certificate']);
    expect(Object.keys(answer.solution!)).toEqual(['budgets', 'residualRisk', 'portfolios', 'winProbabilities', 'utilities', 'catastropheProbability']);
    expect(answer.certificate.status).toBe('solved');
    expect(answer.certificate.method).toBe('bounded');
    expect(answer.equilibria).toContain(answer.solution);
    const { budgets, portfolios, winProbabilities, utilities, residualRisk, catastropheProbability } = answer.solution!;
    portfolios.forEach((own, i) => expect(own.reduce((a, y) => a + y, 0)).toBeCloseTo(budgets[i]!, 13));
    expect(winProbabilities[0]! + winProbabilities[1]!).toBeCloseTo(1, 14);
    const problem: PlainRaceProblem = raceGame.read(input);
    utilities.forEach((u, i) => expect(u).toBeCloseTo(referencePlainPayoff(problem, budgets, i), 6));
    expect(catastropheProbability).toBeCloseTo(winProbabilities.reduce((a, P, i) => a + P * 0.4 * residualRisk[i]!, 0), 14);
  });

  test('takes measures from the caller where the input names none, and asks for them where nobody does', () => {
    const { measures, ...rest } = input;
    const answer = raceGame.solve(raceGame.read(rest, { measures }));
    expect(answer.solution).toEqual(raceGame.solve(raceGame.read(input)).solution);
    expect(() => raceGame.read(rest)).toThrow(/measures: missing/);
  });

  test('refuses unknown keys, values out of range and unknown measures, all at once', () => {
    const bad = {
      ...input,
      labs: [{ ...input.labs[0]!, enmity: -2, mandated: ['evaluation'] }, { ...input.labs[1]!, speeed: 1 }],
      environment: { ...input.environment, raceDecided: 2 },
    };
    try {
      raceGame.read(bad);
      expect.fail('accepted');
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      const paths = (error as InputError).faults.map((fault) => fault.path);
      expect(paths).toEqual(expect.arrayContaining(['labs.0.enmity', 'labs.0.mandated.0', 'labs.1.speeed', 'environment.raceDecided']));
    }
  });

  test('a cap that pays to keep is kept with nothing to spare', () => {
    const capped = { ...input, environment: { ...input.environment, riskCap: 0.4, inspection: 0.5, fine: 1e7 } };
    const { solution, certificate } = raceGame.solve(raceGame.read(capped));
    expect(certificate.status).toBe('solved');
    solution!.residualRisk.forEach((risk) => expect(risk).toBeLessThanOrEqual(0.4 + 1e-12));
    expect(Math.max(...solution!.residualRisk)).toBeCloseTo(0.4, 11);
  });

  test('writes a normal form whose entries are the payoffs', () => {
    const problem = raceGame.read(input);
    const form = raceGame.normalForm!(problem, 3);
    expect(form.strategies).toEqual([3, 3]);
    expect(form.payoffs[1]![1 + 3 * 2]).toBeCloseTo(referencePlainPayoff(problem, [0.45, 0.9], 1), 6);
  });
});
