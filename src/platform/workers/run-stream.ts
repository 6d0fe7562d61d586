import { Observable, animationFrameScheduler, auditTime, filter, scan, type MonoTypeOperatorFunction, type SchedulerLike } from 'rxjs';
import type { SimulationEvent } from '../../core/events/event.ts';
import type { RunRecord } from '../../engine/types.ts';
import type { SingleJob } from '../../experiments/types.ts';
import type { WorkerPool } from './pool.ts';
import type { RunProgress } from './protocol.ts';

/** News of a run under way, or its end. */
export type RunNews = { readonly kind: 'progress'; readonly progress: RunProgress } | { readonly kind: 'done'; readonly record: RunRecord };

/** A run as far as it has come. `values` has the final width; only `rows` rows are filled. */
export interface GrowingRun {
  readonly run: number;
  readonly month: number;
  readonly labs: readonly string[];
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
  readonly events: readonly SimulationEvent[];
  /** The finished record, once it is there; it then holds everything. */
  readonly record: RunRecord | null;
}

/** Milliseconds between two messages of an engine worker: as often as a screen can show. */
const EVERY_MS = 16;

/**
 * A single run in an engine worker, told while it grows. Unsubscribing stops the run. Errors of the run, or `WorkerLost`, end the stream.
 * What is told when depends on the clock; what is told in all does not.
 */
export function streamRun(pool: Pick<WorkerPool, 'streamSingle'>, job: SingleJob, everyMs: number = EVERY_MS): Observable<RunNews> {
  return new Observable<RunNews>((subscriber) => {
    const stop = new AbortController();
    pool
      .streamSingle(job, everyMs, (progress) => subscriber.next({ kind: 'progress', progress }), stop.signal)
      .then(
        (record) => {
          if (record !== null) subscriber.next({ kind: 'done', record });
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error),
      );
    return () => stop.abort();
  });
}

/** Adds news up to the run as far as it has come. */
export function grow(): (source: Observable<RunNews>) => Observable<GrowingRun> {
  return (source) =>
    source.pipe(
      scan((run: GrowingRun | null, news: RunNews): GrowingRun | null => {
        if (news.kind === 'progress') return extend(run, news.progress);
        const { record } = news;
        const series = record.series;
        return {
          run: record.run,
          month: series ? series.values[(series.rows - 1) * series.width]! : (run?.month ?? 0),
          labs: series?.labs ?? run?.labs ?? [],
          rows: series?.rows ?? run?.rows ?? 0,
          width: series?.width ?? run?.width ?? 0,
          values: series?.values ?? run?.values ?? new Float64Array(0),
          events: record.events ?? run?.events ?? [],
          record,
        };
      }, null),
      filter((run): run is GrowingRun => run !== null),
    );
}

function extend(run: GrowingRun | null, progress: RunProgress): GrowingRun {
  // Thinned before it was added up, a run would have holes.
  if (progress.firstRow !== (run?.rows ?? 0)) throw new Error(`internal: rows ${run?.rows ?? 0} to ${progress.firstRow - 1} of run ${progress.run} are missing`);
  const rows = progress.firstRow + progress.rows;
  let values = run?.values ?? new Float64Array(0);
  if (values.length < rows * progress.width) {
    const larger = new Float64Array(2 * rows * progress.width);
    larger.set(values);
    values = larger;
  }
  values.set(progress.values, progress.firstRow * progress.width);
  return {
    run: progress.run,
    month: progress.month,
    labs: progress.labs,
    rows,
    width: progress.width,
    values,
    events: progress.events.length === 0 ? (run?.events ?? []) : [...(run?.events ?? []), ...progress.events],
    record: null,
  };
}

/** At most one value a frame, always the newest; the last one is never lost. Another scheduler takes the frames' place in tests. */
export function thinToFrames<T>(scheduler: SchedulerLike = animationFrameScheduler): MonoTypeOperatorFunction<T> {
  return auditTime<T>(0, scheduler);
}

/** A single run as it grows, at most once a frame: what a page shows. */
export function watchRun(pool: Pick<WorkerPool, 'streamSingle'>, job: SingleJob, scheduler?: SchedulerLike): Observable<GrowingRun> {
  return streamRun(pool, job).pipe(grow(), thinToFrames(scheduler));
}
