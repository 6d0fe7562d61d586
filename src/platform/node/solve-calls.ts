import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { GameExample } from '../../games/solve/examples.ts';
import { packageFolder } from './location.ts';

/** Milliseconds of calls of the command on one input, each a process of its own. */
export interface SolveCalls {
  readonly game: string;
  readonly title: string;
  readonly milliseconds: readonly number[];
}

/** Calls `lab-race solve` on every input `rounds` times, in rounds over all of them so that a busy spell of the machine does not meet one alone. */
export function measureSolveCalls(inputs: readonly GameExample[], rounds: number): SolveCalls[] {
  const command = join(packageFolder(), 'bin', 'lab-race.mjs');
  const calls = inputs.map(({ game, title, input }) => ({ game, title, text: JSON.stringify(input), milliseconds: [] as number[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { game, text, milliseconds } of calls) {
      const start = performance.now();
      const { status, stderr } = spawnSync(process.execPath, [command, 'solve', game], { input: text, encoding: 'utf8', maxBuffer: 2 ** 28 });
      milliseconds.push(performance.now() - start);
      if (status !== 0) throw new Error(`lab-race solve ${game} failed: ${stderr}`);
    }
  }
  return calls.map(({ game, title, milliseconds }) => ({ game, title, milliseconds }));
}
