import { nearestName } from '../../core/compare.ts';
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
import type { Answer, GameFront, NormalForm } from './answer.ts';
import { InputError } from './input.ts';

/** A front whose input only it understands, so that fronts of different games share one table. */
export interface AnyFront {
  readonly name: string;
  /** Throws `InputError` with every fault of the input. */
  readonly solve: (json: unknown) => Answer<unknown>;
  /** Absent for games that are not simultaneous. */
  readonly normalForm?: (json: unknown, points: number) => NormalForm;
}

function front<Input, Solution>(game: GameFront<Input, Solution>): AnyFront {
  const { normalForm } = game;
  const solve = (json: unknown): Answer<unknown> => game.solve(game.read(json));
  if (normalForm === undefined) return { name: game.name, solve };
  return { name: game.name, solve, normalForm: (json, points) => normalForm(game.read(json), points) };
}

/** Every game that `solve` answers, in the order of the contract. */
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
  const found = games.find((game) => game.name === name);
  if (found !== undefined) return found;
  const names = games.map((game) => game.name);
  const near = nearestName(name, names);
  throw new InputError([{ path: '', message: `unknown game ${name}${near === undefined ? `; there are ${names.join(', ')}` : `; did you mean ${near}?`}` }]);
}

/** Reads and solves one game given as JSON data. Throws `InputError` with every fault. */
export const solveGame = (name: string, json: unknown): Answer<unknown> => gameNamed(name).solve(json);

/** The game as a finite one with `points` strategies a player (at least 2). Throws `InputError` where the game has none. */
export function normalFormOf(name: string, json: unknown, points: number): NormalForm {
  const { normalForm } = gameNamed(name);
  if (normalForm === undefined) {
    const able = games.filter((game) => game.normalForm !== undefined).map((game) => game.name);
    throw new InputError([{ path: '', message: `${name} has no normal form; games that have are ${able.join(', ')}` }]);
  }
  if (!Number.isInteger(points) || points < 2) throw new InputError([{ path: '', message: `expected at least 2 points, found ${points}` }]);
  return normalForm(json, points);
}
