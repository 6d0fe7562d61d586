import { contestGame } from '../contest/front.ts';
import { deterrenceGame } from '../deterrence/solve.ts';
import { dsairGame } from '../dsair/front.ts';
import { evolutionGame } from '../evolution/front.ts';
import { fineTuningGame } from '../fine-tuning/front.ts';
import { inspectionGame } from '../inspection/solve.ts';
import { precipiceGame } from '../precipice/front.ts';
import { quantalGame } from '../qre/solve.ts';
import { raceGame } from '../race/front.ts';
import { researcherGame } from '../researcher/front.ts';
import { safetyRaceGame } from '../safety-race/front.ts';
import { sptGame } from '../spt/front.ts';
import type { Answer, NormalForm } from './answer.ts';
import type { Effort } from './effort.ts';
import { type AnyFront, checkName, finiteGame, front } from './front.ts';

/** Every game that `solve` answers, in the order of the contract: all loaded at once. `loaders.ts` loads one. */
export const games: readonly AnyFront[] = [
  front(contestGame),
  front(safetyRaceGame),
  front(raceGame),
  front(fineTuningGame),
  front(inspectionGame),
  front(deterrenceGame),
  front(sptGame),
  front(precipiceGame),
  front(evolutionGame),
  front(dsairGame),
  front(quantalGame),
  front(researcherGame),
];

/** The front of a game; throws `InputError` for an unknown name. */
export function gameNamed(name: string): AnyFront {
  checkName(name, games.map((game) => game.name));
  return games.find((game) => game.name === name)!;
}

/** Reads and solves one game given as JSON data. Throws `InputError` with every fault. */
export const solveGame = (name: string, json: unknown, effort?: Effort): Answer<unknown> => gameNamed(name).solve(json, effort);

/** The game as a finite one with `points` strategies a player (at least 2). Throws `InputError` where the game has none. */
export const normalFormOf = (name: string, json: unknown, points: number): NormalForm => finiteGame(gameNamed(name), json, points);
