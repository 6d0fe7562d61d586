import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import { budgetOf } from '../../../src/games/safety-race/budget.ts';
import { candidatesOfRegime } from '../../../src/games/safety-race/regimes.ts';
import { solveSafetyRace } from '../../../src/games/safety-race/solve.ts';
import type { SafetyRaceGame } from '../../../src/games/safety-race/types.ts';
import { relativeGain } from '../../../src/games/solve/answer.ts';

const isEquilibrium = (game: SafetyRaceGame, safety: readonly number[], tolerance: number): boolean => {
  const { epsilon, range } = checkSafetyRace(game, safety);
  return relativeGain(epsilon, range) <= tolerance;
};

/** An effort at which the search of any of these races comes to its end. */
const untilSure = 100;

const near = (a: readonly number[], b: readonly number[]): boolean => a.every((x, i) => Math.abs(x - b[i]!) < 1e-6);

/**
 * Holds the list of a race against another way to it: every set of labs that may be below the floor is searched along the chance of disaster, of which there is one for
 * each ln Σw. Gives the number of equilibria, or null where that way is not certain either.
 */
function expectSameAsByRegimes(game: SafetyRaceGame): number | null {
  const { speeds, floor } = game;
  const { equilibria, certificate } = solveSafetyRace(game, untilSure);
  expect(certificate.selection, JSON.stringify(game)).not.toContain('not listed');
  let certain = true;
  for (let pattern = 0; pattern < 1 << speeds.length; pattern++) {
    const violates = speeds.map((_, i) => ((pattern >> i) & 1) === 1);
    const regime = candidatesOfRegime(game, violates, budgetOf(200_000));
    certain &&= regime.certain;
    for (const profile of regime.profiles) {
      // A violator right at the floor is another regime's.
      if (profile.some((level, i) => violates[i] !== level < floor) || !isEquilibrium(game, profile, 1e-13)) continue;
      expect(equilibria.some(({ safety }) => near(safety, profile)), JSON.stringify({ game, profile })).toBe(true);
    }
  }
  return certain ? equilibria.length : null;
}

describe('the list of equilibria up to the enmity at which a rival\'s safe win is as bad as a disaster', () => {
  it('misses nothing that a search of each set of violators finds, 1,000 random races', () => {
    let listed = 0;
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: 2, maxLength: 4 }),
        fc.constantFrom(0.5, 1, 1.5, 3, 12),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: 1e-4, max: 0.2, noNaN: true }),
        (speeds, exponent, enmity, floor, fine) => {
          listed += expectSameAsByRegimes({ speeds, exponent, enmity, disasterLoss: 0, floor, fine }) ?? 0;
        },
      ),
      { numRuns: 1000 },
    );
    expect(listed).toBeGreaterThan(500);
  });

  it('misses none either where one lab outweighs its rivals and the floor a hundredfold, 1,000 random races', () => {
    let lopsided = 0;
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: -8, noNaN: true }),
        fc.constantFrom(0.5, 1, 1.5, 3),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.double({ min: -25, max: -6, noNaN: true }),
        fc.double({ min: -25, max: -1, noNaN: true }),
        (logSpeed, exponent, enmity, logUnsafety, logFine) => {
          const game = { speeds: [1, Math.exp(logSpeed)], exponent, enmity, disasterLoss: 0, floor: 1 - Math.exp(logUnsafety), fine: Math.exp(logFine) };
          expectSameAsByRegimes(game);
          for (const { safety } of solveSafetyRace(game).equilibria) {
            const weights = safety.map((level, i) => game.speeds[i]! * (1 - level) ** exponent);
            const total = weights.reduce((sum, weight) => sum + weight, 0);
            if (total > 0 && weights.some((weight, i) => total - weight + game.speeds[i]! * (1 - game.floor) ** exponent < 0.01 * total)) lopsided++;
          }
        },
      ),
      { numRuns: 1000 },
    );
    expect(lopsided).toBeGreaterThan(80);
  });

  it('holds no profile in which a lab at the floor would rather be a little safer', () => {
    // Lab 2 would be safer than its floor by 4e-6, which brings it 6e-10: less than the certificate sees.
    const game = { speeds: [0.6644029203802346, 0.4041721798479557, 1.4307876881211996], exponent: 0.11206567756831647, enmity: 0.9510493280715309, disasterLoss: 0, floor: 0.9186867102980614, fine: 0.027034368787162682 };
    const { equilibria } = solveSafetyRace(game);
    expect(equilibria).toHaveLength(1);
    expect(isEquilibrium(game, equilibria[0]!.safety, 1e-13)).toBe(true);
  });

  it('keeps an equilibrium in which all comply at a floor of three quarters, and twelve alike at theirs, where Σw is as low as it can be', () => {
    const { equilibria } = solveSafetyRace({ speeds: [1, 1.2, 1.5], exponent: 1.5, enmity: 0.6, disasterLoss: 0, floor: 0.75, fine: 0.5 });
    expect(equilibria.some(({ safety }) => safety.every((level) => Math.abs(level - 0.75) < 1e-9))).toBe(true);
    const alike = solveSafetyRace({ speeds: Array<number>(12).fill(0.3), exponent: 2.75, enmity: 0.26, disasterLoss: 0, floor: 0.89, fine: 0.32 });
    expect(alike.certificate.selection).toBe('only one');
    expect(alike.solution!.safety).toEqual(Array<number>(12).fill(0.89));
  });
});

describe('the list of a random race of two to twelve labs', () => {
  const unit = fc.integer({ min: 0, max: 1_000_000 }).map((k) => k / 1_000_000);
  const races = (exponents: readonly [number, number], enmities: readonly [number, number]): fc.Arbitrary<SafetyRaceGame> =>
    fc.record({
      speeds: fc.array(unit.map((x) => 0.2 + 4.8 * x), { minLength: 2, maxLength: 12 }),
      exponent: unit.map((x) => exponents[0] + (exponents[1] - exponents[0]) * x), enmity: unit.map((x) => enmities[0] + (enmities[1] - enmities[0]) * x),
      disasterLoss: fc.constant(0), floor: unit.map((x) => 0.98 * x), fine: unit.map((x) => 0.5 * x * x),
    });

  it.each([
    [[0.02, 5], [0.02, 1], 400], [[5, 30], [0.02, 1], 200], [[30, 100], [0.05, 1], 60], [[0.5, 5], [1, 3], 200], [[5, 30], [1, 3], 100], [[0.5, 5], [3, 10], 60],
  ] as const)('is whole for exponents in %j and enmities in %j, %i races', (exponents, enmities, numRuns) => {
    fc.assert(fc.property(races(exponents, enmities), (game) => {
      const { certificate } = solveSafetyRace(game, untilSure);
      expect(certificate.status, JSON.stringify(game)).not.toBe('unresolved');
      expect(certificate.selection, JSON.stringify(game)).not.toContain('not listed');
    }), { numRuns });
  });
});
