import type { RunPool } from '../../experiments/types.ts';
import { Cancelled, WorkerLost } from '../../experiments/worker-lost.ts';
import type { Scenario } from '../../model/settings.ts';
import type { FutureStore } from './store.ts';

/** Futures that the plane shows; of scenarios with more labs than fit in lanes only as many as the ensemble has. */
export const mostFutures = 2000;
/** Runs a call: enough that a worker rarely waits for this thread; it stops between two of them. */
const runsACall = 20;

/** Gaps in the runs that are there, as blocks, in order of runs. */
export function missingBlocks(has: (run: number) => boolean, total: number, size: number = runsACall): { from: number; count: number }[] {
  const blocks: { from: number; count: number }[] = [];
  for (let run = 0; run < total; run++) {
    if (has(run)) continue;
    const last = blocks.at(-1);
    if (last && last.from + last.count === run && last.count < size) last.count++;
    else blocks.push({ from: run, count: 1 });
  }
  return blocks;
}

/** Computes the futures that are missing, until all are there or the signal stops it; runs that any ensemble brought are not computed again. */
export async function fillFutures(pool: RunPool, scenario: Scenario, store: FutureStore, total: number, signal: AbortSignal): Promise<void> {
  const { byRun } = store.of(scenario);
  const blocks = missingBlocks((run) => byRun.has(run), total);
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < blocks.length && !signal.aborted) {
      const job = { scenario, paths: [], leaders: true, ...blocks[next++]! };
      try {
        // A worker that was lost has been replaced: once more.
        const block = await pool.runBlock(job, signal).catch((error: unknown) => {
          if (error instanceof WorkerLost && !signal.aborted) return pool.runBlock(job, signal);
          throw error;
        });
        if (!signal.aborted) store.add(scenario, block);
      } catch (error) {
        if (error instanceof Cancelled) return;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: 2 * Math.max(1, pool.size) }, lane));
}
