import * as Comlink from 'comlink';
import type { RunRecord } from '../../engine/types.ts';
import type { BlockJob, BlockResult, RunPool, SingleJob } from '../../experiments/types.ts';
import { Cancelled } from '../../experiments/worker-lost.ts';
import type { MakeChannel, RunProgress, Spawn } from './protocol.ts';
import { createSlot, type Slot, type Task } from './slot.ts';
import { onceAborted } from './cancellation.ts';
import { LABS_WORTH_SOLVERS, createSolverPool, type SolverPool } from './solver-pool.ts';
import type { Scenario } from '../../model/settings.ts';

export interface PoolOptions {
  readonly spawn: Spawn;
  /** Number of workers, at least 1. */
  readonly size: number;
  /** Workers until `widen` is called, if not all at once: a new worker has nothing compiled and takes seconds of a core to become quick. */
  readonly atFirst?: number;
  /** Workers that help single runs with large games; started when the first such run comes. 0 for none. */
  readonly solvers?: number;
  readonly makeChannel?: MakeChannel;
  /** Milliseconds until a call counts as hung. */
  readonly deadlineMs?: number;
  /** Milliseconds that a cancelled call may still take before its worker is replaced. */
  readonly graceMs?: number;
  /** Milliseconds that a worker may take to start. */
  readonly startMs?: number;
  /** A worker was lost and replaced; for a notice. The calls it had reject by themselves. */
  readonly onLost?: (message: string) => void;
}

/** A pool that can also tell of a run while it grows. Single runs go before blocks, one of which stops for them where all workers are busy, to be computed later. */
export interface WorkerPool extends RunPool {
  /** Lets the pool use all of its workers from now on. */
  widen(): void;
  /** Resolves with the finished run, or null if the signal stopped it. */
  streamSingle(job: SingleJob, everyMs: number, tell: (progress: RunProgress) => void, signal?: AbortSignal): Promise<RunRecord | null>;
}

interface Waiting {
  readonly task: Task<unknown>;
  readonly signal: AbortSignal | undefined;
  /** Whether someone waits for just this: it goes before blocks. */
  readonly urgent: boolean;
  /** Asks the worker to stop early, for tasks that can. */
  readonly stop: ((slot: Slot) => void) | undefined;
  readonly prepare: ((slot: Slot) => void) | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Spreads calls over workers, one at a time each; first come first served, but single runs before blocks. */
export function createPool(options: PoolOptions): WorkerPool {
  const { spawn, size, atFirst = size, graceMs = 500, deadlineMs = 600_000, startMs = 30_000 } = options;
  if (!Number.isInteger(size) || size < 1) throw new RangeError(`invalid number of workers: ${size} (expected a whole number from 1 on)`);
  const queue: Waiting[] = [];
  const slots: Slot[] = [];
  /** Blocks under way, and whether they were asked to stop for something urgent. */
  const blocks = new Map<Slot, { readonly waiting: Waiting; stopped: boolean }>();
  let allowed = Math.min(size, Math.max(1, atFirst));
  let broken: Error | null = null;
  let closed = false;
  let solvers: SolverPool | null = null;

  const onBroken = (error: Error): void => {
    broken ??= error;
    for (const waiting of queue.splice(0)) waiting.reject(error);
  };
  const onLost = (message: string): void => {
    options.onLost?.(message);
    // The replacement is there already: what waits at the door can go in.
    queueMicrotask(dispatch);
  };

  function dispatch(): void {
    while (queue.length > 0) {
      const slot = slots.find((each) => !each.busy) ?? (slots.length < allowed && !broken ? startSlot() : null);
      // A worker that cannot be started at all empties the queue.
      const waiting = slot === null ? undefined : queue.shift();
      if (slot === null || waiting === undefined) break;
      launch(slot, waiting);
    }
    // Blocks stand behind what is urgent, so one look at the front will do.
    if (queue[0]?.urgent) makeWay();
  }

  /** Stops a block, if there is one and none is stopping; it comes back to the queue. */
  function makeWay(): void {
    if ([...blocks.values()].some((block) => block.stopped)) return;
    for (const [slot, block] of blocks) {
      block.stopped = true;
      block.waiting.stop?.(slot);
      return;
    }
  }

  /** Into the queue: before the first block if it is urgent, else at its end, or before all other blocks where it was stopped. */
  function enqueue(waiting: Waiting, again = false): void {
    const firstBlock = queue.findIndex((each) => !each.urgent);
    if ((waiting.urgent || again) && firstBlock >= 0) queue.splice(firstBlock, 0, waiting);
    else queue.push(waiting);
  }

  function startSlot(): Slot {
    const slot = createSlot({ number: slots.length + 1, spawn, startMs, onLost, onBroken });
    slots.push(slot);
    return slot;
  }

  function launch(slot: Slot, waiting: Waiting): void {
    const { task, signal } = waiting;
    let grace: ReturnType<typeof setTimeout> | undefined;
    const onAbort = (): void => {
      waiting.stop?.(slot);
      grace = setTimeout(() => slot.replace(new Cancelled(task.what)), graceMs);
    };
    const stopListening = onceAborted(signal, onAbort);
    waiting.prepare?.(slot);
    const block = { waiting, stopped: false };
    if (!waiting.urgent) blocks.set(slot, block);
    const settle = (): void => {
      clearTimeout(grace);
      stopListening();
      blocks.delete(slot);
    };
    slot.run(task).then(
      (value) => {
        settle();
        waiting.resolve(value);
        dispatch();
      },
      (error: Error) => {
        settle();
        if (block.stopped && error instanceof Cancelled && signal?.aborted !== true && !closed) enqueue(waiting, true);
        else waiting.reject(error);
        dispatch();
      },
    );
  }

  function submit<T>(task: Task<T>, signal?: AbortSignal, more: Partial<Pick<Waiting, 'stop' | 'prepare' | 'urgent'>> = {}): Promise<T> {
    if (closed) return Promise.reject(new Cancelled(`${task.what} (the pool is closed)`));
    if (broken) return Promise.reject(broken);
    if (signal?.aborted) return Promise.reject(new Cancelled(task.what));
    return new Promise<T>((resolve, reject) => {
      const waiting: Waiting = {
        task,
        signal,
        urgent: more.urgent ?? false,
        stop: more.stop,
        prepare: more.prepare,
        resolve: (value) => {
          stopListening();
          resolve(value as T);
        },
        reject: (error) => {
          stopListening();
          reject(error);
        },
      };
      const stopListening = onceAborted(signal, () => {
        const place = queue.indexOf(waiting);
        if (place < 0) return;
        queue.splice(place, 1);
        waiting.reject(new Cancelled(task.what));
      });
      enqueue(waiting);
      dispatch();
    });
  }

  /** Doors to solver workers are handed over only before a run that is large enough to use them. */
  function prepareSingle(scenario: Scenario): ((slot: Slot) => void) | undefined {
    const count = options.solvers ?? 0;
    const makeChannel = options.makeChannel;
    if (count < 1 || !makeChannel || labCount(scenario) < LABS_WORTH_SOLVERS) return undefined;
    return (slot) => {
      solvers ??= createSolverPool({ spawn, makeChannel, size: count, startMs, ...(options.onLost && { onLost: options.onLost }) });
      solvers.connect(slot.remote());
    };
  }

  while (slots.length < allowed && !broken) startSlot();

  return {
    size,
    widen() {
      allowed = size;
      dispatch();
    },
    runBlock(job: BlockJob, signal?: AbortSignal): Promise<BlockResult> {
      const what = `runs ${job.from}-${job.from + job.count - 1} of '${job.scenario.name}'`;
      return submit<BlockResult>(
        {
          what,
          scenario: job.scenario,
          deadlineMs,
          async call(remote, scenario) {
            const result = await remote.runBlock(scenario, job.from, job.count, job.paths, job.leaders === true);
            if (result === null) throw new Cancelled(what);
            return result;
          },
        },
        signal,
        { stop },
      );
    },
    runSingle(job: SingleJob, signal?: AbortSignal): Promise<RunRecord> {
      const prepare = prepareSingle(job.scenario);
      return submit(
        {
          what: `run ${job.run} of '${job.scenario.name}'`,
          scenario: job.scenario,
          deadlineMs,
          call: (remote, scenario) => remote.runSingle(scenario, job.run, job.suppress ?? []),
        },
        signal,
        { urgent: true, ...(prepare && { prepare }) },
      );
    },
    streamSingle(job, everyMs, tell, signal) {
      const prepare = prepareSingle(job.scenario);
      return submit<RunRecord | null>(
        {
          what: `run ${job.run} of '${job.scenario.name}'`,
          scenario: job.scenario,
          deadlineMs,
          call: (remote, scenario) => remote.streamRun(scenario, job.run, everyMs, Comlink.proxy(tell)),
        },
        signal,
        { urgent: true, stop, ...(prepare && { prepare }) },
      );
    },
    async close() {
      closed = true;
      const error = new Cancelled('the work of a closed pool');
      for (const waiting of queue.splice(0)) waiting.reject(error);
      for (const slot of slots) slot.close(error);
      solvers?.close();
    },
  };
}

const stop = (slot: Slot): void => void slot.remote().stop();

/** Labs of a scenario, members of populations counted one by one. */
function labCount(scenario: Scenario): number {
  return scenario.labs.reduce((sum, lab) => sum + lab.count, 0);
}
