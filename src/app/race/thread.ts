import { wrap, type Remote } from 'comlink';
import { trustedScript } from '../../platform/browser/trusted.ts';
import type { Drawing } from './drawing.ts';
import workerAddress from './race-worker.ts?worker&url';

/** The thread that draws all pictures of the race: where graphics are drawn in software, the page would stand still for as long as they take. */
export interface Thread {
  readonly remote: Remote<Drawing>;
  /** Calls back once if the thread is lost, at once if it already is; returns what calls that off. */
  onLost(listener: () => void): () => void;
  lose(): void;
}

let thread: Thread | null = null;

/** The one thread, started at the first call and after a loss. */
export function drawingThread(): Thread {
  return (thread ??= startThread());
}

function startThread(): Thread {
  const worker = new Worker(trustedScript(workerAddress), { type: 'module' });
  const listeners = new Set<() => void>();
  const own: Thread = {
    remote: wrap<Drawing>(worker),
    onLost(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    lose() {
      if (thread === own) thread = null;
      worker.terminate();
      for (const listener of [...listeners]) listener();
      listeners.clear();
    },
  };
  worker.addEventListener('error', () => own.lose());
  return own;
}
