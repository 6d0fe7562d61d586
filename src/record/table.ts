import type { RunRecord } from '../engine/types.ts';
import { labColumns, worldColumns } from '../engine/types.ts';
import type { Column } from './columns.ts';
import { runColumns, seriesColumns } from './columns.ts';

export type Cell = number | string | boolean | null;

/** A table by columns, ready to encode. */
export interface Table {
  readonly columns: readonly Column[];
  /** One array a column, all of one length. */
  readonly data: readonly (readonly Cell[])[];
}

/** One row of `runs` a record, in the order given. */
export function runsTable(records: readonly Pick<RunRecord, 'run' | 'hash' | 'outcomes'>[]): Table {
  const outcomes = runColumns.slice(2).map((column, index) => records.map((record) => cell(column, record.outcomes[index] ?? NaN)));
  return { columns: runColumns, data: [records.map((record) => record.run), records.map((record) => record.hash), ...outcomes] };
}

/** The rows of `series` of one run: by round, then lab. Empty if the run was not recorded. */
export function seriesTable(record: Pick<RunRecord, 'run' | 'series'>): Table {
  const data: Cell[][] = seriesColumns.map(() => []);
  const series = record.series;
  if (series === null) return { columns: seriesColumns, data };
  const world = worldColumns.length;
  for (let row = 0; row < series.rows; row++) {
    const start = row * series.width;
    series.labs.forEach((lab, index) => {
      data[0]?.push(record.run);
      data[1]?.push(lab);
      for (let k = 0; k < world; k++) data[2 + k]?.push(cell(seriesColumns[2 + k] as Column, series.values[start + k] ?? NaN));
      const own = start + world + index * labColumns.length;
      for (let k = 0; k < labColumns.length; k++) data[2 + world + k]?.push(cell(seriesColumns[2 + world + k] as Column, series.values[own + k] ?? NaN));
    });
  }
  return { columns: seriesColumns, data };
}

/** The rows of `portfolios` of one run, in the order of its series. Empty if they were not recorded. */
export function portfolioTable({ run, series, portfolios }: Pick<RunRecord, 'run' | 'series' | 'portfolios'>, columns: readonly Column[]): Table {
  const data: Cell[][] = columns.map(() => []);
  if (series === null || portfolios === undefined) return { columns, data };
  let at = 0;
  for (let row = 0; row < series.rows; row++) {
    for (const lab of series.labs) {
      data[0]!.push(run);
      data[1]!.push(lab);
      data[2]!.push(series.values[row * series.width]!);
      for (let k = 0; k < portfolios.measures.length; k++) data[3 + k]!.push(portfolios.values[at++]!);
    }
  }
  return { columns, data };
}

function cell(column: Column, value: number): Cell {
  if (Number.isNaN(value)) return null;
  if (column.type === 'boolean') return value !== 0;
  return value;
}
