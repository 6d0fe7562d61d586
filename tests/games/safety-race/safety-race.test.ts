import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import { safetyRaceGame } from '../../../src/games/safety-race/front.ts';
import { safetyRaceUtility } from '../../../src/games/safety-race/payoff.ts';
import { solveSafetyRace } from '../../../src/games/safety-race/solve.ts';
import type { SafetyRaceGame } from '../../../src/games/safety-race/types.ts';
import { relativeGain } from '../../../src/games/solve/answer.ts';

const race = (changes: Partial<SafetyRaceGame>): SafetyRaceGame => ({ speeds: [1, 1], exponent: 1, enmity: 1, disasterLoss: 0, floor: 0, fine: 0, ...changes });

/** Payoff written out anew from the rules, for the tests alone. */
function plainUtility(game: SafetyRaceGame, i: number, s: readonly number[]): number {
  const w = s.map((level, j) => game.speeds[j]! * (1 - level) ** game.exponent);
  const total = w.reduce((a, b) => a + b, 0);
  const p = w.map((x) => (total === 0 ? 1 / s.length : x / total));
  let utility = s[i]! < game.floor ? -game.fine : 0;
  p.forEach((chance, j) => {
    utility += chance * (s[j]! * (j === i ? 1 : 1 - game.enmity) - (1 - s[j]!) * game.disasterLoss);
  });
  return utility;
}

function gridGain(game: SafetyRaceGame, s: readonly number[], points = 200): number {
  let gain = 0;
  s.forEach((_, i) => {
    const own = plainUtility(game, i, s);
    for (let k = 0; k <= points; k++) {
      for (const level of [k / points, game.floor]) gain = Math.max(gain, plainUtility(game, i, s.map((x, j) => (j === i ? level : x))) - own);
    }
  });
  return gain;
}

describe('closed forms', () => {
  it('equal labs: z = (1 - (1-e\')S - e\'/n)/(1 + 1/r - e\'/n) with S = 1 - z', () => {
    for (const [n, r, e, D] of [[2, 1, 1, 0], [3, 2, 1, 0], [5, 0.5, 0.6, 0], [4, 1.5, 0.8, 3], [12, 1, 0.3, 1]] as const) {
      const E = e / (1 + D);
      // 1 - (1+1/r) z - (1-E)(1-z) - (E/n)(1-z) = 0
      const z = (E - E / n) / (1 + 1 / r - (1 - E) - E / n);
      const { solution, certificate } = solveSafetyRace(race({ speeds: Array<number>(n).fill(1.7), exponent: r, enmity: e, disasterLoss: D }));
      expect(certificate.status).toBe('solved');
      for (const s of solution!.safety) expect(Math.abs(s - (1 - z))).toBeLessThan(1e-12);
      expect(Math.abs(solution!.disasterProbability - z)).toBeLessThan(1e-12);
    }
  });

  it('two labs, r = 1, e = 1: each reply is w = -B + sqrt(B² + kB)', () => {
    for (const [k1, k2] of [[1, 2], [0.1, 5], [3, 3.01]] as const) {
      const { solution } = solveSafetyRace(race({ speeds: [k1, k2] }));
      const w = [k1 * (1 - solution!.safety[0]!), k2 * (1 - solution!.safety[1]!)];
      expect(Math.abs(w[0]! - (-w[1]! + Math.sqrt(w[1]! ** 2 + k1 * w[1]!)))).toBeLessThan(1e-9);
      expect(Math.abs(w[1]! - (-w[0]! + Math.sqrt(w[0]! ** 2 + k2 * w[0]!)))).toBeLessThan(1e-9);
    }
  });

  it('without enmity all are safe', () => {
    expect(solveSafetyRace(race({ speeds: [1, 5, 2], enmity: 0 })).solution).toMatchObject({ safety: [1, 1, 1], disasterProbability: 0 });
    expect(solveSafetyRace(race({ speeds: [1, 5, 2], enmity: -0.9 })).solution).toMatchObject({ safety: [1, 1, 1] });
  });
});

describe('a floor with a fine', () => {
  it('counts safety at the floor as compliance, and ties at the whole floor of 1 by the size of the fine', () => {
    const { solution, equilibria } = solveSafetyRace(race({ floor: 0.8, fine: 0.5 }));
    expect(solution!.safety).toEqual([0.8, 0.8]);
    expect(equilibria).toHaveLength(1);
    // At a floor of 1 a lab that goes just below wins for certain: worth e (n-1)/n = 0.5.
    expect(solveSafetyRace(race({ floor: 1, fine: 0.49 })).equilibria.some(({ safety }) => safety.every((s) => s === 1))).toBe(false);
    expect(solveSafetyRace(race({ floor: 1, fine: 0.51 })).equilibria.some(({ safety }) => safety.every((s) => s === 1))).toBe(true);
  });

  /** Second method: best replies by brute force on a grid that contains the floor; the pure equilibria of the finite game. */
  function gridEquilibria(game: SafetyRaceGame, points: number): number[][] {
    const levels = [...Array.from({ length: points }, (_, k) => k / points), game.floor].sort((a, b) => a - b);
    const found: number[][] = [];
    for (const a of levels) {
      for (const b of levels) {
        const u0 = plainUtility(game, 0, [a, b]);
        const u1 = plainUtility(game, 1, [a, b]);
        if (levels.every((x) => plainUtility(game, 0, [x, b]) <= u0 + 1e-12) && levels.every((x) => plainUtility(game, 1, [a, x]) <= u1 + 1e-12)) found.push([a, b]);
      }
    }
    return found;
  }

  it('lists every near-equilibrium that enumeration on a grid finds', () => {
    let several = 0;
    for (let k = 0; k < 40; k++) {
      const game = race({ speeds: [1, 1 + (k % 5)], floor: 0.72 + 0.04 * (k % 3), fine: 0.0023 + 0.0041 * (k % 11), enmity: k % 2 === 0 ? 1 : 0.8 });
      const { equilibria, certificate } = solveSafetyRace(game);
      expect(certificate.status).toBe('solved');
      if (equilibria.length > 1) several += 1;
      for (const { safety } of equilibria) expect(gridGain(game, safety, 60)).toBeLessThan(1e-9);
      for (const safety of gridEquilibria(game, 50)) {
        if (checkSafetyRace(game, safety).epsilon > 1e-6) continue;
        expect(equilibria.some((other) => other.safety.every((s, i) => Math.abs(s - safety[i]!) < 0.02))).toBe(true);
      }
    }
    expect(several).toBeGreaterThan(0);
  });

  it('lists the equilibria in which equal labs change places', () => {
    const { equilibria } = solveSafetyRace(race({ speeds: [1, 1, 1, 1], floor: 0.8, fine: 0.032, enmity: 0.9334867477416993 }));
    expect(equilibria.map(({ safety }) => safety.map((s) => (s === 0.8 ? 'at' : 'below')).join(' '))).toEqual([
      'below below below at', 'below below at below', 'below at below below', 'at below below below',
    ]);
    const two = solveSafetyRace(race({ speeds: [1, 1, 1, 1], exponent: 2, floor: 0.92, fine: 0.09, enmity: 0.434616756439209 }));
    expect(two.equilibria).toHaveLength(7);
  });

  it('lists all ways in which twelve equal labs divide, as a search by their number finds', () => {
    const game = race({ speeds: Array<number>(12).fill(1), exponent: 2, enmity: 0.91, floor: 0.9, fine: 0.05 });
    /** With `out` labs below the floor, all others at it: their common best level by replies in turn, each the top of a fine grid and then of its surroundings. */
    const profileWith = (out: number): number[] => {
      let level = 0.3;
      for (let round = 0; round < 20 && out > 0; round++) {
        const at = (own: number): number => plainUtility(game, 0, game.speeds.map((_, i) => (i === 0 ? own : i < out ? level : 0.9)));
        let [best, width] = [level, 0.3];
        for (; width > 1e-7; width /= 4) {
          const around = Array.from({ length: 17 }, (_, k) => Math.min(0.9 - 1e-12, Math.max(0, best + ((k - 8) / 8) * width)));
          best = around.reduce((a, b) => (at(b) > at(a) ? b : a));
        }
        level = 0.5 * (level + best);
      }
      return game.speeds.map((_, i) => (i < out ? level : 0.9));
    };
    const stable = Array.from({ length: 13 }, (_, out) => out).filter((out) => gridGain(game, profileWith(out)) < 1e-7);
    expect(stable).toEqual([6]);
    const { equilibria, certificate } = solveSafetyRace(game);
    expect(certificate.status).toBe('solved');
    expect(equilibria).toHaveLength(924);
    expect(new Set(equilibria.map(({ safety }) => safety.map((s) => (s < 0.9 ? 1 : 0)).join(''))).size).toBe(924);
    for (const { safety } of [equilibria[0]!, equilibria[500]!]) [...safety].sort((a, b) => a - b).forEach((s, i) => expect(s).toBeCloseTo(profileWith(6)[i]!, 5));
  });

  it('lists every division of eight labs of little enmity that replies in turn settle on, from each of the 256 sets below the floor', () => {
    const game = race({ speeds: [1.0246, 1.0496, 1.0095, 1.0277, 1.0253, 1.0204, 1.0269, 1.0029], enmity: 0.0475, floor: 0.99656, fine: 0.0083 });
    const { speeds, enmity } = game;
    const limit = 1 - game.floor;
    const settled: number[][] = [];
    for (let set = 0; set < 256; set++) {
      const out = speeds.map((_, i) => ((set >> i) & 1) === 1);
      let z = out.map((below) => (below ? 0.03 : limit));
      for (let round = 0; round < 400; round++) {
        // The reply of a lab to the others: w = -B + sqrt(B² + k (B - (1-e) H)), held on its side of the floor.
        const replies = z.map((_, i) => {
          let [rivals, safe] = [0, 0];
          z.forEach((other, j) => j !== i && ((rivals += speeds[j]! * other), (safe += speeds[j]! * other * (1 - other))));
          const free = (Math.sqrt(rivals ** 2 + speeds[i]! * (rivals - (1 - enmity) * safe)) - rivals) / speeds[i]!;
          return out[i] ? Math.max(free, limit) : Math.min(free, limit);
        });
        z = z.map((value, i) => 0.4 * value + 0.6 * replies[i]!);
      }
      const safety = z.map((value, i) => (out[i] ? 1 - value : Math.max(game.floor, 1 - value)));
      const gains = safety.map((_, i) => [game.floor, ...Array.from({ length: 400 }, (_x, k) => 1 - k / 2000)].reduce((most, level) => Math.max(most, plainUtility(game, i, safety.map((s, j) => (j === i ? level : s)))), -Infinity) - plainUtility(game, i, safety));
      if (Math.max(...gains) < 1e-9) settled.push(safety);
    }
    const { equilibria, certificate } = solveSafetyRace(game);
    expect(certificate.status).toBe('solved');
    expect(certificate.selection).not.toContain('not listed');
    expect(equilibria.length).toBeGreaterThan(50);
    expect(equilibria).toHaveLength(settled.length);
    for (const safety of settled) expect(equilibria.some((other) => other.safety.every((s, i) => Math.abs(s - safety[i]!) < 1e-6))).toBe(true);
  });

  it('lists some hundreds where eleven labs of next to no enmity stand close under a floor of nearly 1', () => {
    const game = race({ speeds: [1.033, 1.0402, 1.0087, 1.0441, 1.0381, 1.0232, 1.0209, 1.0168, 1.0048, 1.0155, 1.0223], exponent: 2, enmity: 0.0185, disasterLoss: 4, floor: 0.99983, fine: 0.0031 });
    const { equilibria, certificate } = solveSafetyRace(game);
    expect(equilibria.length).toBeGreaterThan(200);
    expect(certificate.selection).not.toContain('not listed');
    for (const { safety } of equilibria) expect(checkSafetyRace(game, safety).epsilon).toBeLessThan(1e-9);
  });

  it('keeps compliance with a floor of less than a half, of which 1 - (1 - floor) may fall short by rounding', () => {
    for (const floor of [0.4825, 0.4886, 0.4901, 0.4999]) {
      const game = race({ speeds: [0.2, 0.3], exponent: 3, enmity: 0.9, floor, fine: 0.1 });
      expect(gridGain(game, [floor, floor])).toBeLessThan(1e-12);
      const { equilibria, certificate } = solveSafetyRace(game);
      expect(certificate.status).toBe('solved');
      expect(equilibria.map(({ safety }) => safety)).toContainEqual([floor, floor]);
    }
  });

  it('says that there is none where every profile of a grid leaves somebody a gain', () => {
    const game = race({ speeds: [45.12, 4.85, 5.13], floor: 0.91, fine: 0.054, enmity: 0.8378030776977539 });
    expect(solveSafetyRace(game)).toMatchObject({ solution: null, equilibria: [], certificate: { status: 'no-pure', epsilon: null } });
    const levels = [...Array.from({ length: 24 }, (_, k) => 0.3 + 0.7 * (k / 24)), 0.91];
    let least = Infinity;
    for (const a of levels) for (const b of levels) for (const c of levels) least = Math.min(least, gridGain(game, [a, b, c], 24));
    expect(least).toBeGreaterThan(1e-5);
  });

  it('says that there is none only where random profiles are none either', () => {
    fc.assert(
      fc.property(fc.integer({ min: 60, max: 95 }), fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 6 }), fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), { minLength: 20, maxLength: 20 }), (floor, fine, speed, profiles) => {
        const game = race({ speeds: [1, speed], floor: floor / 100, fine: fine / 1000 });
        const { equilibria } = solveSafetyRace(game);
        for (const profile of profiles) {
          if (checkSafetyRace(game, profile).epsilon < 1e-7) expect(equilibria.some(({ safety }) => safety.every((s, i) => Math.abs(s - profile[i]!) < 0.01))).toBe(true);
        }
        for (const { safety } of equilibria) expect(gridGain(game, safety, 50)).toBeLessThan(1e-9);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the certificate', () => {
  it('refuses wrong answers', () => {
    const game = race({ speeds: [1, 2, 3], exponent: 1.3, enmity: 0.9, disasterLoss: 1 });
    const { solution } = solveSafetyRace(game);
    for (const shift of [1e-3, -1e-3]) {
      const wrong = solution!.safety.map((s, i) => (i === 1 ? s + shift : s));
      const { epsilon, range } = checkSafetyRace(game, wrong);
      expect(relativeGain(epsilon, range)).toBeGreaterThan(1e-9);
    }
    expect(checkSafetyRace(game, [1, 1, 1]).epsilon).toBeGreaterThan(0.5);
    // A violator pressed against the floor may as well comply.
    const regulated = race({ floor: 0.8, fine: 0.1 });
    expect(checkSafetyRace(regulated, [0.8 - 1e-12, 0.8]).epsilon).toBeGreaterThan(0.09);
  });

  const games = fc.record({
    speeds: fc.array(fc.integer({ min: 1, max: 30 }).map((k) => k / 5), { minLength: 2, maxLength: 5 }),
    exponent: fc.constantFrom(0.5, 1, 1, 1.5, 3),
    enmity: fc.integer({ min: 1, max: 10 }).map((e) => e / 10),
    disasterLoss: fc.constantFrom(0, 0.5, 4),
    floor: fc.constant(0),
    fine: fc.constant(0),
  });

  it('passes on 1,000 random games, and a grid finds no gain', () => {
    fc.assert(
      fc.property(games, (game) => {
        const { solution, certificate } = solveSafetyRace(game);
        expect(certificate.status).toBe('solved');
        expect(certificate.epsilonRelative).toBeLessThanOrEqual(1e-9);
        expect(gridGain(game, solution!.safety, 40)).toBeLessThan(1e-9 * (1 + game.disasterLoss));
        solution!.utilities.forEach((u, i) => expect(Math.abs(u - plainUtility(game, i, solution!.safety))).toBeLessThan(1e-12 * (1 + game.disasterLoss)));
      }),
      { numRuns: 1000 },
    );
  });

  it('never reports less than a grid finds, 1,000 random profiles with a floor', () => {
    fc.assert(
      fc.property(games, fc.integer({ min: 1, max: 19 }), fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 }), (game, floor, levels) => {
        const regulated = { ...game, floor: floor / 20, fine: 0.05 };
        const safety = game.speeds.map((_, i) => levels[i]! / 40);
        expect(checkSafetyRace(regulated, safety).epsilon).toBeGreaterThanOrEqual(gridGain(regulated, safety, 40) - 1e-12);
        expect(safetyRaceUtility(regulated, 0, safety)).toBeCloseTo(plainUtility(regulated, 0, safety), 12);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('exponents far above those of the literature', () => {
  it('are answered, with no more than the search has shown where a double no longer tells weights from nothing', () => {
    for (const [exponent, whole] of [[145, true], [900, false]] as const) {
      const game = race({ speeds: [0.91, 4.13, 1.51, 5.14, 0.98, 1.04, 0.13], exponent, enmity: 0.168, floor: 0.75, fine: 0.657 });
      const { equilibria, certificate } = solveSafetyRace(game, 50);
      for (const { safety } of equilibria) expect(gridGain(game, safety, 60)).toBeLessThan(1e-9);
      expect(certificate.status === 'unresolved' || certificate.selection.includes('not listed')).toBe(!whole);
    }
    const free = solveSafetyRace(race({ speeds: [1, 1, 1], exponent: 900, enmity: 0.5 }));
    // The condition of the first order with a share of 1/3 each: e + (1-e) z - (1+1/r) z - (e/3)(1-z) = 0.
    const z = (0.5 * (2 / 3)) / (1 / 900 + 0.5 * (2 / 3));
    for (const level of free.solution!.safety) expect(1 - level).toBeCloseTo(z, 12);
  });

  it('are refused where powers leave the range of doubles', () => {
    expect(() => safetyRaceGame.read({ speeds: [1, 2], exponent: 1001, enmity: 0.5 })).toThrow('expected a number above 0 and at most 1000, found 1001');
  });
});

it('solves twelve labs with a floor', () => {
  const { certificate } = solveSafetyRace(race({ speeds: Array.from({ length: 12 }, (_, i) => 1 + i / 10), floor: 0.6, fine: 0.02 }));
  expect(certificate.status).toBe('solved');
});
