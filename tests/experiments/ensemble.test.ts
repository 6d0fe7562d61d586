import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { labColumns } from '../../src/engine/types.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import type { BlockJob, BlockResult, EnsembleResult, RunPool } from '../../src/experiments/types.ts';
import { Cancelled, WorkerLost } from '../../src/experiments/worker-lost.ts';
import { FAKE_ROWS, fakeRun, fakeValue, scenarioOf } from './fake-engine.ts';

const scenario = scenarioOf(3);
const paths = ['budget', 'capability'] as const;
const ask = { runs: 23, paths, levels: [0, 0.25, 0.5, 1], futures: 2 };

/** A pool that answers in an order of its own: the smallest of the keyed delays first. */
function shuffledPool(size: number, delay: (job: BlockJob) => number): RunPool {
  const local = createLocalPool(fakeRun);
  return {
    ...local,
    size,
    async runBlock(job, signal) {
      for (let turn = 0; turn < delay(job); turn++) await Promise.resolve();
      return local.runBlock(job, signal);
    },
  };
}

const comparable = (result: EnsembleResult) => ({ ...result, outcomes: Array.from(result.outcomes), bands: result.bands.map((b) => ({ ...b, values: Array.from(b.values) })), futures: Array.from(result.futures.values) });

describe('an ensemble', () => {
  it('is the same for every pool size, block size and order of arrival', async () => {
    const expected = comparable(await runEnsemble(createLocalPool(fakeRun), scenario, ask));
    for (const blockSize of [1, 2, 5, 22, 23, 1000]) {
      for (const size of [1, 2, 4]) {
        const pool = shuffledPool(size, (job) => (job.from * 7919) % 31);
        expect(comparable(await runEnsemble(pool, scenario, { ...ask, blockSize, milestones: [4, 9] }))).toEqual(expected);
      }
    }
  });

  it('hashes the run hashes in the order of run index', async () => {
    const result = await runEnsemble(shuffledPool(4, (job) => 40 - job.from), scenario, { ...ask, blockSize: 3 });
    const expected = createHash('sha256');
    for (let run = 0; run < 23; run++) expected.update(`Fake/${run}`);
    expect(result.hash).toBe(expected.digest('hex'));
  });

  it('keeps outcomes, paths and certificates of every run at their places', async () => {
    const result = await runEnsemble(createLocalPool(fakeRun), scenario, { ...ask, blockSize: 4 });
    expect(result.runs).toBe(23);
    expect(result.partial).toBe(false);
    expect(Array.from({ length: 23 }, (_, run) => result.outcomes[2 * run])).toEqual(Array.from({ length: 23 }, (_, run) => run));
    // Runs 0, 5, 10, 15, 20 have one round without a pure equilibrium; the sum of run % 3 over 23 runs is 7 * 3 + 0 + 1.
    expect(result.certificates).toEqual({ rounds: 92, solved: 87, noPure: 5, unresolved: 0, worstEpsilon: 22 * 1e-12, severalEquilibria: 22 });
    const { futures } = result;
    expect(futures.runs).toBe(2);
    const budget = labColumns.indexOf('budget');
    // Run 1, first column, lab 2, row 3.
    expect(futures.values[((1 * 2 + 0) * 3 + 2) * FAKE_ROWS + 3]).toBe(fakeValue(1, 3, 2, budget));
  });

  it('has bands whose extremes and median are those of the runs', async () => {
    const result = await runEnsemble(createLocalPool(fakeRun), scenario, ask);
    const band = result.bands.find((b) => b.column === 'capability' && b.lab === 1)!;
    const capability = labColumns.indexOf('capability');
    for (let row = 0; row < FAKE_ROWS; row++) {
      const at = (level: number) => band.values[level * FAKE_ROWS + row];
      expect(at(0)).toBe(fakeValue(0, row, 1, capability));
      expect(at(2)).toBe(fakeValue(11, row, 1, capability));
      expect(at(3)).toBe(fakeValue(22, row, 1, capability));
    }
  });

  it('hands out provisional ensembles that equal those of fewer runs', async () => {
    const partials: EnsembleResult[] = [];
    const progress: number[] = [];
    await runEnsemble(shuffledPool(2, (job) => job.from % 5), scenario, {
      ...ask,
      milestones: [9, 4, 23, 50],
      onPartial: (partial) => partials.push(partial),
      onProgress: (done, total) => progress.push(done * 1000 + total),
    });
    expect(partials.map((p) => [p.runs, p.partial])).toEqual([[4, true], [9, true]]);
    const fewer = await runEnsemble(createLocalPool(fakeRun), scenario, { ...ask, runs: 9 });
    expect(comparable(partials[1]!)).toEqual({ ...comparable(fewer), partial: true });
    expect(progress.at(-1)).toBe(23_023);
    expect(progress).toEqual([...progress].sort((a, b) => a - b));
  });

  it('hands every block to a writer in the order of its runs', async () => {
    const seen: number[] = [];
    const onBlock = ({ from, count }: BlockResult): void => void seen.push(...Array.from({ length: count }, (_, index) => from + index));
    await runEnsemble(shuffledPool(4, (job) => 60 - job.from), scenario, { ...ask, blockSize: 2, onBlock });
    expect(seen).toEqual(Array.from({ length: 23 }, (_, run) => run));
  });

  it('hands out full blocks first and single runs at the end, so that no worker waits long for the last', async () => {
    const counts: number[] = [];
    await runEnsemble(shuffledPool(2, () => 0), scenario, { ...ask, blockSize: 4, onBlock: (block) => counts.push(block.count) });
    expect(counts[0]).toBe(4);
    expect(counts.slice(-3)).toEqual([1, 1, 1]);
    expect(Math.max(...counts)).toBe(4);
  });

  it('returns the gapless beginning when it is stopped, even if later blocks were quicker', async () => {
    const stop = new AbortController();
    const local = createLocalPool(fakeRun);
    // Blocks from 0, 4, 12 and 16 are done; the one from 8 was cut short.
    const pool: RunPool = {
      ...local,
      size: 2,
      async runBlock(job) {
        if (job.from === 16) stop.abort();
        if (job.from === 8) throw new Cancelled('the block');
        return local.runBlock(job);
      },
    };
    const result = await runEnsemble(pool, scenario, { ...ask, blockSize: 4, signal: stop.signal });
    expect(result.partial).toBe(true);
    expect(result.runs).toBe(8);
    const eight = await runEnsemble(createLocalPool(fakeRun), scenario, { ...ask, runs: 8 });
    expect(result.hash).toBe(eight.hash);
  });

  it('is empty but well-formed when stopped before the first run', async () => {
    const stop = new AbortController();
    stop.abort();
    const result = await runEnsemble(createLocalPool(fakeRun), scenario, { ...ask, signal: stop.signal });
    expect([result.runs, result.partial, result.outcomes.length, result.bands.length]).toEqual([0, true, 0, 0]);
  });

  it('passes on an error of a run and asks for nothing more', async () => {
    let calls = 0;
    const pool = createLocalPool((body, run, options) => {
      calls++;
      if (run === 5) throw new RangeError('run 5 is wrong');
      return fakeRun(body, run, options);
    });
    await expect(runEnsemble(pool, scenario, { ...ask, blockSize: 1 })).rejects.toThrow('run 5 is wrong');
    expect(calls).toBeLessThan(10);
  });

  it('tries a lost block once more, and only once', async () => {
    const local = createLocalPool(fakeRun);
    let losses = 0;
    const losing = (times: number): RunPool => ({
      ...local,
      async runBlock(job, signal) {
        if (job.from === 4 && losses++ < times) throw new WorkerLost('worker 1 stopped');
        return local.runBlock(job, signal);
      },
    });
    const told: string[] = [];
    const result = await runEnsemble(losing(1), scenario, { ...ask, blockSize: 4, onLost: (message) => told.push(message) });
    expect([result.runs, told]).toEqual([23, ['worker 1 stopped']]);
    losses = 0;
    await expect(runEnsemble(losing(2), scenario, { ...ask, blockSize: 4 })).rejects.toBeInstanceOf(WorkerLost);
    expect(losses).toBe(2);
  });

  it('refuses a number of runs that is none', async () => {
    for (const runs of [0, -1, 1.5, Number.NaN]) await expect(runEnsemble(createLocalPool(fakeRun), scenario, { ...ask, runs })).rejects.toThrow(/invalid runs/);
  });
});
