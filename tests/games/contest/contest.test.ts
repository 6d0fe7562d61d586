import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkContest } from '../../../src/games/contest/certificate.ts';
import { contestGame } from '../../../src/games/contest/front.ts';
import { contestUtility, largestUsefulEffort } from '../../../src/games/contest/payoff.ts';
import { solveContest } from '../../../src/games/contest/solve.ts';
import type { ContestGame } from '../../../src/games/contest/types.ts';
import type { SmoothedFallback } from '../../../src/games/solve/fallback.ts';
import { relativeGain } from '../../../src/games/solve/answer.ts';

const contest = (values: number[], costs: number[], exponent: number, costPower = 1): ContestGame => ({ values, costs, exponent, costPower });
const alike = (n: number, exponent: number, value = 1, cost = 1, costPower = 1): ContestGame => contest(Array<number>(n).fill(value), Array<number>(n).fill(cost), exponent, costPower);
const near = (found: number, expected: number, relative = 1e-12): void => expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));

/** Largest gain on a plain grid of efforts: a second method for the certificate. */
function bruteGain(game: ContestGame, efforts: readonly number[], points = 400): number {
  let gain = 0;
  efforts.forEach((_, i) => {
    const own = contestUtility(game, i, efforts);
    for (let k = 0; k <= points; k++) {
      const trial = [...efforts];
      trial[i] = (largestUsefulEffort(game, i) * k) / points;
      gain = Math.max(gain, contestUtility(game, i, trial) - own);
    }
  });
  return gain;
}

describe('closed forms', () => {
  it('symmetric: c x^q = V (r/q) (n-1)/n²', () => {
    for (const [n, r, q, V, c] of [[2, 1, 1, 1, 1], [3, 1, 1, 7, 2], [5, 0.5, 1, 1, 3], [4, 1, 2, 10, 0.5], [8, 0.9, 3, 4, 1], [3, 1.5, 1, 1, 1]] as const) {
      const { solution, equilibria } = solveContest(alike(n, r, V, c, q));
      const all = equilibria.find(({ efforts }) => efforts.every((x) => x > 0));
      const expected = ((V * r * (n - 1)) / (q * n * n * c)) ** (1 / q);
      expect(solution).not.toBeNull();
      for (const effort of all!.efforts) near(effort, expected);
    }
  });

  it('two unequal players: p_1 = V^r/(V^r + W^r) with costs 1, x_i = V_i r p_1 p_2', () => {
    for (const [V, W, r] of [[3, 1, 1], [5, 2, 0.4], [2, 1.9, 1.2], [100, 1, 0.3]] as const) {
      const { solution } = solveContest(contest([V, W], [1, 1], r));
      const p = V ** r / (V ** r + W ** r);
      near(solution!.winProbabilities[0]!, p);
      near(solution!.efforts[0]!, V * r * p * (1 - p));
      near(solution!.efforts[1]!, W * r * p * (1 - p));
    }
  });

  it('lottery with inactive players: x_i = E (1 - c_i E/V_i), E = (m-1)/Σ c/V over the m active', () => {
    const { solution } = solveContest(contest([1, 1, 0.4, 0.3], [1, 1, 1, 1], 1));
    near(solution!.efforts[0]!, 0.25);
    near(solution!.efforts[1]!, 0.25);
    expect(solution!.efforts.slice(2)).toEqual([0, 0]);
  });
});

describe('where pure equilibria are several or none', () => {
  it('lists every set of active players among eight alike: those that earn something, and beside whom nobody can', () => {
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    for (const R of [1.15, 1.19, 1.22, 1.3, 1.6, 1.99]) {
      // k active earn V/k (1 - R (k-1)/k) each; whoever enters against their weight k gets V max_t [t^R/(t^R + k) - t R (k-1)/k²] in units of their effort.
      const stands = (k: number): boolean => {
        if (1 - (R * (k - 1)) / k < 0) return false;
        if (k === 8) return true;
        let most = 0;
        for (let t = 0.01; t < 20; t += 0.001) most = Math.max(most, t ** R / (t ** R + k) - (t * R * (k - 1)) / (k * k));
        return most <= 0;
      };
      const expected = [2, 3, 4, 5, 6, 7, 8].filter(stands);
      const { equilibria } = solveContest(alike(8, R));
      expect(equilibria).toHaveLength(expected.reduce((sum, k) => sum + choose(8, k), 0));
      for (const k of expected) expect(equilibria.filter(({ efforts }) => efforts.filter((x) => x > 0).length === k)).toHaveLength(choose(8, k));
    }
  });

  /**
   * Every set of players, as a second method: shares by bisection, s falling on (1-1/R, 1) as (1-s)^R s^(R-1) rises to (c/(V R))^R E, and their sum falling in E; kept if
   * the checker finds no gain.
   */
  function byTrial(game: ContestGame): Set<string> {
    const shareOf = (ratio: number, R: number, E: number): number => {
      let [low, high] = [1 - 1 / R, 1];
      for (let i = 0; i < 32; i++) {
        const s = (low + high) / 2;
        if ((1 - s) ** R * s ** (R - 1) > (ratio / R) ** R * E) low = s;
        else high = s;
      }
      return (low + high) / 2;
    };
    const [n, R] = [game.values.length, game.exponent];
    const ratios = game.values.map((value, i) => game.costs[i]! / value);
    const found = new Set<string>();
    for (let set = 0; set < 2 ** n; set++) {
      const active = ratios.flatMap((_, i) => ((set >> i) % 2 === 1 ? [i] : []));
      if (active.length < 2 || active.length * (1 - 1 / R) > 1 + 1e-9) continue;
      let [low, high] = [-15, 12];
      // A share that is off by 1e-7 is off by its square in what it earns.
      for (let i = 0; i < 30; i++) {
        const middle = (low + high) / 2;
        if (active.reduce((sum, k) => sum + shareOf(ratios[k]!, R, Math.exp(middle)), 0) > 1) low = middle;
        else high = middle;
      }
      const shares = active.map((k) => shareOf(ratios[k]!, R, Math.exp(low)));
      const efforts = ratios.map((ratio, i) => (active.includes(i) ? (R * shares[active.indexOf(i)]! * (1 - shares[active.indexOf(i)]!)) / ratio : 0));
      const { epsilon, range } = checkContest(game, efforts);
      if (relativeGain(epsilon, range) <= 1e-9) found.add(active.join());
    }
    return found;
  }
  const listed = (game: ContestGame): Set<string> => new Set(solveContest(game).equilibria.map(({ efforts }) => efforts.flatMap((x, i) => (x > 0 ? [i] : [])).join()));

  it('lists what a trial of every set of players finds, 1,000 random games of up to six', () => {
    const sixes = fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 101, max: 230 })).chain(([n, R]) => fc.record({
      values: fc.array(fc.integer({ min: 15, max: 24 }), { minLength: n, maxLength: n }), costs: fc.array(fc.constantFrom(1, 1, 1, 2), { minLength: n, maxLength: n }),
      exponent: fc.constant(R / 100), costPower: fc.constant(1),
    }));
    fc.assert(fc.property(sixes, (game) => {
      expect(listed(game)).toEqual(byTrial(game));
    }), { numRuns: 1000 });
  });

  it('lists what a trial of every set finds among twelve players too', () => {
    for (const [R, spread] of [[1.32, 0.1], [1.4, 0.3], [1.5, 0.2], [1.6, 0.5]] as const) {
      const game = contest(Array.from({ length: 12 }, (_, i) => 1 + (spread * ((7 * i) % 12)) / 12), Array<number>(12).fill(1), R);
      const all = byTrial(game);
      expect(all.size).toBeGreaterThan(5);
      expect(listed(game)).toEqual(all);
    }
  });

  it('counts the exchanges of equal players beyond 5,000, and says so', () => {
    // Of 20 equal players 10 or 11 or so are active: 20!/(10! 10!) = 184,756 and 20!/(11! 9!) = 167,960.
    const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    const { equilibria, certificate } = solveContest(alike(20, 1.1));
    const counts = equilibria.map(({ efforts }) => efforts.filter((x) => x > 0).length);
    const count = [...new Set(counts)].reduce((sum, k) => sum + choose(20, k), 0);
    expect(count).toBeGreaterThan(5000);
    expect(certificate.selection).toContain(`of ${count} that exchange equal players ${equilibria.length} are listed`);
    expect(certificate.selection).not.toContain('not listed');
  });

  it('is complete for thirty players that differ, and says where it is not', () => {
    const thirty = contest(Array.from({ length: 30 }, (_, i) => 1 + i / 100), Array<number>(30).fill(1), 1.5);
    const { equilibria, certificate } = solveContest(thirty);
    expect(equilibria.length).toBeGreaterThan(50);
    expect(certificate.selection).not.toContain('not listed');
    // Two or three are active (R/(R-1) = 3): every pair and triple was tried.
    const sets = new Set(equilibria.map(({ efforts }) => efforts.flatMap((x, i) => (x > 0 ? [i] : [])).join()));
    expect(sets.size).toBe(equilibria.length);
    const close = contest(Array.from({ length: 16 }, (_, i) => 1 + i / 1000), Array<number>(16).fill(1), 1.1);
    expect(solveContest(close).certificate.selection).toContain('too many sets of active players to try all: there may be equilibria that are not listed');
    // Of a thousand players a few sets are certified, those of the strongest alone among them.
    const crowd = solveContest(contest(Array.from({ length: 1000 }, (_, i) => 1 + i / 1000), Array<number>(1000).fill(1), 1.5));
    expect(crowd.certificate).toMatchObject({ status: 'solved', selection: expect.stringContaining('too many sets of active players') as string });
    expect(crowd.equilibria).toHaveLength(15);
    expect(crowd.equilibria.map(({ efforts }) => efforts.flatMap((x, i) => (x > 0 ? [i] : [])).join())).toContain('998,999');
  });

  it('lists at a greater effort all that it lists at less, and is complete where the usual one gives up', () => {
    const sets = (game: ContestGame, effort: number): Set<string> => new Set(solveContest(game, effort).equilibria.map(({ efforts }) => efforts.map((x) => (x > 0 ? 1 : 0)).join('')));
    const isOpen = (game: ContestGame, effort: number): boolean => solveContest(game, effort).certificate.selection.includes('not listed');
    // A crowd of players that hardly differ, and pairs of equal ones among them.
    const crowd = contest(Array.from({ length: 120 }, (_, i) => 1 + Math.floor(i / 2) / 1000), Array<number>(120).fill(1), 1.95);
    expect(isOpen(crowd, 1)).toBe(true);
    expect(isOpen(crowd, 20)).toBe(false);
    for (const game of [crowd, alike(20, 1.1), alike(40, 1.3)]) {
      const [less, more] = [sets(game, 1), sets(game, 20)];
      expect(more.size).toBeGreaterThan(less.size);
      for (const set of less) expect(more.has(set)).toBe(true);
    }
  });

  it('refuses the symmetric first-order point of three players at exponent 1.6, and lists the three with two active', () => {
    const game = alike(3, 1.6);
    const point = (1.6 * 2) / 9;
    const { epsilon, range } = checkContest(game, [point, point, point]);
    expect(relativeGain(epsilon, range)).toBeGreaterThan(1e-3);
    const { equilibria, certificate } = solveContest(game);
    expect(certificate.status).toBe('solved');
    expect(equilibria.map(({ efforts }) => efforts.map((x) => Math.round(x * 1e9) / 1e9))).toEqual([[0, 0.4, 0.4], [0.4, 0, 0.4], [0.4, 0.4, 0]]);
  });

  it('finds the symmetric and the two-player equilibria at exponent 1.4', () => {
    const { equilibria } = solveContest(alike(3, 1.4));
    expect(equilibria).toHaveLength(4);
    expect(equilibria.filter(({ efforts }) => efforts.every((x) => x > 0))).toHaveLength(1);
  });

  it('two equal players: pure up to exponent 2, none above', () => {
    expect(solveContest(alike(2, 2)).certificate.status).toBe('solved');
    for (const r of [2.0001, 2.5, 10]) {
      const answer = solveContest(alike(2, r));
      expect(answer).toMatchObject({ solution: null, equilibria: [], certificate: { status: 'no-pure', epsilon: null, epsilonRelative: null } });
    }
  });

  it('offers a smoothed mixture where two players have no pure equilibrium, with the regret that it has', () => {
    const game = alike(2, 4);
    const fallback = contestGame.solve(game).fallback as SmoothedFallback;
    const [efforts, mixture] = [fallback.strategies[1]!, fallback.probabilities[1]!];
    expect(mixture.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    const mean = fallback.strategies[0]!.map((x) => efforts.reduce((sum, y, j) => sum + mixture[j]! * contestUtility(game, 0, [x, y]), 0));
    const own = mean.reduce((sum, u, i) => sum + u * fallback.probabilities[0]![i]!, 0);
    expect(fallback.regret).toBeCloseTo(Math.max(...mean) - own, 12);
    expect(fallback.regretRelative).toBeLessThan(0.02);
    expect(contestGame.solve(alike(2, 2)).fallback).toBeUndefined();
  });

  it('has no pure equilibrium with one willing player, and rest with none', () => {
    expect(solveContest(contest([1, 0], [1, 1], 1)).certificate.status).toBe('no-pure');
    expect(solveContest(contest([0, 0], [1, 1], 1)).solution).toMatchObject({ efforts: [0, 0], winProbabilities: [0.5, 0.5] });
  });
});

describe('the certificate', () => {
  it('refuses wrong answers', () => {
    const game = contest([1, 2, 3], [1, 1, 2], 0.8);
    const { solution } = solveContest(game);
    for (const [player, factor] of [[0, 1.01], [1, 0.98], [2, 1.001]] as const) {
      const wrong = solution!.efforts.map((x, i) => (i === player ? x * factor : x));
      const { epsilon, range } = checkContest(game, wrong);
      expect(relativeGain(epsilon, range)).toBeGreaterThan(1e-9);
    }
    expect(checkContest(game, [0, 0, 0]).epsilon).toBeCloseTo(2, 9);
    expect(checkContest(alike(2, 2.5), [0.5, 0.5]).epsilon).toBeGreaterThan(0.01);
  });

  const games = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 30, max: 250 }), fc.constantFrom(0.5, 1, 2))
    .chain(([n, r, q]) =>
      fc.record({
        values: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: n, maxLength: n }),
        costs: fc.array(fc.integer({ min: 1, max: 10 }), { minLength: n, maxLength: n }),
        exponent: fc.constant((r / 100) * q),
        costPower: fc.constant(q),
      }),
    );

  it('agrees with a grid on 1,000 random games, and never misses a gain that the grid finds', () => {
    fc.assert(
      fc.property(games, (game) => {
        const answer = solveContest(game);
        expect(answer.certificate.status).not.toBe('unresolved');
        for (const { efforts, winProbabilities } of answer.equilibria) {
          expect(bruteGain(game, efforts, 60)).toBeLessThanOrEqual(1e-9 * Math.max(...game.values));
          expect(winProbabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
        }
        const wrong = game.values.map((_, i) => largestUsefulEffort(game, i) * (0.1 + 0.13 * i));
        expect(checkContest(game, wrong).epsilon).toBeGreaterThanOrEqual(bruteGain(game, wrong, 60) - 1e-12 * Math.max(...game.values));
      }),
      { numRuns: 1000 },
    );
  });

  it('scales: values and costs times a factor leave efforts, 1,000 random games', () => {
    fc.assert(
      fc.property(games, fc.constantFrom(0.25, 8, 1024), (game, factor) => {
        const scaled = { ...game, values: game.values.map((v) => v * factor), costs: game.costs.map((c) => c * factor) };
        const a = solveContest(game);
        const b = solveContest(scaled);
        expect(b.equilibria).toHaveLength(a.equilibria.length);
        a.equilibria.forEach(({ efforts }, k) => efforts.forEach((x, i) => near(b.equilibria[k]!.efforts[i]!, x, 1e-9)));
      }),
      { numRuns: 1000 },
    );
  });
});

/** Reply dynamics on a fine grid from many starts, a second way to find equilibria: each limit must be near one that is listed. */
it('lists what enumeration on a grid finds', () => {
  for (const game of [alike(2, 1.5), contest([1, 0.9], [1, 1], 1.9), contest([1, 0.7, 0.65], [1, 1, 1], 1.3)]) {
    const points = 60;
    const grid = game.values.map((_, i) => Array.from({ length: points + 1 }, (_v, k) => (largestUsefulEffort(game, i) * k) / points));
    const { equilibria } = solveContest(game);
    for (const { efforts } of equilibria) {
      const rounded = efforts.map((x, i) => grid[i]!.reduce((best, g) => (Math.abs(g - x) < Math.abs(best - x) ? g : best)));
      expect(checkContest(game, rounded).epsilon).toBeLessThan(0.01);
    }
    for (let i = 0; i <= points; i += 3) {
      for (let j = 0; j <= points; j += 3) {
        const efforts = game.values.map((_, k) => grid[k]![k === 0 ? i : k === 1 ? j : 0]!);
        if (checkContest(game, efforts).epsilon > 2e-4) continue;
        expect(equilibria.some((other) => other.efforts.every((x, k) => Math.abs(x - efforts[k]!) < 0.08))).toBe(true);
      }
    }
  }
});

it('refuses bad input with every fault', () => {
  expect(() => contestGame.read({ values: [1, -1], cost: [1], exponent: 0 })).toThrowError(/values\.1[\s\S]*costs[\s\S]*exponent[\s\S]*did you mean costs/);
});
