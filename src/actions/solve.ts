import type { Answer } from '../games/solve/answer.ts';
import { type Effort, usualEffort } from '../games/solve/effort.ts';
import { finiteGame } from '../games/solve/front.ts';
import { InputError } from '../games/solve/input.ts';
import { checkGameName, loadGame } from '../games/solve/loaders.ts';
import { jsonErrorOffset } from './json-error.ts';
import { hasKeyTwice, jsonPlaces, placeOf } from './json-places.ts';

export { isOpen } from '../games/solve/front.ts';
export { gameNames } from '../games/solve/loaders.ts';

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
    checkGameName(game);
  } catch (error) {
    if (error instanceof InputError) throw new SolveFault(error.faults.map((fault) => fault.message));
    throw error;
  }
}

/** An input of the game to start from. */
export async function exampleOf(game: string): Promise<unknown> {
  const { gameExamples } = await import('../games/solve/examples.ts');
  return gameExamples.find((example) => example.game === game)?.input;
}

/** Solves one game given as JSON text, at one effort; throws `SolveFault` with every fault of the input. */
export function solve(game: string, text: string, file: string, effort: Effort = usualEffort): Promise<Answer<unknown>> {
  return told(file, text, async () => (await loadGame(game)).solveAt(await inputOf(game, text), effort));
}

/** The game in Gambit's payoff form, with `points` evenly spaced strategies a player. */
export function normalForm(game: string, text: string, file: string, points: number): Promise<string> {
  return told(file, text, async () => {
    const { writeNormalForm } = await import('../games/solve/normal-form.ts');
    return writeNormalForm(finiteGame(await loadGame(game), await inputOf(game, text), points));
  });
}

async function told<T>(file: string, text: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InputError) {
      const read = jsonPlaces(text);
      throw new SolveFault(error.faults.map((fault) => `${file}:${lineAndColumn(text, placeOf(read, fault.path, fault.on ?? 'value'))}${fault.path === '' ? '' : ` ${fault.path}`}: ${fault.message}`));
    }
    if (error instanceof NotJson) throw new SolveFault([`${file}:${error.message}`]);
    throw error;
  }
}

class NotJson extends Error {}

async function inputOf(game: string, text: string): Promise<unknown> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const what = text.trim() === '' ? 'no input (a JSON object is needed)' : 'not JSON from here on';
    throw new NotJson(`${lineAndColumn(text, jsonErrorOffset(text))}: ${what}`);
  }
  if (hasKeyTwice(text, json)) throw new InputError(jsonPlaces(text).twice.map(({ path }) => ({ path, on: 'key', message: 'the key stands twice' })));
  return game === 'race' ? (await import('./race-catalogue.ts')).withCatalogue(json) : json;
}

function lineAndColumn(text: string, offset: number): string {
  const before = text.slice(0, offset).split('\n');
  return `${before.length}:${before[before.length - 1]!.length + 1}`;
}
