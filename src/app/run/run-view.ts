import { labColumns, worldColumns, type LabColumn, type RunRecord, type WorldColumn } from '../../engine/types.ts';
import type { GrowingRun } from '../../platform/workers/run-stream.ts';
import type { SimulationEvent } from '../../core/events/event.ts';

/**
 * A recorded run as the page reads it: plain array indexing, so that seeking to any moment costs the same.
 * Months are continuous in [0, endMonth]; rows lie on the scenario's step grid.
 */
export interface RunView {
  readonly run: number;
  readonly hash: string;
  readonly labs: readonly string[];
  /** Rows recorded up to the horizon, padded ones included. */
  readonly rows: number;
  /** The last row before the run ended. */
  readonly lastRow: number;
  readonly stepMonths: number;
  /** Month of the decision or catastrophe that ended the run, else the horizon. */
  readonly endMonth: number;
  readonly ended: boolean;
  readonly values: Float64Array;
  readonly width: number;
  readonly events: readonly SimulationEvent[];
  /** True while the run is being computed. */
  readonly growing: boolean;
  /** Rounds whose game was shown to have no equilibrium in pure strategies, and those in which none was found. */
  readonly noPureRounds: number;
  readonly unresolvedRounds: number;
}

const labOffset = new Map(labColumns.map((name, index) => [name, index]));
const worldOffset = new Map(worldColumns.map((name, index) => [name, index]));

export function createRunView(record: RunRecord, stepMonths: number): RunView {
  const series = record.series;
  if (!series) throw new Error('invalid run record: it holds no series');
  const events = record.events ?? [];
  const endedColumn = worldOffset.get('ended')!;
  let lastRow = series.rows - 1;
  for (let row = 0; row < series.rows; row++) {
    if (series.values[row * series.width + endedColumn] === 1) {
      // The row of the horizon has ended too; it is a row of its own where nothing ended the run before.
      const horizonOnly = row === series.rows - 1 && !events.some((event) => event.kind === 'decided' || event.kind === 'catastrophe');
      lastRow = horizonOnly ? row : Math.max(0, row - 1);
      break;
    }
  }
  const ended = lastRow < series.rows - 1;
  const lastEvent = events.at(-1)?.time ?? 0;
  const horizon = (series.rows - 1) * stepMonths;
  const endMonth = ended ? Math.min(horizon, Math.max(lastRow * stepMonths, lastEvent)) : horizon;
  const { noPure, unresolved } = record.certificates;
  return {
    run: record.run, hash: record.hash, labs: series.labs, rows: series.rows, lastRow, stepMonths, endMonth, ended,
    values: series.values, width: series.width, events, noPureRounds: noPure, unresolvedRounds: unresolved,
    growing: false,
  };
}

/** A run under way: its rows so far, as if it ended with the last one. */
export function createGrowingView(growing: GrowingRun, rows: number, stepMonths: number): RunView {
  const lastRow = Math.max(0, growing.rows - 1);
  return {
    run: growing.run, hash: '', labs: growing.labs, rows, lastRow, stepMonths, endMonth: lastRow * stepMonths, ended: false,
    values: growing.values, width: growing.width, events: growing.events, noPureRounds: 0, unresolvedRounds: 0, growing: true,
  };
}

export function worldValue(view: RunView, row: number, column: WorldColumn): number {
  return view.values[clampRow(view, row) * view.width + worldOffset.get(column)!]!;
}

export function labValue(view: RunView, row: number, lab: number, column: LabColumn): number {
  return view.values[clampRow(view, row) * view.width + worldColumns.length + lab * labColumns.length + labOffset.get(column)!]!;
}

/** The row whose decisions hold at a month. */
export function rowAt(view: RunView, month: number): number {
  return Math.min(view.lastRow, Math.max(0, Math.floor(month / view.stepMonths + 1e-9)));
}

/** States (capability, covered level) move between rows: read them by linear interpolation. */
export function interpolated(view: RunView, month: number, lab: number, column: LabColumn): number {
  const position = Math.min(month, view.endMonth) / view.stepMonths;
  const row = Math.max(0, Math.floor(position + 1e-9));
  // Row lastRow + 1 of an ended run is padding that holds the state at the end.
  const from = labValue(view, Math.min(row, view.rows - 1), lab, column);
  const share = position - row;
  if (share <= 1e-9 || row >= view.rows - 1) return from;
  return from + share * (labValue(view, row + 1, lab, column) - from);
}

/** Decisions (budget, residual risk) hold from one row to the next. */
export function held(view: RunView, month: number, lab: number, column: LabColumn): number {
  return labValue(view, rowAt(view, month), lab, column);
}

/** Fills `out` with a lab's column by row; NaN after the run's end, so that lines stop there. */
export function fillSeries(view: RunView, lab: number, column: LabQuantity, out: Float64Array): void {
  for (let row = 0; row < out.length; row++) out[row] = row > view.lastRow ? NaN : chartValue(view, row, lab, column);
}

/** What can be read of a lab: recorded columns, and safety debt, which is derived. */
export type LabQuantity = LabColumn | 'debt';

export function chartValue(view: RunView, row: number, lab: number, column: LabQuantity): number {
  return column === 'debt'
    ? labValue(view, row, lab, 'capability') - labValue(view, row, lab, 'covered')
    : labValue(view, row, lab, column);
}

function clampRow(view: RunView, row: number): number {
  return Math.max(0, Math.min(view.growing ? view.lastRow : view.rows - 1, row));
}
