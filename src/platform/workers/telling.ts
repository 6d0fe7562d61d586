import type { SimulationEvent } from '../../core/events/index.ts';
import type { RunProgress } from './protocol.ts';

/** Gathers what is new of a run between two tellings. */
export interface Telling {
  onRow(row: Float64Array): void;
  onEvent(event: SimulationEvent): void;
  /** What has come since the last time. */
  take(month: number): RunProgress;
}

export function createTelling(run: number, labs: readonly string[]): Telling {
  let firstRow = 0;
  let width = 0;
  let rows: Float64Array[] = [];
  let events: SimulationEvent[] = [];
  return {
    onRow(row) {
      width = row.length;
      // The engine writes every row into the same buffer.
      rows.push(row.slice());
    },
    onEvent(event) {
      events.push(event);
    },
    take(month) {
      const values = new Float64Array(rows.length * width);
      rows.forEach((row, index) => values.set(row, index * width));
      const progress: RunProgress = { run, month, labs, firstRow, rows: rows.length, width, values, events };
      firstRow += rows.length;
      rows = [];
      events = [];
      return progress;
    },
  };
}
