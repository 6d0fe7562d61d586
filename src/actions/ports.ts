import type { RunPool } from '../experiments/types.ts';

/** Where results go. `write` refuses to replace a file. */
export interface FileStore {
  write(path: string, bytes: Uint8Array | string): Promise<void>;
  exists(path: string): Promise<boolean>;
}

/** What an action that computes runs needs from the world around it. */
export interface ComputePorts {
  readonly pool: RunPool;
  /** Seconds since any fixed moment; used for timings alone. */
  readonly clock: () => number;
  /** Stops early; what is complete is returned. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
  /** Things worth telling that are not failures (a worker was lost and its work repeated). */
  readonly onNotice?: (message: string) => void;
}
