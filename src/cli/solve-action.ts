import { checkGame, exampleOf, isOpen, normalForm, solve, SolveFault } from '../actions/solve.ts';
import { mostEffort, usualEffort } from '../games/solve/effort.ts';
import { optimiseLate } from '../platform/node/late-optimisation.ts';
import { Exit, print, printJson, say, status, wrongInput } from './io.ts';
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
    const goesOn = effort > usualEffort && !atOnce && isOpen(game, answer);
    const more = goesOn ? await (await import('./solve-on.ts')).solveOn(game, text, effort, quiet) : null;
    if (more === null || more.text === null) printJson(answer);
    else print(more.text);
    if (more?.interrupted) throw new Exit(status.interrupted, [`interrupted: the answer is that of effort ${more.reached}`]);
    const isCutShort = isOpen(game, more === null || more.text === null ? answer : JSON.parse(more.text) as typeof answer);
    if (!quiet && isCutShort) say(cutShort(effort));
  } catch (error) {
    if (error instanceof SolveFault) throw wrongInput(...error.lines);
    throw error;
  }
}

/** What to do about a search or a list that was cut short. */
function cutShort(effort: number): string {
  const more = Math.min(mostEffort, 10 * effort);
  return more > effort ? `The search or its list was cut short: --effort ${more} lets it take ${more / effort} times as long.` : 'The search or its list was cut short.';
}
