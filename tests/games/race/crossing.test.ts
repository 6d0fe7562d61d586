import fc from 'fast-check';
import { expect, test } from 'vitest';
import { certifyRace, type PlainRaceProblem } from '../../../src/games/race/index.ts';
import { compileRace } from '../../../src/games/race/compile.ts';
import { crossesOver } from '../../../src/games/race/crossing.ts';
import { Profile, setProfile } from '../../../src/games/race/profile.ts';
import { patternOf } from '../../../src/games/race/regimes.ts';
import { near, Search } from '../../../src/games/race/search.ts';
import { mergeFound, runTask, stageTasks } from '../../../src/games/race/tasks.ts';
import { numbers, randomPlainGame } from './random-games.ts';

/** A race of up to six labs under a cap with a fine of any size, every other one so decisive that payoffs have several peaks. */
function capped(seed: number, labs?: number): PlainRaceProblem {
  const game = randomPlainGame(seed, labs);
  const next = numbers(seed + 99);
  const decisiveness = seed % 2 === 0 ? game.decisiveness : next(8, 40);
  return { ...game, decisiveness, penalty: { cap: next(0.3, 0.9), expected: 10 ** next(2, 6) } };
}

/** Whether two equilibria are one, or ends of a stretch of them: where a lab's payoff hardly moves, any budget between passes the checker too, and which one is found is no matter. */
function sameOrFlat(game: PlainRaceProblem, a: Float64Array, b: Float64Array): boolean {
  const between = (part: number): number[] => Array.from(a, (x, i) => x + part * (b[i]! - x));
  return near(a, b) || [0.25, 0.5, 0.75].every((part) => certifyRace(game, between(part)).epsilonRelative <= 1e-9);
}

test('a profile that a lab plainly leaves for the other side of the cap is refused by the checker', () => {
  let crossed = 0;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e8 }), (seed) => {
      const game = capped(seed);
      const race = compileRace(game);
      const next = numbers(seed);
      const budgets = Float64Array.from({ length: race.labs }, (_, i) => next(race.lower[i], race.upper[i]));
      const profile = new Profile(race.labs, race.views);
      setProfile(race, profile, budgets);
      if (!crossesOver(race, profile, patternOf(race, budgets))) return;
      crossed++;
      expect(certifyRace(game, [...budgets]).epsilonRelative).toBeGreaterThan(1e-9);
    }),
    { numRuns: 1000, seed: 3 },
  );
  expect(crossed).toBeGreaterThan(300);
});

test('regimes given up, and searches that end on known ground, lose no equilibrium, 1,000 random games', () => {
  let several = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const game = capped(seed, seed % 25 === 0 ? undefined : 1 + (seed % 3));
    const race = compileRace(game);
    const tasks = stageTasks(race, 'thorough', 0)!;
    const patient = new Search(race);
    const all = mergeFound(tasks.map((task) => runTask(patient, { ...task, screened: false })));
    const short = new Search(race, undefined, undefined, true);
    const found = mergeFound(tasks.map((task) => runTask(short, task)));
    if (all.length > 1) several++;
    for (const { budgets } of all) expect(found.some((other) => sameOrFlat(game, budgets, other.budgets)), `game ${seed}`).toBe(true);
    for (const { budgets } of found) expect(all.some((other) => sameOrFlat(game, budgets, other.budgets)), `game ${seed}`).toBe(true);
  }
  expect(several).toBeGreaterThan(20);
});
