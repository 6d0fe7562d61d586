import { nearestName } from '../../core/compare.ts';
import { contestGame } from '../contest/front.ts';
import { deterrenceGame } from '../deterrence/solve.ts';
import { dsairGame } from '../dsair/front.ts';
import { evolutionGame } from '../evolution/front.ts';
import { fineTuningGame } from '../fine-tuning/front.ts';
import { inspectionGame } from '../inspection/solve.ts';
import { precipiceGame } from '../precipice/front.ts';
import { quantalGame } from '../qre/solve.ts';
import { researcherGame } from '../researcher/front.ts';
import { safetyRaceGame } from '../safety-race/front.ts';
import { sptGame } from '../spt/front.ts';
import type { Answer, NormalForm } from './answer.ts';
import { InputError } from './input.ts';

/**
 * A front whose input only it understands, so that fronts of different games share one table: what `read` returns is for `solve` and
 * `normalForm` of the same front. Written as methods, whose parameters may be narrower than `unknown`.
 */
export interface AnyGameFront {
  readonly name: string;
  /** Throws `InputError` with every fault of the input. */
  read(json: unknown): unknown;
  solve(input: unknown): Answer<unknown>;
  /** Absent for games that are not simultaneous; throws `InputError` where the table would be too large. */
  normalForm?(input: unknown, points: number): NormalForm;
}

const fronts: readonly AnyGameFront[] = [
  contestGame,
  safetyRaceGame,
  fineTuningGame,
  inspectionGame,
  deterrenceGame,
  sptGame,
  precipiceGame,
  evolutionGame,
  dsairGame,
  quantalGame,
  researcherGame,
];

/** Every game that `solve` answers, by name, in the order of the contract. */
export const games: Readonly<Record<string, AnyGameFront>> = Object.fromEntries(fronts.map((front) => [front.name, front]));

/** Reads and solves one game given as JSON data. Throws `InputError` with every fault, or for an unknown name. */
export function solveGame(name: string, json: unknown): Answer<unknown> {
  const front = Object.hasOwn(games, name) ? games[name] : undefined;
  if (front !== undefined) return front.solve(front.read(json));
  const names = Object.keys(games);
  const near = nearestName(name, names);
  const hint = near === undefined ? `; there are ${names.join(', ')}` : `; did you mean ${near}?`;
  throw new InputError([{ path: '', message: `unknown game ${name}${hint}` }]);
}
