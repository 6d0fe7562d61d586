import { createBrowserPool, type BrowserPoolOptions } from '../../src/platform/browser/pool.ts';
import { watchRun } from '../../src/platform/workers/run-stream.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import type { Scenario } from '../../src/model/settings.ts';
import { mathDigest, type MathFunctionName } from '../core/math/digest.ts';
import crashAddress from './crash-worker.ts?worker&url';

/** What the browser tests ask of a page that has nothing but the simulator's own code in it. */
const probe = {
  mathDigest: (name: MathFunctionName, count: number): string => mathDigest(name, count),

  async ensembleHash(scenario: Scenario, runs: number, workers: number, blockSize: number): Promise<string> {
    const pool = createBrowserPool(workers);
    try {
      return (await runEnsemble(pool, scenario, { runs, paths: ['budget'], levels: [0.5], blockSize })).hash;
    } finally {
      await pool.close();
    }
  },

  /** Hash of one run of each scenario, on one worker with solver workers beside it. */
  async runHashes(scenarios: readonly Scenario[], run: number, solvers: number): Promise<string[]> {
    const pool = createBrowserPool(1, { solvers });
    try {
      const hashes: string[] = [];
      for (const scenario of scenarios) hashes.push((await pool.runSingle({ scenario, run })).hash);
      return hashes;
    } finally {
      await pool.close();
    }
  },

  /** Rows and months of a run as the page sees it grow, and the hash at its end. */
  watch(scenario: Scenario, run: number): Promise<{ readonly rows: readonly number[]; readonly hash: string; readonly sameAsRecord: boolean }> {
    const pool = createBrowserPool(1);
    const rows: number[] = [];
    let growing: Float64Array = new Float64Array(0);
    return new Promise((resolve, reject) => {
      watchRun(pool, { scenario, run }).subscribe({
        next(run) {
          rows.push(run.rows);
          if (run.record === null) {
            growing = run.values.slice(0, run.rows * run.width);
            return;
          }
          const values = run.values;
          resolve({ rows, hash: run.record.hash, sameAsRecord: growing.every((value, index) => Object.is(value, values[index])) });
          void pool.close();
        },
        error: reject,
      });
    });
  },

  /** What a call says whose worker crashes, and whether the pool works on afterwards. */
  async crash(scenario: Scenario): Promise<{ readonly message: string; readonly notices: readonly string[]; readonly after: number }> {
    const notices: string[] = [];
    const options: BrowserPoolOptions = { address: crashAddress, onLost: (message) => notices.push(message) };
    const pool = createBrowserPool(1, options);
    const message = await pool.runBlock({ scenario, from: 40, count: 20, paths: [] }).then(() => 'no error', (error: Error) => `${error.name}: ${error.message}`);
    const after = (await pool.runBlock({ scenario, from: 0, count: 20, paths: [] })).count;
    await pool.close();
    return { message, notices, after };
  },

  /** What a pool says whose worker's program is of another origin. */
  foreignWorker(): string {
    try {
      const pool = createBrowserPool(1, { address: 'https://example.com/worker.js' });
      return pool.runSingle({ scenario: { name: 'x', labs: [] } as unknown as Scenario, run: 0 }).then(() => 'no error', (error: Error) => error.message) as unknown as string;
    } catch (error) {
      return String(error);
    }
  },

  words: async (lines: readonly string[]) => (await import('./probe-words.ts')).wordsOnSheets(lines),
  forgetting: async (pictures: number, wordsEach: number) => (await import('./probe-words.ts')).wordsForgotten(pictures, wordsEach),
};

export type Probe = typeof probe;
declare global {
  interface Window {
    probe: Probe;
  }
}
window.probe = probe;
