import { nearestName } from '../../core/compare.ts';
import type { Answer, GameFront, NormalForm } from './answer.ts';
import { type Effort, searchedGames, stagesOf, usualEffort } from './effort.ts';
import { InputError } from './input.ts';
import { saysLacking } from './selection-words.ts';

/** A front whose input only it understands, so that fronts of different games share one table. */
export interface AnyFront {
  readonly name: string;
  /** Throws `InputError` with every fault of the input. */
  readonly solve: (json: unknown, effort?: Effort) => Answer<unknown>;
  /** At one effort alone. */
  readonly solveAt: (json: unknown, effort: Effort) => Answer<unknown>;
  /** Absent for games that are not simultaneous. */
  readonly normalForm?: (json: unknown, points: number) => NormalForm;
}

/** Whether a search was given up or a list cut short, so that more effort may tell more. */
export const isOpen = (game: string, { certificate }: Answer<unknown>): boolean => searchedGames.includes(game) && (certificate.status === 'unresolved' || saysLacking(certificate.selection));

/** The front of a game with its input type forgotten; with more than the usual effort it searches in stages until nothing is open. */
export function front<Input, Solution>(game: GameFront<Input, Solution>): AnyFront {
  const { normalForm } = game;
  const solve = (json: unknown, effort: Effort = usualEffort): Answer<unknown> => {
    const input = game.read(json);
    const [first, ...more] = stagesOf(effort);
    let answer = game.solve(input, first);
    for (const stage of more) {
      if (!isOpen(game.name, answer)) break;
      answer = game.solve(input, stage);
    }
    return answer;
  };
  const solveAt = (json: unknown, effort: Effort): Answer<unknown> => game.solve(game.read(json), effort);
  if (normalForm === undefined) return { name: game.name, solve, solveAt };
  return { name: game.name, solve, solveAt, normalForm: (json, points) => normalForm(game.read(json), points) };
}

/** Throws `InputError`, with the nearest name, where `name` is none of `names`. */
export function checkName(name: string, names: readonly string[]): void {
  if (names.includes(name)) return;
  const near = nearestName(name, names);
  throw new InputError([{ path: '', message: `unknown game ${name}${near === undefined ? `; there are ${names.join(', ')}` : `; did you mean ${near}?`}` }]);
}

/** The game as a finite one with `points` strategies a player (at least 2). Throws `InputError` where the game has none. */
export function finiteGame({ name, normalForm }: AnyFront, json: unknown, points: number): NormalForm {
  if (normalForm === undefined) {
    throw new InputError([{ path: '', message: `${name} has no normal form; games that have are ${withNormalForm.join(', ')}` }]);
  }
  if (!Number.isInteger(points) || points < 2) throw new InputError([{ path: '', message: `expected at least 2 points, found ${points}` }]);
  return normalForm(json, points);
}

/** The games whose players move at once, which alone have a normal form. */
export const withNormalForm = ['contest', 'safety-race', 'race', 'inspection', 'evolution', 'dsair', 'qre'] as const;
