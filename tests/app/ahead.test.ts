import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { futuresAhead, startAhead } from '../../src/app/futures/ahead.ts';
import { createFutureStore } from '../../src/app/futures/store.ts';
import { createSession, seek, setLever } from '../../src/app/state/session.ts';
import type { BlockJob, BlockResult, RunPool } from '../../src/experiments/types.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const pause = levers.find((lever) => lever.id === 'pause')!;

/** A page whose pool notes what it is asked for and answers when told to. */
function setUp(labs = '') {
  const scenario = loadScenario(`version: 1\nname: Plain\nhorizonMonths: 10\n${labs}`);
  const session = createSession([{ id: 'plain', name: 'Plain' }], levers, 'plain', scenario);
  const jobs: { readonly job: BlockJob; readonly signal: AbortSignal | undefined; readonly answer: () => void }[] = [];
  const pool = {
    size: 2,
    runBlock: (job: BlockJob, signal?: AbortSignal) => new Promise<BlockResult>((resolve) => {
      jobs.push({ job, signal, answer: () => resolve({ from: job.from, count: job.count, leaders: null } as unknown as BlockResult) });
    }),
  } as unknown as RunPool;
  const futures = createFutureStore();
  startAhead({ session, pool, futures });
  const whole = (done: number): void => {
    session.ensemble.value = { ...session.ensemble.peek(), of: session.current.peek(), done, total: 200 };
  };
  return { session, jobs, futures, whole };
}

describe('the futures of a page at rest', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('go on once the ensemble is whole, and no further than wanted', async () => {
    const { jobs, whole } = setUp();
    whole(199);
    await vi.advanceTimersByTimeAsync(5000);
    expect(jobs).toHaveLength(0);
    whole(200);
    await vi.advanceTimersByTimeAsync(1400);
    expect(jobs).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    for (let next = 0; next < jobs.length; next++) {
      jobs[next]!.answer();
      await vi.advanceTimersByTimeAsync(0);
    }
    const runs = jobs.flatMap(({ job }) => Array.from({ length: job.count }, (_, k) => job.from + k));
    expect(runs.sort((a, b) => a - b)).toEqual(Array.from({ length: futuresAhead }, (_, run) => run));
  });

  const asks: Record<string, (page: ReturnType<typeof setUp>) => void> = {
    'a lever moves': ({ session }) => setLever(session, pause, 0.3),
    'the race plays': ({ session }) => (session.playing.value = true),
    'somebody goes to another month': ({ session }) => seek(session, 3),
    'all futures are shown, which fills them itself': ({ session }) => (session.face.value = 'futures'),
  };
  for (const [what, ask] of Object.entries(asks)) {
    it(`stop when ${what}, for good`, async () => {
      const page = setUp();
      page.whole(200);
      await vi.advanceTimersByTimeAsync(1600);
      const before = page.jobs.length;
      expect(before).toBeGreaterThan(0);
      ask(page);
      expect(page.jobs.every(({ signal }) => signal?.aborted)).toBe(true);
      page.session.playing.value = false;
      page.session.face.value = 'picture';
      page.whole(200);
      await vi.advanceTimersByTimeAsync(5000);
      expect(page.jobs).toHaveLength(before);
    });

    it(`wait while ${what}`, async () => {
      const page = setUp();
      page.whole(200);
      await vi.advanceTimersByTimeAsync(300);
      ask(page);
      await vi.advanceTimersByTimeAsync(1400);
      expect(page.jobs).toHaveLength(0);
      // A month is reached at once; then the page rests again.
      await vi.advanceTimersByTimeAsync(5000);
      expect(page.jobs.length > 0).toBe(what.includes('month'));
    });
  }

  it('are left out of a population, whose runs take seconds', async () => {
    const { jobs, whole } = setUp('labs:\n  - { name: Crowd, count: 50 }\n');
    whole(200);
    await vi.advanceTimersByTimeAsync(5000);
    expect(jobs).toHaveLength(0);
  });
});
