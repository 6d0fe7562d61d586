import type { RunRecord } from '../engine/types.ts';
import { computeBlock } from '../experiments/block.ts';
import type { BlockJob, BlockResult, RunPool } from '../experiments/types.ts';

/**
 * A pool that computes every run of a block with its series and events and hands the records on in the order of runs, so that files can be
 * written while an ensemble grows and nothing is computed twice. Results are those of the pool itself.
 */
export function createRecordingPool(pool: RunPool, onRecord: (record: RunRecord) => void): RunPool {
  const waiting = new Map<number, RunRecord>();
  let next = 0;
  const take = (records: readonly RunRecord[]): void => {
    for (const record of records) waiting.set(record.run, record);
    for (let record = waiting.get(next); record !== undefined; record = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      onRecord(record);
    }
  };
  return {
    size: pool.size,
    runSingle: (job, signal) => pool.runSingle(job, signal),
    close: () => pool.close(),
    async runBlock(job: BlockJob, signal?: AbortSignal): Promise<BlockResult> {
      const records: RunRecord[] = [];
      // One after the other: the ensemble asks for several blocks at once, which keeps every worker busy.
      for (let run = job.from; run < job.from + job.count; run++) records.push(await pool.runSingle({ scenario: job.scenario, run }, signal));
      take(records);
      return computeBlock(job, (_scenario, run) => records[run - job.from] as RunRecord);
    },
  };
}
