import { isOpen } from '../actions/solve.ts';
import type { Answer } from '../games/solve/answer.ts';
import { type Effort, stagesOf } from '../games/solve/effort.ts';
import { solveApart } from '../platform/node/solve-apart.ts';
import { onInterrupt, say } from './io.ts';

/** How far a longer search came: the text of its last answer, null where that is the one before, and at which effort it was found. */
export interface SearchedOn {
  readonly text: string | null;
  readonly reached: Effort;
  readonly interrupted: boolean;
}

/** Goes on from an answer that is open at the usual effort, each stage ten times as hard, until it is whole, the effort is reached or the reader interrupts it. */
export async function solveOn(game: string, input: string, effort: Effort, quiet: boolean): Promise<SearchedOn> {
  const interruption = onInterrupt('stopping; the last answer is shown');
  try {
    const [first, ...stages] = stagesOf(effort);
    let last: SearchedOn = { text: null, reached: first!, interrupted: false };
    for (const stage of stages) {
      if (!quiet) say(`effort ${last.reached} did not do; searching with ${stage}`);
      const text = await solveApart(game, input, stage, interruption.signal);
      if (text === null) return { ...last, interrupted: true };
      last = { text, reached: stage, interrupted: false };
      if (!isOpen(game, JSON.parse(text) as Answer<unknown>)) break;
    }
    return last;
  } finally {
    interruption.release();
  }
}
