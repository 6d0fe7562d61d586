import { literature } from '../literature/index.ts';
import type { LiteratureEntry, Mark } from '../literature/index.ts';

/** One row of the replication, with the keys of `replicate --json`. */
export interface Replication {
  readonly id: string;
  readonly source: string;
  readonly quantity: string;
  readonly expected: number;
  /** NaN where no certified answer was found. */
  readonly computed: number;
  readonly tolerance: number;
  readonly mark: Mark;
  readonly ok: boolean;
}

export interface ReplicationResult {
  readonly rows: readonly Replication[];
  /** Whether every number was reproduced. */
  readonly ok: boolean;
}

/** Computes the literature's numbers anew and compares each with what is expected. */
export function replicate(entries: readonly LiteratureEntry[] = literature): ReplicationResult {
  const rows = entries.map((entry): Replication => {
    const { id, source, quantity, expected, tolerance, mark } = entry;
    const computed = entry.compute();
    return { id, source, quantity, expected, computed, tolerance, mark, ok: Math.abs(computed - expected) <= tolerance };
  });
  return { rows, ok: rows.every((row) => row.ok) };
}
