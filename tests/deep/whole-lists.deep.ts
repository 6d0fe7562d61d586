import { expect, it } from 'vitest';
import { compileRace } from '../../src/games/race/compile.ts';
import { Search } from '../../src/games/race/search.ts';
import { coverAggregates } from '../../src/games/race/whole/cover.ts';
import { solveQuantal } from '../../src/games/qre/solve.ts';
import { randomQuantal } from '../games/qre/random-games.ts';
import { fromManyPoints } from '../games/race/from-many-points.ts';
import { randomPlainGame } from '../games/race/random-games.ts';
import { foundAlone } from '../games/spt/found-alone.ts';
import { randomGame } from '../games/spt/reference.ts';

/** Random games; `LAB_RACE_GAMES` shortens the check while it is worked on. */
const games = Number(process.env['LAB_RACE_GAMES'] ?? 8000);

it('the complete search of the plain race loses nothing that a search from many points finds, but what passes the checker by its tolerance', () => {
  let [proved, more, tolerated] = [0, 0, 0];
  const milliseconds: number[] = [];
  for (let seed = 0; seed < games; seed++) {
    const game = randomPlainGame(seed);
    const race = compileRace(game);
    const search = new Search(race);
    const start = performance.now();
    const { complete, found } = coverAggregates(race, [], (from) => search.from(from, null, 0));
    milliseconds.push(performance.now() - start);
    if (!complete) continue;
    proved++;
    const searched = fromManyPoints(game);
    if (found.length > searched.found.length) more++;
    for (const { budgets, epsilonRelative } of searched.found) {
      if (found.some((other) => other.budgets.every((b, i) => Math.abs(b - budgets[i]!) < 1e-5))) continue;
      tolerated++;
      const weights = Array.from(budgets, (b, i) => Math.exp(race.logWeight[i]! - race.weightSlope[i]! * b));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      // Some lab gains, though less than is taken for something; or labs that differ from one of the list have next to no chance, and so next to no reason to choose one budget or the other.
      const alike = found.some((other) => other.budgets.every((b, i) => Math.abs(b - budgets[i]!) < 1e-4 || weights[i]! / total < 1e-4));
      expect(alike || epsilonRelative > 1e-12, `seed ${seed}: ${budgets.join(' ')}`).toBe(true);
    }
  }
  milliseconds.sort((a, b) => a - b);
  const at = (share: number): string => milliseconds[Math.min(games - 1, Math.floor(share * games))]!.toFixed(1);
  console.log(`plain race: ${proved} of ${games} proved, ${more} with equilibria that a search from many points lacks, ${tolerated} profiles tolerated; ms median ${at(0.5)}, 99 % ${at(0.99)}, most ${at(1)}`);
  expect(proved / games).toBeGreaterThan(0.97);
}, 1_800_000);

it('the complete search of the safety-performance tradeoff loses nothing that best replies from all starts come to', () => {
  let proved = 0;
  for (let seed = 0; seed < games; seed++) {
    const { complete, lacking } = foundAlone(randomGame(seed));
    if (!complete) continue;
    proved++;
    expect(lacking, `seed ${seed}`).toEqual([]);
  }
  console.log(`safety-performance tradeoff: ${proved} of ${games} proved`);
  expect(proved / games).toBeGreaterThan(0.9);
}, 1_800_000);

it('the number of quantal responses is odd, as it is of every game that is not degenerate', () => {
  let even = 0;
  /** By the number of actions of the player with fewer: games, and lists that were proved. */
  const bySize = new Map<number, { games: number; proved: number }>();
  for (let seed = 0; seed < games; seed++) {
    const game = randomQuantal(seed);
    const { equilibria, certificate } = solveQuantal(game);
    if (equilibria.length % 2 === 0) even++;
    const size = Math.min(game.row.length, game.row[0]!.length);
    const counts = bySize.get(size) ?? { games: 0, proved: 0 };
    bySize.set(size, counts);
    counts.games++;
    if (certificate.selection.includes('there may be')) continue;
    counts.proved++;
    expect(equilibria.length % 2, `seed ${seed}`).toBe(1);
  }
  const proved = [...bySize.values()].reduce((sum, counts) => sum + counts.proved, 0);
  const sizes = [...bySize].sort(([a], [b]) => a - b).map(([size, counts]) => `${counts.proved} of ${counts.games} of ${size} actions`);
  console.log(`quantal responses: ${proved} of ${games} proved (${sizes.join(', ')}), an even number in ${even}`);
  expect(proved / games).toBeGreaterThan(0.8);
  expect(even / games).toBeLessThan(0.002);
}, 1_800_000);
