import type { SimulationEvent } from '../../src/core/events/event.ts';
import { labColumns, worldColumns, type LabColumn, type RunRecord } from '../../src/engine/types.ts';
import { outcomeNames } from '../../src/model/outcomes/outcomes.ts';

export interface FakeLab {
  readonly name: string;
  /** Value of each named column by row; columns not named are 0. */
  readonly columns: Partial<Record<LabColumn, (row: number) => number>>;
}

/** A run record written by hand: what the page reads, without an engine. `endRow` is the first padded row. */
export function fakeRun(labs: readonly FakeLab[], rows: number, endRow: number = rows, events: readonly SimulationEvent[] = []): RunRecord {
  const width = worldColumns.length + labs.length * labColumns.length;
  const values = new Float64Array(rows * width);
  for (let row = 0; row < rows; row++) {
    const from = Math.min(row, endRow - 1);
    values[row * width] = row;
    values[row * width + 1] = row >= endRow ? 1 : 0;
    labs.forEach((lab, index) => {
      for (const [column, value] of Object.entries(lab.columns)) {
        values[row * width + worldColumns.length + index * labColumns.length + labColumns.indexOf(column as LabColumn)] = value(from);
      }
    });
  }
  return {
    run: 0, hash: 'fake', outcomes: new Float64Array(outcomeNames.length), events,
    certificates: { rounds: rows, solved: rows, noPure: 0, unresolved: 0, worstEpsilon: 0, severalEquilibria: 0 },
    series: { labs: labs.map((lab) => lab.name), rows, width, values },
  };
}

export function fakeEvent(kind: string, entity: string, time: number, more: Partial<SimulationEvent> = {}): SimulationEvent {
  return { run: 0, id: `${kind}/${entity}/${time}`, cause: null, time, kind, entity, severity: 0, terms: [], ...more };
}
