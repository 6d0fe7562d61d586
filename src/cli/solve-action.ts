import { checkGame, effortForMore, exampleOf, normalForm, solve, SolveFault } from '../actions/solve.ts';
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
    const answer = await solve(game, text, file, options.effort);
    printJson(answer);
    const more = effortForMore(game, answer, options.effort);
    if (more !== null && options.quiet !== true) say(`The search was given up before its end: --effort ${more} lets it take ${more / options.effort} times as long.`);
  } catch (error) {
    if (error instanceof SolveFault) throw wrongInput(...error.lines);
    throw error;
  }
}
