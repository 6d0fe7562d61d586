import { quantileSorted } from '../../core/statistics/index.ts';
import type { EnsembleResult } from '../../experiments/types.ts';
import { keeps, pathValue, sitsOut, type ChartQuantity } from '../charts/quantities.ts';
import { chartValue, type RunView } from '../run/run-view.ts';

/** B minus A of one quantity of one lab by row; null where either has no value. */
export function differenceOfRuns(a: RunView, b: RunView, lab: number, column: ChartQuantity): (number | null)[] {
  return Array.from({ length: Math.min(a.rows, b.rows) }, (_, row) =>
    (row > a.lastRow || row > b.lastRow || sitsOut(a, row, lab, column) || sitsOut(b, row, lab, column) ? null : chartValue(b, row, lab, column) - chartValue(a, row, lab, column)));
}

/** Whether lines of two worlds can be subtracted: the same labs on the same grid of months. */
export function isComparable(a: RunView, b: RunView): boolean {
  return a.stepMonths === b.stepMonths && a.labs.length === b.labs.length && a.labs.every((name, lab) => name === b.labs[lab]);
}

/**
 * Quantiles over pairs of runs of the same index of B minus A, by row: levels × rows. An ended run holds its last value, as it does in the
 * bands of the charts. Null where either ensemble kept no paths.
 */
export function differenceBands(a: EnsembleResult, b: EnsembleResult, lab: number, column: ChartQuantity, levels: readonly number[]): Float64Array[] | null {
  const rows = Math.min(a.rows, b.rows);
  const runs = Math.min(a.futures.runs, b.futures.runs);
  if (runs === 0 || !keeps(a.futures, column) || !keeps(b.futures, column)) return null;
  const bands = levels.map(() => new Float64Array(rows));
  const sample = new Float64Array(runs);
  for (let row = 0; row < rows; row++) {
    for (let run = 0; run < runs; run++) sample[run] = pathValue(b.futures, run, lab, row, column) - pathValue(a.futures, run, lab, row, column);
    const sorted = sample.slice().sort();
    levels.forEach((level, index) => (bands[index]![row] = quantileSorted(sorted, level)));
  }
  return bands;
}
