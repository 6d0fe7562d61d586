import { Observable, lastValueFrom, toArray } from 'rxjs';
import { TestScheduler } from 'rxjs/testing';
import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/engine/types.ts';
import type { Scenario } from '../../src/model/settings.ts';
import { grow, streamRun, thinToFrames, type RunNews } from '../../src/platform/workers/run-stream.ts';
import type { RunProgress } from '../../src/platform/workers/protocol.ts';

const job = { scenario: { name: 'Frontier' } as Scenario, run: 3 };
const event = (n: number) => ({ run: 3, id: `accident/A/${n}`, cause: null, time: n, kind: 'accident', entity: 'A', severity: 1 as const, terms: [] });
const progress = (firstRow: number, rows: number): RunProgress => ({
  run: 3,
  month: firstRow + rows - 1,
  labs: ['A'],
  firstRow,
  rows,
  width: 2,
  values: Float64Array.from({ length: 2 * rows }, (_, i) => 2 * firstRow + i),
  events: [event(firstRow)],
});
const record = (): RunRecord => ({
  run: 3,
  hash: 'x',
  outcomes: new Float64Array(0),
  certificates: { rounds: 5, solved: 5, noPure: 0, unresolved: 0, worstEpsilon: 0, severalEquilibria: 0 },
  series: { labs: ['A'], rows: 6, width: 2, values: Float64Array.from({ length: 12 }, (_, i) => i) },
  events: [event(0), event(2), event(5)],
});

describe('a run told while it grows', () => {
  it('adds rows and events up, and ends with the whole record', async () => {
    const finished = record();
    const source = streamRun({
      async streamSingle(_, __, tell) {
        tell(progress(0, 2));
        tell(progress(2, 3));
        return finished;
      },
    }, job);
    const seen = await lastValueFrom(source.pipe(grow(), toArray()));
    expect(seen.map((run) => [run.rows, run.month, run.events.length, run.record !== null])).toEqual([[2, 1, 1, false], [5, 4, 2, false], [6, 10, 3, true]]);
    expect(Array.from(seen[1]!.values.slice(0, 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(seen[2]!.record).toBe(finished);
  });

  it('stops the run when nobody listens any more, and then says nothing', async () => {
    let stopped = false;
    let end: (value: null) => void = () => {};
    const seen: RunNews[] = [];
    const subscription = streamRun({
      streamSingle: (_, __, ___, signal) => new Promise((resolve) => {
        end = resolve;
        signal?.addEventListener('abort', () => {
          stopped = true;
        });
      }),
    }, job).subscribe((news) => seen.push(news));
    subscription.unsubscribe();
    end(null);
    await Promise.resolve();
    expect([stopped, seen]).toEqual([true, []]);
  });

  it('ends with the error of the run', async () => {
    const source = streamRun({ streamSingle: () => Promise.reject(new Error('worker 1 stopped')) }, job);
    await expect(lastValueFrom(source)).rejects.toThrow('worker 1 stopped');
  });

  it('shows at most one value a frame, the newest, and never loses the last', () => {
    const scheduler = new TestScheduler((actual, expected) => expect(actual).toEqual(expected));
    scheduler.run(({ cold, expectObservable, animate }) => {
      animate('            ---x---x---x---x');
      const source = cold('ab-cd---(e|)');
      const thinned = source.pipe(thinToFrames()) as Observable<string>;
      expectObservable(thinned).toBe('---b---d---(e|)');
    });
  });
});
