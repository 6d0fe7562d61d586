import type { LabColumn } from '../engine/types.ts';
import type { Scenario } from '../model/settings.ts';
import { createAssembly } from './assembly.ts';
import type { BlockJob, BlockResult, EnsembleResult, RunPool } from './types.ts';
import { Cancelled, WorkerLost } from './worker-lost.ts';

export interface EnsembleOptions {
  /** How many runs, with indices 0 to runs - 1; at least 1. */
  readonly runs: number;
  /** Quantities whose bands are wanted. */
  readonly paths: readonly LabColumn[];
  /** Levels of the bands, in [0, 1]; none for no bands. */
  readonly levels: readonly number[];
  /** Most runs a call; results do not depend on it. Chosen by the number of labs if absent. */
  readonly blockSize?: number;
  /** Of how many first runs the paths are kept whole, to draw single futures; none if absent. */
  readonly futures?: number;
  /** After how many runs a provisional ensemble is handed to `onPartial` (those below `runs` count). */
  readonly milestones?: readonly number[];
  readonly onPartial?: (partial: EnsembleResult) => void;
  /** Whether blocks bring every run's leader path to `onBlock`. */
  readonly leaders?: boolean;
  /** How many runs are done, gapless from the first on. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Every block in the order of its runs, for writers that keep nothing in memory. */
  readonly onBlock?: (block: BlockResult) => void;
  /** A worker was lost and its block is tried once more; the message says which. */
  readonly onLost?: (message: string) => void;
  /** Stops after the blocks under way; what is complete from run 0 on is returned with `partial: true`. */
  readonly signal?: AbortSignal;
}

/** Runs whose number of labs is small are cheap: calls then carry more of them, so that the trip to a worker does not show, which on full cores takes half a millisecond. */
const LAB_RUNS_A_BLOCK = 80;

function defaultBlockSize(scenario: Scenario, size: number, first: number): number {
  const labs = scenario.labs.reduce((sum, lab) => sum + lab.count, 0);
  const byWork = Math.max(1, Math.floor(LAB_RUNS_A_BLOCK / Math.max(1, labs)));
  return Math.max(1, Math.min(byWork, Math.ceil(first / (2 * Math.max(1, size)))));
}

/**
 * Blocks of at most `size` runs that never straddle a milestone. Towards the end they are smaller, so that the last worker to finish has
 * little left to do when the others have nothing.
 */
function cutBlocks(runs: number, size: number, milestones: readonly number[], workers: number): { readonly from: number; readonly count: number }[] {
  const blocks: { from: number; count: number }[] = [];
  let from = 0;
  for (const end of [...milestones, runs]) {
    while (from < end) {
      const share = Math.ceil((runs - from) / (3 * Math.max(1, workers)));
      const count = Math.min(size, end - from, share);
      blocks.push({ from, count });
      from += count;
    }
  }
  return blocks;
}

/**
 * Computes an ensemble on a pool. The result depends on the scenario and the number of runs alone: not on the pool's size, the block size or
 * the order in which blocks arrive. A block lost with its worker is computed once more; a second loss, and any other error, rejects.
 */
export async function runEnsemble(pool: RunPool, scenario: Scenario, options: EnsembleOptions): Promise<EnsembleResult> {
  const { runs, paths, levels, signal } = options;
  if (!Number.isInteger(runs) || runs < 1) throw new RangeError(`invalid runs: ${runs} (expected a whole number from 1 on)`);
  const milestones = [...new Set(options.milestones ?? [])].filter((m) => Number.isInteger(m) && m > 0 && m < runs).sort((a, b) => a - b);
  const size = options.blockSize ?? defaultBlockSize(scenario, pool.size, milestones[0] ?? runs);
  const blocks = cutBlocks(runs, size, milestones, pool.size);
  const assembly = createAssembly(scenario, runs, paths);
  const pending = [...milestones];
  const stop = new AbortController();
  const onAbort = (): void => stop.abort();
  if (signal?.aborted) stop.abort();
  signal?.addEventListener('abort', onAbort);

  const accept = (block: BlockResult): void => {
    const fresh = assembly.add(block);
    if (fresh.length === 0) return;
    for (const joined of fresh) options.onBlock?.(joined);
    options.onProgress?.(assembly.done, runs);
    let reached = 0;
    while (pending.length > 0 && pending[0]! <= assembly.done) reached = pending.shift()!;
    if (reached > 0 && !stop.signal.aborted) options.onPartial?.(assembly.result(reached, levels, options.futures ?? 0));
  };

  let next = 0;
  let failure: { readonly error: unknown } | null = null;
  // Two calls a worker: the next block waits at the worker's door while the page or the terminal takes the last one in.
  const lane = async (): Promise<void> => {
    while (next < blocks.length && !stop.signal.aborted) {
      const job: BlockJob = { scenario, paths, ...blocks[next++]!, ...(options.leaders && { leaders: true }) };
      try {
        accept(await runTwice(pool, job, stop.signal, options.onLost));
      } catch (error) {
        if (!(error instanceof Cancelled)) {
          failure ??= { error };
          stop.abort();
        }
        return;
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(blocks.length, 2 * Math.max(1, pool.size)) }, lane));
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
  if (failure !== null) throw (failure as { readonly error: unknown }).error;
  return assembly.result(assembly.done, levels, options.futures ?? 0);
}

async function runTwice(pool: RunPool, job: BlockJob, signal: AbortSignal, onLost?: (message: string) => void): Promise<BlockResult> {
  try {
    return await pool.runBlock(job, signal);
  } catch (error) {
    if (!(error instanceof WorkerLost) || signal.aborted) throw error;
    onLost?.(error.message);
    return await pool.runBlock(job, signal);
  }
}
