import alea from 'seedrandom/lib/alea.js';

/** State of a stream as plain data. */
export interface StreamState {
  readonly c: number;
  readonly s0: number;
  readonly s1: number;
  readonly s2: number;
}

/** A named stream of random numbers. Every process has its own, so that nobody's draws shift anybody else's. */
export interface Stream {
  /** A draw with 53 random bits, uniform in the open interval (0, 1). */
  uniform(): number;
  state(): StreamState;
}

/** A stream that depends on its key alone. Build keys with `streamKey`. */
export function createStream(key: string): Stream {
  return new LazyStream(key, true);
}

/** The stream as it was when its state was taken. */
export function restoreStream(state: StreamState): Stream {
  return new LazyStream('', state);
}

/** Seeded at its first use: half of the processes of a run never draw, and seeding costs as much as thirty draws. */
class LazyStream implements Stream {
  private readonly key: string;
  private readonly from: true | StreamState;
  private generator: ReturnType<typeof alea> | null = null;

  constructor(key: string, from: true | StreamState) {
    this.key = key;
    this.from = from;
  }

  private seeded(): ReturnType<typeof alea> {
    return (this.generator ??= alea(this.key, { state: this.from }));
  }

  uniform(): number {
    const generator = this.generator ?? this.seeded();
    for (;;) {
      const draw = generator.double();
      if (draw > 0) return draw;
    }
  }

  state(): StreamState {
    return this.seeded().state();
  }
}

/** Joins texts so that different lists give different keys, whatever the texts hold: each is preceded by its length. */
export function joinKey(parts: readonly (string | number)[]): string {
  let key = '';
  for (const part of parts) {
    const text = String(part);
    key += `${text.length}:${text}`;
  }
  return key;
}

/** The key of a stream: scenario seed, index of the run, entity, kind of process, and which of them (model, section 1). */
export function streamKey(seed: string | number, run: number, entity: string, kind: string, n?: number): string {
  return joinKey(n === undefined ? [seed, run, entity, kind] : [seed, run, entity, kind, n]);
}
