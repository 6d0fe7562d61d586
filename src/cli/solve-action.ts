import { checkGame, exampleOf, isOpen, normalForm, solve, SolveFault } from '../actions/solve.ts';
import { mostEffort, usualEffort } from '../games/solve/effort.ts';
import { optimiseLate } from '../platform/node/late-optimisation.ts';
import { print, printJson, say, wrongInput } from './io.ts';
import { readInput } from './read-input.ts';
import type { SolveOptions } from './solve.ts';

export async function solveAction(game: string, options: SolveOptions): Promise<void> {
  const path = options.input ?? '-';
  const file = path === '-' ? 'standard input' : path;
  try {
    // Before standard input is read: a mistyped name should not wait for it.
    checkGame(game);
    if (options.example) return printJson(await exampleOf(game));
    await optimiseLate();
    const text = await readInput(path);
    if (options.nfg) return print(await normalForm(game, text, file, options.points));
    const { effort, atOnce = false, quiet = false } = options;
    const answer = await solve(game, text, file, atOnce ? effort : usualEffort);
    if (effort > usualEffort && !atOnce && isOpen(game, answer)) return await (await import('./solve-on.ts')).solveOn(game, text, answer, effort, quiet);
    printJson(answer);
    if (!quiet && isOpen(game, answer)) say(givenUp(effort));
  } catch (error) {
    if (error instanceof SolveFault) throw wrongInput(...error.lines);
    throw error;
  }
}

/** What to do about a search that was given up. */
export function givenUp(effort: number): string {
  const more = Math.min(mostEffort, 10 * effort);
  return more > effort ? `The search was given up before its end: --effort ${more} lets it take ${more / effort} times as long.` : 'The search was given up before its end.';
}
