import { expect, test } from 'vitest';
import { best, bestResponse } from '../../../src/games/race/best-response.ts';
import { compileRace } from '../../../src/games/race/compile.ts';
import type { CompiledRace } from '../../../src/games/race/compiled.ts';
import { Profile, restOf, setProfile } from '../../../src/games/race/profile.ts';
import { randomGame } from './random-games.ts';

/** Best responses of every lab to rivals in the middle of their budgets, over all its budgets and over their upper part. */
function replies(race: CompiledRace): number[] {
  const profile = new Profile(race.labs, race.views);
  setProfile(race, profile, race.lower.map((low, i) => (low + race.upper[i]!) / 2));
  return Array.from(race.lower).flatMap((low, i) =>
    [low, (2 * low + race.upper[i]!) / 3].flatMap((from) => {
      bestResponse(race, i, profile.rest, restOf(race, profile, i), from, race.upper[i]!, false);
      return [best.budget, best.payoff, best.peaks];
    }));
}

test('scans that keep their plans reply to the same bits as in memory that never held another game, 1,000 random games', () => {
  const reused = new Map<number, CompiledRace>();
  for (let seed = 1; seed <= 500; seed++) {
    const game = randomGame(seed);
    // The same portfolios, hence frontiers, with other speeds.
    for (const each of [game, { ...game, labs: game.labs.map((lab) => ({ ...lab, speed: 1.3 * lab.speed })) }]) {
      const race = compileRace(each, reused.get(game.labs.length) ?? null);
      reused.set(race.labs, race);
      const expected = replies(compileRace(each));
      expect(replies(race), `game ${seed}`).toEqual(expected);
      // The second time from the plans that were kept.
      expect(replies(race), `game ${seed}`).toEqual(expected);
    }
  }
});

test('a lab with another frontier is scanned along that', () => {
  const race = compileRace(randomGame(3, 3));
  const other = compileRace(randomGame(4, 3));
  const before = replies(race);
  const own = race.frontier[0]!;
  race.frontier[0] = other.frontier[0]!;
  const swapped = replies(race);
  expect(swapped).not.toEqual(before);
  race.compilation++;
  expect(replies(race)).toEqual(swapped);
  race.frontier[0] = own;
  expect(replies(race)).toEqual(before);
});
