import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import { solveSafetyRace } from '../../../src/games/safety-race/solve.ts';
import type { SafetyRaceGame } from '../../../src/games/safety-race/types.ts';
import { relativeGain } from '../../../src/games/solve/answer.ts';

const race = (changes: Partial<SafetyRaceGame>): SafetyRaceGame => ({ speeds: [1, 1], exponent: 1, enmity: 3, disasterLoss: 0, floor: 0, fine: 0, ...changes });

/** A lab's payoff in a race of two, written out anew from the rules. */
function payoff({ speeds, exponent, enmity, disasterLoss, floor, fine }: SafetyRaceGame, i: number, own: number, rival: number): number {
  const [w, v] = [speeds[i]! * (1 - own) ** exponent, speeds[1 - i]! * (1 - rival) ** exponent];
  const p = w + v === 0 ? 0.5 : w / (w + v);
  return p * (own - (1 - own) * disasterLoss) + (1 - p) * (rival * (1 - enmity) - (1 - rival) * disasterLoss) - (own < floor ? fine : 0);
}

/** The best of many safeties against a rival's, sharpened by golden section: on either side of the floor the payoff has one peak. */
function bestReply(game: SafetyRaceGame, i: number, rival: number): number {
  let [best, at] = [-Infinity, 0];
  const tried = (own: number): void => {
    const value = payoff(game, i, own, rival);
    if (value > best) [best, at] = [value, own];
  };
  for (let k = 0; k <= 20; k++) tried(k / 20);
  tried(game.floor);
  const golden = 0.6180339887498949;
  const { floor } = game;
  let [low, high] = [Math.max(0, at - 0.05, floor < at ? floor : 0), Math.min(1, at + 0.05, floor > at ? floor : 1)];
  const value = (own: number): number => {
    tried(own);
    return payoff(game, i, own, rival);
  };
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [atA, atB] = [value(a), value(b)];
  while (high - low > 1e-8) {
    if (atA < atB) {
      [low, a, atA] = [a, b, atB];
      b = low + golden * (high - low);
      atB = value(b);
    } else {
      [high, b, atB] = [b, a, atA];
      a = high - golden * (high - low);
      atA = value(a);
    }
  }
  return at;
}

/** Where the second lab's best reply to the first's best reply crosses what it does, by a grid and bisection; crossings by a jump are no equilibria. */
function byBruteForce(game: SafetyRaceGame): (readonly [number, number])[] {
  const excess = (y: number): number => bestReply(game, 1, bestReply(game, 0, y)) - y;
  const found: (readonly [number, number])[] = [];
  let [before, atBefore] = [0, excess(0)];
  for (let k = 1; k < 60; k++) {
    const here = k / 60;
    const atHere = excess(here);
    if (atBefore > 0 !== atHere > 0) {
      let [low, high] = [before, here];
      for (let step = 0; step < 20; step++) {
        const middle = (low + high) / 2;
        if (excess(middle) > 0 === atBefore > 0) low = middle;
        else high = middle;
      }
      const profile = [bestReply(game, 0, low), low] as const;
      const { epsilon, range } = checkSafetyRace(game, profile);
      if (relativeGain(epsilon, range) < 1e-7) found.push(profile);
    }
    [before, atBefore] = [here, atHere];
  }
  return found;
}

describe('where a rival\'s safe win is worse than a disaster', () => {
  it('two labs alike keep the safety of the closed form, z = e r/(2 + e r), among their equilibria, and all come in mirrored pairs; 1,000 random games', () => {
    let several = 0;
    fc.assert(fc.property(fc.integer({ min: 101, max: 3000 }), fc.constantFrom(0.5, 1, 2, 3, 5, 8), fc.constantFrom(0, 0.5, 4), (strength, exponent, disasterLoss) => {
      const e = strength / 100;
      const { equilibria, certificate } = solveSafetyRace(race({ exponent, enmity: e * (1 + disasterLoss), disasterLoss }));
      expect(certificate).toMatchObject({ status: 'solved', method: 'quasi-concave' });
      const safety = 2 / (2 + e * exponent);
      expect(Math.min(...equilibria.map((each) => Math.max(...each.safety.map((s) => Math.abs(s - safety)))))).toBeLessThan(1e-7);
      for (const { safety: [a, b] } of equilibria) expect(equilibria.some(({ safety: [c, d] }) => Math.abs(a! - d!) + Math.abs(b! - c!) < 1e-7)).toBe(true);
      if (equilibria.length > 1) several++;
    }), { numRuns: 1000 });
    expect(several).toBeGreaterThan(100);
  });

  it('lists every equilibrium of two labs that a grid of best replies finds, floors and fines included, and says that there is none only where that finds none; 1,000 random games', () => {
    let [known, several, none] = [0, 0, 0];
    const speed = fc.integer({ min: 20, max: 320 }).map((n) => n / 100);
    const game = fc.record({
      speeds: fc.tuple(speed, speed), exponent: fc.constantFrom(0.5, 1, 2, 5), enmity: fc.integer({ min: 201, max: 2400 }).map((n) => n / 100), disasterLoss: fc.constantFrom(0, 1),
      floor: fc.constantFrom(0, 0.1, 0.4, 0.8), fine: fc.constantFrom(0, 0.05, 0.3),
    });
    fc.assert(fc.property(game, (given) => {
      const { equilibria, certificate } = solveSafetyRace(given, 100);
      expect(certificate.status).toBe(equilibria.length > 0 ? 'solved' : 'no-pure');
      expect(certificate.selection).not.toContain('not listed');
      const expected = byBruteForce(given);
      for (const [a, b] of expected) expect(equilibria.some(({ safety: [c, d] }) => Math.abs(a - c!) + Math.abs(b - d!) < 1e-4), `${a}, ${b}`).toBe(true);
      known += expected.length;
      if (equilibria.length > 1) several++;
      if (equilibria.length === 0) none++;
    }), { numRuns: 1000 });
    expect(none).toBeGreaterThan(5);
    expect(known).toBeGreaterThan(700);
    expect(several).toBeGreaterThan(50);
  });

  it('says where the list may not be complete, and why', () => {
    const { certificate } = solveSafetyRace(race({ speeds: [1, 2, 3], exponent: 200, enmity: 2e4 }));
    expect(certificate.selection).toContain('enmity above 1 + disasterLoss, where the search was given up: there may be equilibria that are not listed');
  });
});
