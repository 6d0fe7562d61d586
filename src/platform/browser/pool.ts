import workerAddress from '../workers/browser-worker.ts?worker&url';
import { createPool, type PoolOptions, type WorkerPool } from '../workers/pool.ts';
import type { SpawnedWorker } from '../workers/protocol.ts';

export type BrowserPoolOptions = Partial<Omit<PoolOptions, 'spawn' | 'makeChannel' | 'size'>> & {
  /** Another worker's address of the same origin, for tests. */
  readonly address?: string;
};

/** A pool of web workers in the page; by default as many as the machine has cores, at most 8. */
export function createBrowserPool(size: number = Math.min(8, navigator.hardwareConcurrency || 2), options: BrowserPoolOptions = {}): WorkerPool {
  const { address = workerAddress, ...rest } = options;
  return createPool({ solvers: Math.min(3, size - 1), ...rest, size, makeChannel: () => new MessageChannel(), spawn: () => spawnWorker(address) });
}

/** The part of the Trusted Types standard that is used here; TypeScript's own types do not have it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): string };
}

let policy: { createScriptURL(address: string): string } | null = null;

/** Worker addresses of the page's own origin pass; everything else is refused. The only Trusted Types policy of the page. */
function trusted(address: string): string {
  const sameOrigin = (text: string): string => {
    const url = new URL(text, document.baseURI);
    if (url.origin !== location.origin) throw new TypeError(`invalid worker address: ${text} (expected one of this origin)`);
    return url.href;
  };
  const trustedTypes = (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes;
  policy ??= trustedTypes ? trustedTypes.createPolicy('lab-race', { createScriptURL: sameOrigin }) : { createScriptURL: sameOrigin };
  return policy.createScriptURL(address);
}

function spawnWorker(address: string): SpawnedWorker {
  const worker = new Worker(trusted(address), { type: 'module' });
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
