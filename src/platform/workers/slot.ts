import * as Comlink from 'comlink';
import { WorkerLost } from '../../experiments/worker-lost.ts';
import type { Scenario } from '../../model/settings.ts';
import type { Spawn, SpawnedWorker, WorkerService } from './protocol.ts';

/** Something for a worker to compute. */
export interface Task<T> {
  /** For people: "runs 40-59 of 'Frontier'". */
  readonly what: string;
  readonly scenario: Scenario;
  call(remote: Comlink.Remote<WorkerService>, scenario: number): Promise<T>;
  /** Milliseconds after which the worker counts as hung. */
  readonly deadlineMs: number;
}

/** One place in a pool: a worker, and its replacement after it is lost. At most one task at a time. */
export interface Slot {
  readonly number: number;
  readonly busy: boolean;
  /** The answer; rejects with the computation's own error, or `WorkerLost` if the worker stops or hangs. */
  run<T>(task: Task<T>): Promise<T>;
  /** Ends the worker and starts another; the task under way rejects with the error. */
  replace(error: Error): void;
  remote(): Comlink.Remote<WorkerService>;
  close(error: Error): void;
}

export interface SlotOptions {
  readonly number: number;
  readonly spawn: Spawn;
  /** Milliseconds that a new worker has to answer for the first time. */
  readonly startMs: number;
  /** A worker was lost and replaced. */
  onLost(message: string): void;
  /** Workers cannot be started (several were lost in a row before their first answer). */
  onBroken(error: Error): void;
}

/** Starts in a row that may fail before the place is given up. */
const FAILED_STARTS = 3;

const numbers = new WeakMap<Scenario, number>();
let lastNumber = 0;

/** The number under which workers know a scenario object. */
function numberOf(scenario: Scenario): number {
  let number = numbers.get(scenario);
  if (number === undefined) {
    number = ++lastNumber;
    numbers.set(scenario, number);
  }
  return number;
}

interface Running {
  readonly what: string;
  readonly reject: (error: Error) => void;
}

interface Started {
  readonly worker: SpawnedWorker;
  readonly remote: Comlink.Remote<WorkerService>;
}

export function createSlot(options: SlotOptions): Slot {
  const { number, spawn } = options;
  let kept = 0;
  let running: Running | null = null;
  let failedStarts = 0;
  let closed = false;
  let current: Started | null = null;
  /** Waits for the worker that is starting. */
  let patience: ReturnType<typeof setTimeout> | undefined;

  const start = (): void => {
    let worker: SpawnedWorker;
    try {
      worker = spawn();
    } catch (error) {
      closed = true;
      options.onBroken(new Error(`worker ${number} cannot be started: ${reasonOf(error)}`));
      return;
    }
    const started: Started = { worker, remote: Comlink.wrap<WorkerService>(worker.endpoint) };
    current = started;
    kept = 0;
    let answered = false;
    const timer = setTimeout(() => lose(started, `it did not start within ${seconds(options.startMs)}`, answered), options.startMs);
    patience = timer;
    worker.onLost((reason) => {
      clearTimeout(timer);
      lose(started, reason, answered);
    });
    started.remote.ping().then(
      () => {
        clearTimeout(timer);
        answered = true;
        failedStarts = 0;
      },
      (error: unknown) => {
        clearTimeout(timer);
        lose(started, reasonOf(error), answered);
      },
    );
  };

  const lose = (started: Started, reason: string, answered: boolean): void => {
    if (closed || current !== started) return;
    const task = running;
    if (!answered) failedStarts++;
    const doing = task ? `while computing ${task.what}` : answered ? 'while it was idle' : 'while it was starting';
    const stopped = `worker ${number} stopped ${doing}: ${reason}`;
    if (failedStarts >= FAILED_STARTS) {
      closed = true;
      started.worker.terminate();
      running = null;
      const error = new Error(`${stopped}; ${FAILED_STARTS} starts in a row failed, so it has been given up`);
      task?.reject(error);
      options.onBroken(error);
      return;
    }
    const error = new WorkerLost(`${stopped}; it has been replaced`);
    exchange(error);
    options.onLost(error.message);
  };

  const exchange = (error: Error): void => {
    const task = running;
    running = null;
    clearTimeout(patience);
    current?.worker.terminate();
    current = null;
    start();
    task?.reject(error);
  };

  start();

  return {
    number,
    get busy() {
      return running !== null;
    },
    remote() {
      if (current === null) throw new Error(`worker ${number} is not running`);
      return current.remote;
    },
    run<T>(task: Task<T>): Promise<T> {
      const started = current;
      if (closed || started === null) return Promise.reject(new Error(`worker ${number} is not running`));
      return new Promise<T>((resolve, reject) => {
        const timer = setTimeout(() => lose(started, `it did not answer within ${seconds(task.deadlineMs)}`, true), task.deadlineMs);
        const mine: Running = {
          what: task.what,
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        };
        running = mine;
        const scenario = numberOf(task.scenario);
        // Messages keep their order, so the call can follow the scenario without waiting for its receipt.
        const calls: Promise<unknown>[] = [];
        if (kept !== scenario) calls.push(started.remote.keep(scenario, task.scenario));
        kept = scenario;
        calls.push(task.call(started.remote, scenario));
        Promise.all(calls).then(
          (answers) => {
            if (running !== mine) return;
            running = null;
            clearTimeout(timer);
            resolve(answers[answers.length - 1] as T);
          },
          (error: unknown) => {
            if (running !== mine) return;
            running = null;
            kept = 0;
            mine.reject(error instanceof Error ? error : new Error(String(error)));
          },
        );
      });
    },
    replace(error) {
      if (!closed) exchange(error);
    },
    close(error) {
      closed = true;
      const task = running;
      running = null;
      // Left running, it would keep the process alive.
      clearTimeout(patience);
      current?.worker.terminate();
      current = null;
      task?.reject(error);
    },
  };
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
