import type { LabColumn } from '../../engine/types.ts';
import { labValue, type RunView } from '../run/run-view.ts';
import { sitsOut } from '../charts/quantities.ts';

/** The quantities that charts show, in which a counterfactual is looked at. */
const columns = ['budget', 'residualRisk', 'capability'] as const satisfies readonly LabColumn[];

/** Where leaving an event out shows most: a lab's quantity in both runs by row, null where a run has no value. */
export interface LargestChange {
  readonly lab: number;
  readonly column: (typeof columns)[number];
  readonly row: number;
  readonly actual: readonly (number | null)[];
  readonly without: readonly (number | null)[];
}

/**
 * The lab and quantity whose two lines lie farthest apart at any row, each quantity measured in its own range over both runs; null where
 * they are the same everywhere while both runs last.
 */
export function largestChange(actual: RunView, without: RunView): LargestChange | null {
  let best: LargestChange | null = null;
  let most = 1e-9;
  const rows = Math.min(actual.rows, without.rows);
  const line = (view: RunView, lab: number, column: (typeof columns)[number]): (number | null)[] =>
    Array.from({ length: rows }, (_, row) => (row > view.lastRow || sitsOut(view, row, lab, column) ? null : labValue(view, row, lab, column)));
  for (const column of columns) {
    const lines = actual.labs.map((_, lab) => [line(actual, lab, column), line(without, lab, column)] as const);
    const all = lines.flat(2).filter((value) => value !== null);
    const range = Math.max(...all) - Math.min(...all);
    if (!(range > 0)) continue;
    lines.forEach(([here, there], lab) => {
      for (let row = 0; row < rows; row++) {
        const [a, b] = [here[row]!, there[row]!];
        if (a === null || b === null || Math.abs(a - b) / range <= most) continue;
        most = Math.abs(a - b) / range;
        best = { lab, column, row, actual: here, without: there };
      }
    });
  }
  return best;
}
