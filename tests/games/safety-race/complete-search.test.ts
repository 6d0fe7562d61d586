import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import { searchCompletely } from '../../../src/games/safety-race/complete-search.ts';
import { solveSafetyRace } from '../../../src/games/safety-race/solve.ts';
import type { SafetyRaceGame } from '../../../src/games/safety-race/types.ts';
import { relativeGain } from '../../../src/games/solve/answer.ts';

/** An effort at which the search of any of these races comes to its end. */
const untilSure = 100;

const isEquilibrium = (game: SafetyRaceGame, safety: readonly number[], tolerance = 1e-9): boolean => {
  const { epsilon, range } = checkSafetyRace(game, safety);
  return relativeGain(epsilon, range) <= tolerance;
};

const near = (a: readonly number[], b: readonly number[], distance: number): boolean => a.every((x, i) => Math.abs(x - b[i]!) < distance);

/**
 * Another way to equilibria: who is at the floor, who without safety and who in between is guessed, and the marginal losses of the last, written out from the rules in
 * their unsafeties, are brought to 0 by Newton's steps with numeric slopes from the points of a grid.
 */
function byNewton({ speeds, exponent: r, enmity, disasterLoss, floor, fine }: SafetyRaceGame, grid: readonly number[], isFound: (safety: readonly number[]) => boolean): number[][] {
  const e = enmity / (1 + disasterLoss);
  const count = speeds.length;
  const kinds = fine > 0 && floor > 0 ? 3 : 2;
  const found: number[][] = [];
  const z = new Array<number>(count).fill(0);
  const marginal = (i: number): number => {
    let [total, loss] = [0, 0];
    for (let j = 0; j < count; j++) {
      const w = speeds[j]! * z[j]! ** r;
      total += w;
      loss += w * (j === i ? z[j]! : z[j]! + e * (1 - z[j]!));
    }
    return (1 + 1 / r) * z[i]! - loss / total;
  };
  for (let pattern = 0; pattern < kinds ** count; pattern++) {
    const kind = speeds.map((_, i) => Math.floor(pattern / kinds ** i) % kinds);
    const free = speeds.map((_, i) => i).filter((i) => kind[i] === 0);
    for (let start = 0; start < grid.length ** free.length; start++) {
      kind.forEach((own, i) => (z[i] = own === 1 ? 1 : 1 - floor));
      free.forEach((i, k) => (z[i] = grid[Math.floor(start / grid.length ** k) % grid.length]!));
      let settled = free.length === 0;
      for (let step = 0; step < 14 && !settled; step++) {
        const values = free.map(marginal);
        const matrix = free.map((_, row) => [...free.map(() => 0), -values[row]!]);
        free.forEach((j, column) => {
          const [kept, shift] = [z[j]!, 1e-7 * z[j]!];
          z[j] = kept + shift;
          free.forEach((i, row) => (matrix[row]![column] = (marginal(i) - values[row]!) / shift));
          z[j] = kept;
        });
        // Gauss and Jordan.
        for (let k = 0; k < free.length; k++) {
          const best = matrix.slice(k).reduce((at, row, n) => (Math.abs(row[k]!) > Math.abs(matrix[at]![k]!) ? k + n : at), k);
          [matrix[k], matrix[best]] = [matrix[best]!, matrix[k]!];
          for (let row = 0; row < free.length; row++) {
            if (row === k) continue;
            const factor = matrix[row]![k]! / matrix[k]![k]!;
            for (let column = k; column <= free.length; column++) matrix[row]![column]! -= factor * matrix[k]![column]!;
          }
        }
        let largest = 0;
        free.forEach((i, k) => {
          const move = matrix[k]![free.length]! / matrix[k]![k]!;
          largest = Math.max(largest, Math.abs(move));
          z[i]! += move;
        });
        if (!free.every((i) => z[i]! > 1e-6 && z[i]! < 1)) break;
        settled = largest < 1e-12;
      }
      if (!settled) continue;
      const safety = z.map((own, i) => (kind[i] === 2 ? floor : 1 - own));
      if (found.some((other) => near(other, safety, 1e-7)) || isFound(safety)) continue;
      found.push(safety);
    }
  }
  return found;
}

const speed = fc.integer({ min: 20, max: 500 }).map((n) => n / 100);
const share = fc.integer({ min: 1, max: 9999 }).map((n) => n / 10_000);
const gameOf = (labs: number, enmity: fc.Arbitrary<number>, exponents: readonly number[]): fc.Arbitrary<SafetyRaceGame> =>
  fc.record({
    speeds: fc.tuple(fc.array(speed, { minLength: labs, maxLength: labs }), fc.boolean()).map(([speeds, twins]) => (twins ? speeds.map((k, i) => (i === 1 ? speeds[0]! : k)) : speeds)),
    exponent: fc.constantFrom(...exponents), enmity, disasterLoss: fc.constant(0), floor: fc.oneof(fc.constant(0), share), fine: fc.oneof(fc.constant(0), share.map((x) => 0.4 * x * x)),
  });
const strong = share.map((x) => 1 + 19 * x * x);

describe('where a rival\'s safe win is worse than a disaster', () => {
  it.each([[2, 600, [0.05, 0.3, 0.6, 0.9, 0.99]], [3, 400, [0.1, 0.6, 0.95]], [4, 200, [0.15, 0.9]]] as const)('nothing that Newton\'s steps find from a grid is missing, %i labs, %i random games', (labs, numRuns, grid) => {
    let [listed, several, none] = [0, 0, 0];
    fc.assert(fc.property(gameOf(labs, strong, [0.5, 1, 1.5, 2, 5]), (game) => {
      const { equilibria, certificate } = solveSafetyRace(game, untilSure);
      expect(certificate.selection).not.toContain('not listed');
      const isListed = (safety: readonly number[]): boolean => equilibria.some((other) => near(other.safety, safety, 1e-6));
      // Next to an equilibrium a lab without safety may gain less by some than the certificate sees.
      for (const safety of byNewton(game, grid, isListed)) expect(isEquilibrium(game, safety, 1e-12), `${JSON.stringify(game)}: ${safety.join(' ')}`).toBe(false);
      listed += equilibria.length;
      if (equilibria.length > 1) several++;
      if (equilibria.length === 0) none++;
      expect(certificate.status).toBe(equilibria.length > 0 ? 'solved' : 'no-pure');
    }), { numRuns });
    expect(listed).toBeGreaterThan(numRuns);
    expect(several).toBeGreaterThan(numRuns / 10);
    expect(none).toBeLessThan(numRuns / 10);
  });

  it('all are listed again with the labs in another order and every speed times ten, 300 random games', () => {
    fc.assert(fc.property(gameOf(5, strong, [0.5, 1, 2, 4]), (game) => {
      const { equilibria, certificate } = solveSafetyRace(game, untilSure);
      const turned = solveSafetyRace({ ...game, speeds: [...game.speeds].reverse().map((k) => 10 * k) }, untilSure);
      expect(certificate.selection).not.toContain('not listed');
      expect(turned.equilibria).toHaveLength(equilibria.length);
      for (const { safety } of equilibria) expect(turned.equilibria.some((other) => near([...other.safety].reverse(), safety, 1e-6))).toBe(true);
    }), { numRuns: 300 });
  });

  it('lists every way in which one or several of twelve labs keep some safety', () => {
    const game = { speeds: Array<number>(12).fill(1), exponent: 1, enmity: 6, disasterLoss: 0, floor: 0, fine: 0 };
    const { equilibria, certificate } = solveSafetyRace(game, untilSure);
    expect(certificate.selection).not.toContain('not listed');
    for (const { safety } of equilibria) expect(isEquilibrium(game, safety)).toBe(true);
    // All alike: 2 z + e z (1-z) p = G with p = 1/12 and U = z.
    const alike = (6 - 0.5) / (2 + 5 - 0.5);
    expect(equilibria.some(({ safety }) => safety.every((s) => Math.abs(s - (1 - alike)) < 1e-9))).toBe(true);
  });
});

describe('the search by itself', () => {
  it('is certain of twelve alike at their floor, where Σw is as low as it can be', () => {
    const game = { speeds: Array<number>(12).fill(0.30193800292909145), exponent: 2.7575142703717574, enmity: 0.2617859124438837, disasterLoss: 0, floor: 0.8932191282510757, fine: 0.32443131148137505 };
    expect(searchCompletely(game, [game.speeds.map((_, i) => i)])).toEqual({ profiles: [game.speeds.map(() => game.floor)], certain: true });
  });

  it('finds three alike where much of what it bounds is below the least double', () => {
    const [exponent, enmity] = [950, 0.72];
    const { profiles, certain } = searchCompletely({ speeds: [1, 1, 1], exponent, enmity, disasterLoss: 0, floor: 0, fine: 0 }, [[0, 1, 2]]);
    expect(certain).toBe(true);
    expect(profiles).toHaveLength(1);
    // The condition of the first order with a share of 1/3 each: e + (1-e) z - (1+1/r) z - (e/3)(1-z) = 0.
    const z = ((2 / 3) * enmity) / (1 / exponent + (2 / 3) * enmity);
    for (const level of profiles[0]!) expect(1 - level).toBeCloseTo(z, 12);
  });
});
