import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import { candidatesOfRegime } from '../../../src/games/safety-race/regimes.ts';
import { possibleViolators } from '../../../src/games/safety-race/sift.ts';
import { solveSafetyRace } from '../../../src/games/safety-race/solve.ts';

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
          const game = { speeds, exponent, enmity, disasterLoss: 0, floor, fine };
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
          held += kept!.length;
        },
      ),
      { numRuns: 1000 },
    );
    expect(held).toBeGreaterThan(500);
  });

  it('keeps an equilibrium in which all comply at a floor of three quarters, where the root lies at an end of an interval', () => {
    const { equilibria } = solveSafetyRace({ speeds: [1, 1.2, 1.5], exponent: 1.5, enmity: 0.6, disasterLoss: 0, floor: 0.75, fine: 0.5 });
    expect(equilibria.some(({ safety }) => safety.every((level) => Math.abs(level - 0.75) < 1e-9))).toBe(true);
  });
});
