import workerAddress from '../workers/browser-worker.ts?worker&url';
import { createPool, type PoolOptions, type WorkerPool } from '../workers/pool.ts';
import type { SpawnedWorker } from '../workers/protocol.ts';
import { trustedScript } from './trusted.ts';

export type BrowserPoolOptions = Partial<Omit<PoolOptions, 'spawn' | 'makeChannel' | 'size'>> & {
  /** Another worker's address of the same origin, for tests. */
  readonly address?: string;
};

/** A pool of web workers in the page; by default as many as the machine has cores, at most 8. */
export function createBrowserPool(size: number = Math.min(8, navigator.hardwareConcurrency || 2), options: BrowserPoolOptions = {}): WorkerPool {
  const { address = workerAddress, ...rest } = options;
  return createPool({ solvers: Math.min(3, size - 1), ...rest, size, makeChannel: () => new MessageChannel(), spawn: () => spawnWorker(address) });
}

function spawnWorker(address: string): SpawnedWorker {
  const worker = new Worker(trustedScript(address), { type: 'module' });
  let listener: ((reason: string) => void) | null = null;
  const lost = (reason: string): void => {
    const tell = listener;
    listener = null;
    tell?.(reason);
  };
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    lost(event.message || 'its program could not be loaded');
  });
  worker.addEventListener('messageerror', () => lost('a message could not be read'));
  return {
    endpoint: worker,
    onLost(tell) {
      listener = tell;
    },
    terminate() {
      listener = null;
      worker.terminate();
    },
  };
}
