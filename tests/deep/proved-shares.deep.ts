import { expect, it } from 'vitest';
import { solveQuantal } from '../../src/games/qre/solve.ts';
import { raceGame } from '../../src/games/race/front.ts';
import { solveSafetyRace } from '../../src/games/safety-race/solve.ts';
import type { Answer } from '../../src/games/solve/answer.ts';
import type { Effort } from '../../src/games/solve/effort.ts';
import { isOpen } from '../../src/games/solve/front.ts';
import { solveSpt } from '../../src/games/spt/solve.ts';
import { randomQuantal } from '../games/qre/random-games.ts';
import { randomPlainGame } from '../games/race/random-games.ts';
import { kinds, racesOf } from '../games/safety-race/random-races.ts';
import { randomGame } from '../games/spt/reference.ts';

/** What part of the games is played; `LAB_RACE_PART` shortens the check while it is worked on. */
const part = Number(process.env['LAB_RACE_PART'] ?? 1);

type Solve = (seed: number, effort: Effort) => Answer<unknown>;

const safetyRaces = kinds.map((kind) => racesOf(kind, 100));

/** Which games, how many of them, and the shares that are to be proved whole at the usual effort and at ten times that. */
const rows: readonly (readonly [title: string, count: number, least: readonly [number, number], solve: Solve])[] = [
  ['safety-race, two to twelve labs, eleven kinds', 1100, [0.97, 0.995], (seed, effort) => solveSafetyRace(safetyRaces[seed % kinds.length]![Math.floor(seed / kinds.length)]!, effort)],
  ['race, one to six labs', 8000, [0.985, 0.995], (seed, effort) => raceGame.solve(randomPlainGame(seed), effort)],
  ['race, twelve labs', 400, [0.95, 0.99], (seed, effort) => raceGame.solve(randomPlainGame(seed, 12), effort)],
  ['race, forty labs', 400, [0.9, 0.99], (seed, effort) => raceGame.solve(randomPlainGame(seed, 40), effort)],
  ['spt, two to four players', 4000, [0.91, 0.99], (seed, effort) => solveSpt(randomGame(seed), effort)],
  ['qre, two to six actions a side', 2000, [0.87, 0.94], (seed, effort) => solveQuantal(randomQuantal(seed), { effort })],
];

it.each(rows)('%s: lists proved whole, the figures of docs/games.md', (title, all, [usual, more], solve) => {
  const count = Math.ceil(all * part);
  const game = title.slice(0, title.indexOf(','));
  const shareAt = (effort: Effort): number => {
    let proved = 0;
    for (let seed = 0; seed < count; seed++) if (!isOpen(game, solve(seed, effort))) proved++;
    return proved / count;
  };
  const shares = [shareAt(1), shareAt(10)] as const;
  console.log(`${title}: of ${count} games ${(100 * shares[0]).toFixed(1)} % proved at effort 1, ${(100 * shares[1]).toFixed(1)} % at 10`);
  expect(shares[0]).toBeGreaterThan(usual);
  expect(shares[1]).toBeGreaterThan(more);
}, 1_800_000);
