import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import { candidatesOfRegime } from '../../../src/games/safety-race/regimes.ts';
import { unsafetyAt } from '../../../src/games/safety-race/replies.ts';
import { possibleViolators, settledFor, type PossibleSet } from '../../../src/games/safety-race/sift.ts';
import { solveSafetyRace } from '../../../src/games/safety-race/solve.ts';
import type { SafetyRaceGame } from '../../../src/games/safety-race/types.ts';

/** A double as a fraction n / 2^k, exactly. */
function exactly(x: number): { n: bigint; k: bigint } {
  let k = 0n;
  while (!Number.isInteger(x)) [x, k] = [x * 2, k + 1n];
  return { n: BigInt(x), k };
}

it('the bounds rest on free replies that are right to 1e-12, by exact fractions; 1,000 random labs', () => {
  const unit = fc.integer({ min: 0, max: 1_000_000 }).map((k) => k / 1_000_000);
  fc.assert(fc.property(fc.constantFrom(1, 2, 3, 7, 20, 100), unit, unit, unit, (exponent, a, b, disaster) => {
    const enmity = Math.min(1, Math.exp(-14 * a));
    const relative = Math.exp(12 * b - 4);
    const problem = { exponent, enmity, roughly: true };
    const z = unsafetyAt(problem, relative, disaster * enmity, 0, settledFor(problem));
    // r (e + (1-e) U) - (r+1) z - r e q z^r (1-z) in fractions: the sign changes within 1e-12 of z.
    const sign = (at: number): number => {
      const [e, q, u, zz] = [enmity, relative, disaster * enmity, at].map(exactly) as [ReturnType<typeof exactly>, ReturnType<typeof exactly>, ReturnType<typeof exactly>, ReturnType<typeof exactly>];
      const r = BigInt(exponent);
      const one = (k: bigint): bigint => 1n << k;
      const first = { n: r * (e.n * one(u.k) + (one(e.k) - e.n) * u.n), k: e.k + u.k };
      const second = { n: (r + 1n) * zz.n, k: zz.k };
      const third = { n: r * e.n * q.n * zz.n ** r * (one(zz.k) - zz.n), k: e.k + q.k + zz.k * (r + 1n) };
      const most = [first.k, second.k, third.k].reduce((x, y) => (x > y ? x : y));
      const total = first.n * one(most - first.k) - second.n * one(most - second.k) - third.n * one(most - third.k);
      return total > 0n ? 1 : total < 0n ? -1 : 0;
    };
    expect(sign(z * (1 - 1e-12))).toBe(1);
    expect(sign(Math.min(1, z * (1 + 1e-12)))).toBe(-1);
  }), { numRuns: 1000 });
});

/** Every set that was dropped is searched in full: none may hold an equilibrium. Returns the sets that were kept. */
function expectNothingLost(game: SafetyRaceGame): readonly PossibleSet[] {
  const { speeds, floor } = game;
  const kept = possibleViolators(game, speeds.map((speed) => ({ speed, size: 1 })));
  expect(kept).not.toBeNull();
  for (let pattern = 0; pattern < 1 << speeds.length; pattern++) {
    const violates = speeds.map((_, i) => ((pattern >> i) & 1) === 1);
    if (kept!.some(({ violators }) => violators.every((count, i) => (count === 1) === violates[i]))) continue;
    for (const profile of candidatesOfRegime(game, violates).profiles) {
      const { epsilon, range } = checkSafetyRace(game, profile);
      // All at full safety is no root of any set and is tried apart.
      if (profile.every((level) => level === 1) || profile.some((level, i) => violates[i] !== level < floor)) continue;
      expect(epsilon / range, JSON.stringify({ game, profile })).toBeGreaterThan(1e-9);
    }
  }
  return kept!;
}

describe('sifting sets of violators', () => {
  it('drops no set that holds an equilibrium when every set is searched in full, 1,000 random races', () => {
    let held = 0;
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: 2, maxLength: 3 }),
        fc.constantFrom(0.5, 1, 1.5, 3),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 1e-4, max: 0.2, noNaN: true }),
        (speeds, exponent, enmity, floor, fine) => {
          held += expectNothingLost({ speeds, exponent, enmity, disasterLoss: 0, floor, fine }).length;
        },
      ),
      { numRuns: 1000 },
    );
    expect(held).toBeGreaterThan(500);
  });

  it('drops none either where one lab outweighs its rivals and the floor a hundredfold, 1,000 random races', () => {
    let lopsided = 0;
    let cases = 0;
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: -8, noNaN: true }),
        fc.constantFrom(0.5, 1, 1.5, 3),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: -25, max: -6, noNaN: true }),
        fc.double({ min: -25, max: -1, noNaN: true }),
        (logSpeed, exponent, enmity, logUnsafety, logFine) => {
          const game = { speeds: [1, Math.exp(logSpeed)], exponent, enmity, disasterLoss: 0, floor: 1 - Math.exp(logUnsafety), fine: Math.exp(logFine) };
          expectNothingLost(game);
          cases += 1;
          if (cases % 4 !== 0) return;
          for (const { safety } of solveSafetyRace(game).equilibria) {
            const weights = safety.map((level, i) => game.speeds[i]! * (1 - level) ** exponent);
            const total = weights.reduce((sum, weight) => sum + weight, 0);
            if (total > 0 && weights.some((weight, i) => total - weight + game.speeds[i]! * (1 - game.floor) ** exponent < 0.01 * total)) lopsided++;
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(lopsided).toBeGreaterThan(20);
  }, 240_000);

  it('keeps an equilibrium in which all comply at a floor of three quarters, where the root lies at an end of an interval', () => {
    const { equilibria } = solveSafetyRace({ speeds: [1, 1.2, 1.5], exponent: 1.5, enmity: 0.6, disasterLoss: 0, floor: 0.75, fine: 0.5 });
    expect(equilibria.some(({ safety }) => safety.every((level) => Math.abs(level - 0.75) < 1e-9))).toBe(true);
  });
});
