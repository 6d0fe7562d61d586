import type { LabColumn } from '../../engine/types.ts';
import type { EnsembleResult, Paths } from '../../experiments/types.ts';
import { bandLevels, futuresShown, mostLabsWithBands } from '../state/responder.ts';
import { labValue, type RunView } from '../run/run-view.ts';

type Values = (number | null)[];

/**
 * The columns of one chart, in uPlot's order: months; the selected lab's band (10, 25, 75, 90 %); single futures; then for each shown lab
 * the reference and the current line. The arrays are made once and filled in place.
 */
export interface ChartData {
  readonly labs: readonly number[];
  readonly columns: Values[];
  /** Rows filled; the last one of the current run before it ended. */
  lastRow: number;
  /** Smallest and largest value in any column. */
  low: number;
  high: number;
}

export const bandColumns = { p10: 1, p25: 2, p75: 3, p90: 4 } as const;
export const firstFuture = 5;
export const firstReference = firstFuture + futuresShown;

export function currentColumn(data: ChartData, index: number): number {
  return firstReference + data.labs.length + index;
}

/** Which labs get a line: all while they fit in lanes, else the most capable at the start and the selected one. */
export function chartedLabs(view: RunView, selected: number): number[] {
  const all = view.labs.map((_, lab) => lab);
  if (all.length <= mostLabsWithBands) return all;
  const leaders = all.sort((a, b) => labValue(view, 0, b, 'capability') - labValue(view, 0, a, 'capability')).slice(0, 3);
  return leaders.includes(selected) ? leaders : [...leaders, selected];
}

export function createChartData(view: RunView, labs: readonly number[]): ChartData {
  const empty = (): Values => new Array<number | null>(view.rows).fill(null);
  const columns = [Array.from({ length: view.rows }, (_, row) => row * view.stepMonths) as Values];
  for (let index = 1; index < firstReference + 2 * labs.length; index++) columns.push(empty());
  return { labs, columns, lastRow: 0, low: 0, high: 1 };
}

export interface ChartState {
  readonly view: RunView;
  readonly reference: RunView | null;
  readonly ensemble: EnsembleResult | null;
  readonly selected: number;
  readonly column: LabColumn;
}

export function fillChartData(data: ChartData, state: ChartState): void {
  const { view, reference, ensemble, selected, column } = state;
  data.lastRow = view.lastRow;
  data.low = 0;
  data.high = 0;
  const see = (value: number | null): number | null => {
    if (value !== null) {
      if (value < data.low) data.low = value;
      if (value > data.high) data.high = value;
    }
    return value;
  };
  fillBands(data, ensemble, selected, column, see);
  data.labs.forEach((lab, index) => {
    const now = data.columns[currentColumn(data, index)]!;
    const before = data.columns[firstReference + index]!;
    for (let row = 0; row < now.length; row++) {
      now[row] = row > view.lastRow || sitsOut(view, row, lab, column) ? null : see(labValue(view, row, lab, column));
      before[row] = reference === null || row > reference.lastRow || sitsOut(reference, row, lab, column) ? null : see(labValue(reference, row, lab, column));
    }
  });
}

/** A lab that sits a round out has neither a budget nor a risk then: its line has a gap. */
export function sitsOut(view: RunView, row: number, lab: number, column: LabColumn): boolean {
  return column !== 'capability' && labValue(view, row, lab, 'abstains') > 0;
}

function fillBands(data: ChartData, ensemble: EnsembleResult | null, selected: number, column: LabColumn, see: (value: number | null) => number | null): void {
  const band = ensemble?.bands.find((each) => each.lab === selected && each.column === column);
  const rows = data.columns[0]!.length;
  for (const [name, index] of Object.entries(bandColumns)) {
    const level = bandLevels.indexOf(Number(name.slice(1)) / 100);
    const target = data.columns[index]!;
    for (let row = 0; row < rows; row++) {
      const value = band?.values[level * rows + row];
      target[row] = value === undefined || Number.isNaN(value) ? null : see(value);
    }
  }
  const futures = ensemble?.futures;
  const at = futures ? futures.columns.indexOf(column) : -1;
  for (let future = 0; future < futuresShown; future++) {
    const target = data.columns[firstFuture + future]!;
    if (!futures || at < 0 || future >= futures.runs) {
      target.fill(null);
      continue;
    }
    const start = ((future * futures.columns.length + at) * futures.labs.length + selected) * futures.rows;
    const end = lastChange(futures, future, selected);
    for (let row = 0; row < rows; row++) target[row] = row > end ? null : see(futures.values[start + row] ?? null);
  }
}

/** The last row before a future ended: from then on its capability is held, which before never stands still in all labs. */
function lastChange(futures: Paths, future: number, lab: number): number {
  const at = futures.columns.indexOf('capability');
  const start = ((future * futures.columns.length + Math.max(0, at)) * futures.labs.length + lab) * futures.rows;
  let row = futures.rows - 1;
  while (row > 0 && futures.values[start + row] === futures.values[start + row - 1]) row--;
  return row;
}
