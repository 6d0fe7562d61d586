import { availableParallelism } from 'node:os';
import { MessageChannel, Worker } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { createPool, type PoolOptions, type WorkerPool } from '../workers/pool.ts';
import type { MakeChannel, SpawnedWorker } from '../workers/protocol.ts';
import { workerFile } from './location.ts';

export type NodePoolOptions = Partial<Omit<PoolOptions, 'spawn' | 'makeChannel'>> & {
  /** Another worker file, for tests. */
  readonly file?: string;
};

/** Solver workers beyond three have no regimes or labs left that would pay for them. */
const MOST_SOLVERS = 3;

/** A pool of worker threads, by default one for every core that this process may use. */
export function createNodePool(options: NodePoolOptions = {}): WorkerPool {
  const { file = workerFile(), size = availableParallelism(), solvers = Math.min(MOST_SOLVERS, size - 1), ...rest } = options;
  return createPool({ ...rest, size, solvers, makeChannel: nodeChannel, spawn: () => spawnThread(file) });
}

export const nodeChannel: MakeChannel = () => new MessageChannel() as unknown as ReturnType<MakeChannel>;

/** Starts one worker thread from a file. */
export function spawnThread(file: string): SpawnedWorker {
  const worker = new Worker(file);
  let listener: ((reason: string) => void) | null = null;
  const lost = (reason: string): void => {
    const tell = listener;
    listener = null;
    tell?.(reason);
  };
  worker.on('error', (error) => lost(error instanceof Error ? error.message : String(error)));
  worker.on('messageerror', (error) => lost(`a message could not be read (${error.message})`));
  worker.on('exit', (code) => lost(`its thread ended with status ${code}`));
  return {
    endpoint: nodeEndpoint(worker as never),
    onLost(tell) {
      listener = tell;
    },
    terminate() {
      listener = null;
      void worker.terminate();
    },
  };
}
