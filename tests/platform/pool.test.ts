import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import type { BlockResult } from '../../src/experiments/types.ts';
import { Cancelled, WorkerLost } from '../../src/experiments/worker-lost.ts';
import type { Scenario } from '../../src/model/settings.ts';
import { createNodePool, type NodePoolOptions } from '../../src/platform/node/threads.ts';
import type { WorkerPool } from '../../src/platform/workers/pool.ts';

const file = fileURLToPath(new URL('fake-worker.mjs', import.meta.url));
const pools: WorkerPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function poolOf(size: number, options: NodePoolOptions = {}): { readonly pool: WorkerPool; readonly losses: string[] } {
  const losses: string[] = [];
  const pool = createNodePool({ file, size, solvers: 0, onLost: (message) => losses.push(message), ...options });
  pools.push(pool);
  return { pool, losses };
}

interface Behaviour {
  readonly badly?: 'exit' | 'exit once' | 'throw' | 'throw later' | 'hang';
  readonly badFrom?: number;
  readonly mark?: string;
  readonly ms?: number;
  /** How often a block looks whether it should stop, every 5 ms. */
  readonly breaks?: number;
}

/** A scenario as far as the pool and the fake worker look at it. */
function scenarioThat(test: Behaviour = {}, name = 'Frontier'): Scenario {
  return { name, labs: [{ count: 1 }], test } as unknown as Scenario;
}

const block = (scenario: Scenario, from = 0, count = 20) => ({ scenario, from, count, paths: [] });
type Told = BlockResult & { readonly worker: number; readonly received: number };

describe('a pool of workers', () => {
  it('answers calls and says which runs they were', async () => {
    const { pool } = poolOf(2);
    const results = await Promise.all([0, 20, 40].map((from) => pool.runBlock(block(scenarioThat(), from))));
    expect(results.map((r) => [r.from, r.outcomes[0], r.outcomes.length])).toEqual([[0, 0, 20], [20, 20, 20], [40, 40, 20]]);
  });

  it('sends a scenario to a worker once and again only after another one', async () => {
    const { pool } = poolOf(1);
    const [first, second] = [scenarioThat({}, 'First'), scenarioThat({}, 'Second')];
    const received: number[] = [];
    for (const scenario of [first, first, first, second, second, first]) received.push(((await pool.runBlock(block(scenario))) as Told).received);
    expect(received).toEqual([1, 1, 1, 2, 2, 3]);
  });

  it('spreads calls over all workers', async () => {
    const { pool } = poolOf(3);
    const slow = scenarioThat({ ms: 60 });
    const results = await Promise.all(Array.from({ length: 9 }, (_, i) => pool.runBlock(block(slow, i, 1))));
    expect(new Set(results.map((r) => (r as Told).worker)).size).toBe(3);
  });

  it('rejects the call of a worker that exits, readably, and replaces the worker', async () => {
    const { pool, losses } = poolOf(2);
    const error = await pool.runBlock(block(scenarioThat({ badly: 'exit', badFrom: 40 }), 40)).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(WorkerLost);
    expect((error as Error).message).toMatch(/^worker [12] stopped while computing runs 40-59 of 'Frontier': its thread ended with status 7; it has been replaced$/);
    expect(losses).toEqual([(error as Error).message]);
    const after = await Promise.all([0, 1, 2, 3].map((from) => pool.runBlock(block(scenarioThat({ ms: 20 }), from, 1))));
    expect(after.map((r) => r.from)).toEqual([0, 1, 2, 3]);
  });

  it('notices an exception thrown outside any call', async () => {
    const { pool } = poolOf(1);
    await expect(pool.runBlock(block(scenarioThat({ badly: 'throw later' })))).rejects.toThrow(/stopped while computing runs 0-19 of 'Frontier': thrown outside any call; it has been replaced/);
  });

  it('passes on an error of the computation itself and keeps the worker', async () => {
    const { pool, losses } = poolOf(1);
    const before = (await pool.runBlock(block(scenarioThat()))) as Told;
    await expect(pool.runBlock(block(scenarioThat({ badly: 'throw' })))).rejects.toThrow('capability is not a number');
    const after = (await pool.runBlock(block(scenarioThat()))) as Told;
    expect(after.worker).toBe(before.worker);
    expect(losses).toEqual([]);
  });

  it('replaces a worker that does not answer in time', async () => {
    // Time enough for a worker that is well, on a busy machine too.
    const { pool } = poolOf(1, { deadlineMs: 2000 });
    await expect(pool.runBlock(block(scenarioThat({ badly: 'hang' })))).rejects.toThrow(/it did not answer within 2 s; it has been replaced/);
    expect((await pool.runBlock(block(scenarioThat()))).count).toBe(20);
  });

  it('gives up a worker that never starts, with its reason, instead of starting it for ever', async () => {
    const { pool, losses } = poolOf(1, { file: join(tmpdir(), 'no-such-worker.mjs') });
    await expect(pool.runBlock(block(scenarioThat()))).rejects.toThrow(/no-such-worker/);
    const refusal = (): Promise<string> => pool.runBlock(block(scenarioThat())).then(() => 'no error', (error: Error) => error.message);
    await expect.poll(refusal, { timeout: 30_000 }).toMatch(/given up/);
    expect(losses.length).toBeLessThan(5);
  });

  it('drops cancelled calls that wait, and lets a short one under way finish', async () => {
    const { pool, losses } = poolOf(1, { graceMs: 30_000 });
    const stop = new AbortController();
    const slow = scenarioThat({ ms: 100 });
    const running = pool.runBlock(block(slow, 0), stop.signal);
    const waiting = pool.runBlock(block(slow, 20), stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 20));
    stop.abort();
    await expect(waiting).rejects.toBeInstanceOf(Cancelled);
    expect((await running).from).toBe(0);
    expect(losses).toEqual([]);
  });

  it('cuts a long cancelled call short and replaces its worker silently', async () => {
    const { pool, losses } = poolOf(1, { graceMs: 50 });
    const stop = new AbortController();
    const running = pool.runBlock(block(scenarioThat({ badly: 'hang' })), stop.signal);
    await new Promise((resolve) => setTimeout(resolve, 100));
    stop.abort();
    await expect(running).rejects.toBeInstanceOf(Cancelled);
    expect((await pool.runBlock(block(scenarioThat()))).count).toBe(20);
    expect(losses).toEqual([]);
  });

  it('rejects what is under way when it is closed', async () => {
    const { pool } = poolOf(1);
    const running = pool.runBlock(block(scenarioThat({ badly: 'hang' })));
    const waiting = pool.runBlock(block(scenarioThat()));
    const outcome = Promise.allSettled([running, waiting]);
    await pool.close();
    expect((await outcome).map((r) => r.status)).toEqual(['rejected', 'rejected']);
    await expect(pool.runBlock(block(scenarioThat()))).rejects.toBeInstanceOf(Cancelled);
  });
});

describe('a pool that has single runs and blocks to do', () => {
  const single = (scenario: Scenario, run: number) => ({ scenario, run });

  it('stops a block for a single run, and computes it afterwards all the same', async () => {
    const { pool, losses } = poolOf(1, { graceMs: 30_000 });
    const done: string[] = [];
    const note = (what: string) => () => void done.push(what);
    // Two seconds if it is left alone.
    const long = scenarioThat({ breaks: 400 });
    const first = pool.runBlock(block(long, 0)).then((result) => {
      done.push('block');
      return result;
    });
    const second = pool.runBlock(block(scenarioThat(), 20)).then(note('next block'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await Promise.all([pool.runSingle(single(scenarioThat(), 3)).then(note('single')), pool.runSingle(single(scenarioThat(), 4)).then(note('single'))]);
    expect(done).toEqual(['single', 'single']);
    expect((await first).outcomes[0]).toBe(0);
    await second;
    expect(done).toEqual(['single', 'single', 'block', 'next block']);
    expect(losses).toEqual([]);
  });

  it('stops no block where a worker is free', async () => {
    const { pool } = poolOf(2, { graceMs: 30_000 });
    const slow = pool.runBlock(block(scenarioThat({ breaks: 20 }))) as Promise<Told>;
    await pool.runBlock(block(scenarioThat()));
    const told = (await pool.runSingle(single(scenarioThat(), 3))) as unknown as { readonly worker: number };
    expect(told.worker).not.toBe((await slow).worker);
    expect((await slow).received).toBe(1);
  });

  it('rejects a block that is cancelled while it waits to be computed again', async () => {
    const { pool } = poolOf(1, { graceMs: 30_000 });
    const stop = new AbortController();
    const running = pool.runBlock(block(scenarioThat({ breaks: 400 })), stop.signal);
    const outcome = running.catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const answer = pool.runSingle(single(scenarioThat(), 3));
    stop.abort();
    expect(await outcome).toBeInstanceOf(Cancelled);
    expect(await answer).toMatchObject({ run: 3 });
  });
});

describe('a pool that starts with fewer workers', () => {
  it('uses those until it is widened, then all', async () => {
    const { pool } = poolOf(3, { atFirst: 1 });
    const workers = async (): Promise<number> => new Set((await Promise.all(Array.from({ length: 9 }, (_, i) => pool.runBlock(block(scenarioThat({ ms: 60 }), i, 1))))).map((r) => (r as Told).worker)).size;
    expect(await workers()).toBe(1);
    pool.widen();
    expect(await workers()).toBe(3);
  });
});

describe('a pool that is closed while its workers start', () => {
  it('leaves no timer that would keep the process alive', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { pool } = poolOf(2);
      expect(vi.getTimerCount()).toBe(2);
      await pool.close();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('an ensemble whose workers die', () => {
  const ask = { runs: 100, paths: [], levels: [], blockSize: 10 };

  it('computes a lost block once more and comes to the same result', async () => {
    const whole = await runEnsemble(poolOf(2).pool, scenarioThat(), ask);
    const mark = join(mkdtempSync(join(tmpdir(), 'lab-race-pool-')), 'died');
    const told: string[] = [];
    const hurt = await runEnsemble(poolOf(2).pool, scenarioThat({ badly: 'exit once', badFrom: 30, mark }), { ...ask, onLost: (message) => told.push(message) });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('runs 30-39');
    expect(hurt.hash).toBe(whole.hash);
    expect(hurt.partial).toBe(false);
  });

  it('reports a block that is lost twice', async () => {
    await expect(runEnsemble(poolOf(2).pool, scenarioThat({ badly: 'exit', badFrom: 30 }), ask)).rejects.toThrow(/stopped while computing runs 30-39 of 'Frontier'/);
  });

  it('returns what is complete from the first run on when it is cancelled', async () => {
    const stop = new AbortController();
    const result = await runEnsemble(poolOf(2).pool, scenarioThat({ ms: 20 }), {
      ...ask,
      signal: stop.signal,
      onProgress: (done) => {
        if (done >= 30) stop.abort();
      },
    });
    expect(result.partial).toBe(true);
    expect(result.runs).toBeGreaterThanOrEqual(30);
    expect(result.runs).toBeLessThan(100);
    expect(Array.from(result.outcomes)).toEqual(Array.from({ length: result.runs }, (_, i) => i));
  });
});
