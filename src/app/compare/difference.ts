import { quantileSorted } from '../../core/statistics/index.ts';
import type { LabColumn } from '../../engine/types.ts';
import type { EnsembleResult } from '../../experiments/types.ts';
import { sitsOut } from '../charts/chart-data.ts';
import { labValue, type RunView } from '../run/run-view.ts';

/** B minus A of one quantity of one lab by row; null where either has no value. */
export function differenceOfRuns(a: RunView, b: RunView, lab: number, column: LabColumn): (number | null)[] {
  return Array.from({ length: Math.min(a.rows, b.rows) }, (_, row) =>
    (row > a.lastRow || row > b.lastRow || sitsOut(a, row, lab, column) || sitsOut(b, row, lab, column) ? null : labValue(b, row, lab, column) - labValue(a, row, lab, column)));
}

/** Whether lines of two worlds can be subtracted: the same labs on the same grid of months. */
export function isComparable(a: RunView, b: RunView): boolean {
  return a.stepMonths === b.stepMonths && a.labs.length === b.labs.length && a.labs.every((name, lab) => name === b.labs[lab]);
}

/**
 * Quantiles over pairs of runs of the same index of B minus A, by row: levels × rows. An ended run holds its last value, as it does in the
 * bands of the charts. Null where either ensemble kept no paths.
 */
export function differenceBands(a: EnsembleResult, b: EnsembleResult, lab: number, column: LabColumn, levels: readonly number[]): Float64Array[] | null {
  const rows = Math.min(a.rows, b.rows);
  const runs = Math.min(a.futures.runs, b.futures.runs);
  const start = (result: EnsembleResult, run: number): number => {
    const { futures } = result;
    return ((run * futures.columns.length + futures.columns.indexOf(column)) * futures.labs.length + lab) * futures.rows;
  };
  if (runs === 0 || !a.futures.columns.includes(column) || !b.futures.columns.includes(column)) return null;
  const bands = levels.map(() => new Float64Array(rows));
  const sample = new Float64Array(runs);
  for (let row = 0; row < rows; row++) {
    for (let run = 0; run < runs; run++) sample[run] = b.futures.values[start(b, run) + row]! - a.futures.values[start(a, run) + row]!;
    const sorted = sample.slice().sort();
    levels.forEach((level, index) => (bands[index]![row] = quantileSorted(sorted, level)));
  }
  return bands;
}
