import { isOpen } from '../actions/solve.ts';
import type { Answer } from '../games/solve/answer.ts';
import { type Effort, stagesOf } from '../games/solve/effort.ts';
import { solveApart } from '../platform/node/solve-apart.ts';
import { Exit, onInterrupt, print, printJson, say, status } from './io.ts';
import { givenUp } from './solve-action.ts';

/** Goes on from an answer that is open at the usual effort, each stage ten times as hard; interrupted it prints the last answer that it has. */
export async function solveOn(game: string, text: string, usual: Answer<unknown>, effort: Effort, quiet: boolean): Promise<void> {
  const interruption = onInterrupt('stopping; the last answer is shown');
  try {
    let known: string | null = null;
    let reached: Effort = 1;
    const show = (): void => (known === null ? printJson(usual) : print(known));
    for (const stage of stagesOf(effort).slice(1)) {
      if (!quiet) say(`effort ${reached} did not do; searching with ${stage}`);
      const out = await solveApart(game, text, stage, interruption.signal);
      if (out === null) {
        show();
        throw new Exit(status.interrupted, [`interrupted: the answer is that of effort ${reached}`]);
      }
      [known, reached] = [out, stage];
      if (!isOpen(game, JSON.parse(out) as Answer<unknown>)) return show();
    }
    show();
    if (!quiet) say(givenUp(effort));
  } finally {
    interruption.release();
  }
}
