import { InputError } from '../games/solve/input.ts';
import { writeNormalForm } from '../games/solve/normal-form.ts';
import { gameExamples } from '../games/solve/examples.ts';
import { games, gameNamed, normalFormOf, solveGame } from '../games/solve/registry.ts';
import type { Answer } from '../games/solve/answer.ts';
import { measures as catalogue } from '../model/measures/catalogue.ts';
import { jsonErrorOffset } from './json-error.ts';

export function gameNames(): readonly string[] {
  return games.map((game) => game.name);
}

/** The input is wrong; one line a fault. */
export class SolveFault extends Error {
  override readonly name = 'SolveFault';
  readonly lines: readonly string[];
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Throws `SolveFault` for a name that is no game. */
export function checkGame(game: string): void {
  try {
    gameNamed(game);
  } catch (error) {
    if (error instanceof InputError) throw new SolveFault(error.faults.map((fault) => fault.message));
    throw error;
  }
}

/** An input of the game to start from. */
export const exampleOf = (game: string): unknown => gameExamples.find((example) => example.game === game)?.input;

/** Solves one game given as JSON text; throws `SolveFault` with every fault of the input. */
export function solve(game: string, text: string, file: string): Answer<unknown> {
  return told(file, () => solveGame(game, inputOf(game, text)));
}

/** The game in Gambit's payoff form, with `points` evenly spaced strategies a player. */
export function normalForm(game: string, text: string, file: string, points: number): string {
  return told(file, () => writeNormalForm(normalFormOf(game, inputOf(game, text), points)));
}

function told<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof InputError) throw new SolveFault(error.faults.map((fault) => `${file}${fault.path === '' ? '' : ` ${fault.path}`}: ${fault.message}`));
    if (error instanceof NotJson) throw new SolveFault([`${file}:${error.message}`]);
    throw error;
  }
}

class NotJson extends Error {}

function inputOf(game: string, text: string): unknown {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const before = text.slice(0, jsonErrorOffset(text)).split('\n');
    const what = text.trim() === '' ? 'no input (a JSON object is needed)' : 'not JSON from here on';
    throw new NotJson(`${before.length}:${(before[before.length - 1] ?? '').length + 1}: ${what}`);
  }
  return game === 'race' ? withCatalogue(json) : json;
}

/** The race game without measures of its own is played with the catalogue; the game itself knows no catalogue. */
export function withCatalogue(json: unknown): unknown {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || 'measures' in json) return json;
  const measures = catalogue.map(({ name, cost, reduction, visibility, verifiability }) => ({ name, cost, reduction, visibility, verifiability }));
  return { ...json, measures };
}
