import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkSafetyRace } from '../../../src/games/safety-race/certificate.ts';
import type { SafetyRaceGame } from '../../../src/games/safety-race/types.ts';
import { extremes } from '../solve/extremes.ts';

const race = (changes: Partial<SafetyRaceGame>): SafetyRaceGame => ({ speeds: [1, 2], exponent: 1, enmity: 1, disasterLoss: 0, floor: 0, fine: 0, ...changes });

/** Payoff written out anew from the rules by unsafety, the fine given: the supremum below the floor counts as well. */
function payoff(game: SafetyRaceGame, player: number, unsafety: readonly number[], fined: boolean): number {
  const weights = unsafety.map((z, j) => game.speeds[j]! * z ** game.exponent);
  const total = weights.reduce((a, b) => a + b, 0);
  return unsafety.reduce((sum, z, j) => {
    const chance = total === 0 ? 1 / unsafety.length : weights[j]! / total;
    return sum + chance * ((1 - z) * (j === player ? 1 : 1 - game.enmity) - z * game.disasterLoss);
  }, fined ? -game.fine : 0);
}

/** Gains and ranges by search over each lab's own unsafety, on either side of the floor. */
function searched(game: SafetyRaceGame, safety: readonly number[]): { epsilon: number; range: number } {
  let [epsilon, range] = [0, 0];
  safety.forEach((level, player) => {
    const at = (fined: boolean) => (z: number): number => payoff(game, player, safety.map((s, j) => (j === player ? z : 1 - s)), fined);
    const own = at(level < game.floor)(1 - level);
    const parts = [extremes(at(false), 0, 1 - game.floor)];
    if (game.floor > 0) parts.push(extremes(at(true), 1 - game.floor, 1));
    const highest = Math.max(...parts.map((part) => part.highest));
    const lowest = Math.min(...parts.map((part) => part.lowest));
    epsilon = Math.max(epsilon, highest - own);
    range = Math.max(range, highest - lowest);
  });
  return { epsilon, range };
}

function agrees(game: SafetyRaceGame, safety: readonly number[], tolerance = 1e-9): void {
  const [found, checked] = [searched(game, safety), checkSafetyRace(game, safety)];
  const size = 1 + game.disasterLoss + game.enmity + game.fine;
  expect(Math.abs(checked.epsilon - found.epsilon), JSON.stringify([game, safety])).toBeLessThan(tolerance * size);
  expect(Math.abs(checked.range - found.range), JSON.stringify([game, safety])).toBeLessThan(tolerance * size);
}

const part = (min: number, max: number) => fc.integer({ min: 0, max: 1000 }).map((k) => min + ((max - min) * k) / 1000);
const level = fc.oneof(fc.constantFrom(0, 1, 0.5), part(0, 1), part(0.9, 1));
const games = fc.record({
  speeds: fc.array(part(0.05, 4), { minLength: 2, maxLength: 4 }), exponent: fc.constantFrom(0.5, 1, 1.7, 3), enmity: fc.oneof(fc.constantFrom(0, 1), part(0, 1)),
  disasterLoss: fc.oneof(fc.constant(0), part(0, 3)), floor: fc.oneof(fc.constant(0), part(0, 1), part(0.8, 1)), fine: fc.oneof(fc.constant(0), part(0, 0.3)),
});

describe('gains and ranges of any profile are those of a search over each lab\'s own safety', () => {
  it('1,000 random profiles, fines and floors included', () => {
    let gained = 0;
    fc.assert(fc.property(games, fc.array(level, { minLength: 4, maxLength: 4 }), (game, levels) => {
      const safety = game.speeds.map((_, i) => levels[i]!);
      agrees(game, safety);
      if (checkSafetyRace(game, safety).epsilon > 1e-3) gained++;
    }), { numRuns: 1000 });
    expect(gained).toBeGreaterThan(100);
  });

  it('where all others stand still: a lab alone at full safety, below the floor, and at it', () => {
    for (const fine of [0, 0.2, 2]) {
      for (const floor of [0, 0.5, 1]) {
        for (const own of [0, 0.3, 0.5, 0.9, 1]) agrees(race({ floor, fine, enmity: 0.6, disasterLoss: 0.5 }), [own, 1]);
      }
    }
  });

  it('a lab that is the only one wins at any speed, and is best off safe', () => {
    const alone = race({ speeds: [2], disasterLoss: 0.5 });
    // 1.5 s - 0.5, whatever the speed.
    expect(checkSafetyRace(alone, [0.2]).epsilon).toBeCloseTo(1.2, 12);
    expect(checkSafetyRace(alone, [1])).toEqual({ epsilon: 0, range: 1.5 });
    expect(checkSafetyRace({ ...alone, floor: 0.6, fine: 0.3 }, [0.2]).epsilon).toBeCloseTo(1.5, 12);
  });

  it('where the best unsafety is tiny: a lab a million times as fast as its rivals', () => {
    for (const [speed, exponent] of [[1e4, 1], [1e6, 1], [1e6, 2], [1e3, 0.5]] as const) {
      for (const own of [0, 0.9, 0.999]) agrees(race({ speeds: [speed, 1], exponent, enmity: 0.8 }), [own, 0.4]);
    }
    // r = 1, e = 1: the reply is z = (sqrt(B² + kB) - B)/k, worth s z k/(z k + B).
    const [k, B] = [1e12, 0.6];
    const z = (Math.sqrt(B * B + k * B) - B) / k;
    const best = ((1 - z) * z * k) / (z * k + B);
    const slow = race({ speeds: [k, 1] });
    expect(checkSafetyRace(slow, [0, 0.4]).epsilon).toBeCloseTo(best, 11);
    // All that is left is what its rival may gain, which hardly ever wins.
    expect(checkSafetyRace(slow, [1 - z, 0.4]).epsilon).toBeLessThan(1e-6);
  });

  it('labs alike in speed and safety have the same gain, and others are not taken for them', () => {
    for (const [speeds, safety] of [[[1, 1, 1], [0.4, 0.4, 0.4]], [[1, 3, 1], [0.4, 0.4, 0.4]], [[3, 1, 1], [0.4, 0.4, 0.7]], [[1, 1, 5], [0.4, 0.9, 0.4]]] as const) {
      agrees(race({ speeds, enmity: 0.7, floor: 0.5, fine: 0.1 }), safety);
    }
  });
});
