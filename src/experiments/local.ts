import type { RunRecord } from '../engine/types.ts';
import { computeBlock, type RunFunction } from './block.ts';
import type { BlockJob, BlockResult, RunPool, SingleJob } from './types.ts';
import { Cancelled } from './worker-lost.ts';

/** A pool without workers: everything is computed on the caller's thread when it is asked for. For small work and for tests. */
export function createLocalPool(runToEnd: RunFunction): RunPool {
  return {
    size: 0,
    async runBlock(job: BlockJob, signal?: AbortSignal): Promise<BlockResult> {
      if (signal?.aborted) throw new Cancelled('the block');
      return computeBlock(job, runToEnd);
    },
    async runSingle(job: SingleJob, signal?: AbortSignal): Promise<RunRecord> {
      if (signal?.aborted) throw new Cancelled('the run');
      return runToEnd(job.scenario, job.run, { record: { series: true, events: true, portfolios: true }, ...(job.suppress && { suppress: job.suppress }) });
    },
    async close(): Promise<void> {},
  };
}
