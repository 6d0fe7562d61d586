const listeners = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back when the signal is aborted; returns how to stop listening. However many calls share a signal, it has one listener: Node warns
 * of a leak from eleven on, and an ensemble has two calls a worker under way.
 */
export function onceAborted(signal: AbortSignal | undefined, callback: () => void): () => void {
  if (signal === undefined) return () => {};
  let callbacks = listeners.get(signal);
  if (callbacks === undefined) {
    const all = new Set<() => void>();
    callbacks = all;
    listeners.set(signal, all);
    signal.addEventListener('abort', () => {
      for (const one of [...all]) one();
    }, { once: true });
  }
  const mine = callbacks;
  mine.add(callback);
  return () => void mine.delete(callback);
}
