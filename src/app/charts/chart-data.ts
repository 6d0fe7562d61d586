import type { EnsembleResult, Paths } from '../../experiments/types.ts';
import { bandLevels, futuresShown, mostLabsWithBands } from '../state/responder.ts';
import { chartValue, labValue, type RunView } from '../run/run-view.ts';
import type { Session } from '../state/session.ts';
import { bandOf, keeps, pathValue, sitsOut, type ChartQuantity } from './quantities.ts';

type Values = (number | null)[];

/**
 * The columns of one chart, in uPlot's order: months; of the selected lab the band (10, 25, 75, 90 %), single futures and the lines that its
 * own is compared with; then for each shown lab the current line. The arrays are made once and filled in place.
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
/** The lines beside the selected lab's own: the scenario as shipped, my assumptions alone, and the run without an event. */
export const companions = ['reference', 'baseline', 'without'] as const;
export type Companion = (typeof companions)[number];
export type Companions = Readonly<Record<Companion, RunView | null>>;
export const firstCompanion = firstFuture + futuresShown;

export function currentColumn(_data: ChartData, index: number): number {
  return firstCompanion + companions.length + index;
}

/** What the selected lab's line is compared with now: where an event is left out, only the run without it; else every line that differs from the current one. */
export function companionsOf(session: Session): Companions {
  const { shipped, current, baselineScenario, without } = session;
  const left = without.value?.view ?? null;
  if (left !== null && session.compared.value === left) return { reference: null, baseline: null, without: left };
  if (!session.changed.value) return { reference: null, baseline: null, without: null };
  const isBetween = baselineScenario.value !== shipped.value && baselineScenario.value !== current.value;
  return { reference: session.reference.value, baseline: isBetween ? session.baseline.value : null, without: null };
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
  for (let index = 1; index < firstCompanion + companions.length + labs.length; index++) columns.push(empty());
  return { labs, columns, lastRow: 0, low: 0, high: 1 };
}

export interface ChartState {
  readonly view: RunView;
  readonly beside: Companions;
  readonly ensemble: EnsembleResult | null;
  readonly selected: number;
  readonly column: ChartQuantity;
}

export function fillChartData(data: ChartData, state: ChartState): void {
  const { view, beside, ensemble, selected, column } = state;
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
    fillLine(now, view, lab, column, see);
  });
  companions.forEach((name, index) => fillLine(data.columns[firstCompanion + index]!, beside[name], selected, column, see));
}

function fillLine(target: Values, view: RunView | null, lab: number, column: ChartQuantity, see: (value: number | null) => number | null): void {
  for (let row = 0; row < target.length; row++) {
    target[row] = view === null || lab >= view.labs.length || row > view.lastRow || sitsOut(view, row, lab, column) ? null : see(chartValue(view, row, lab, column));
  }
}

function fillBands(data: ChartData, ensemble: EnsembleResult | null, selected: number, column: ChartQuantity, see: (value: number | null) => number | null): void {
  const band = ensemble && bandOf(ensemble, selected, column, bandLevels);
  const rows = data.columns[0]!.length;
  for (const [name, index] of Object.entries(bandColumns)) {
    const level = bandLevels.indexOf(Number(name.slice(1)) / 100);
    const target = data.columns[index]!;
    for (let row = 0; row < rows; row++) {
      const value = band?.[level * rows + row];
      target[row] = value === undefined || Number.isNaN(value) ? null : see(value);
    }
  }
  const futures = ensemble?.futures;
  const kept = futures !== undefined && keeps(futures, column);
  for (let future = 0; future < futuresShown; future++) {
    const target = data.columns[firstFuture + future]!;
    if (!kept || future >= futures.runs) {
      target.fill(null);
      continue;
    }
    const end = lastChange(futures, future, selected);
    for (let row = 0; row < rows; row++) target[row] = row > end ? null : see(row < futures.rows ? pathValue(futures, future, selected, row, column) : null);
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

/** Makes room for the same lines of the world in the other column, so that both have one scale. */
export function widen(data: ChartData, view: RunView | null, ensemble: EnsembleResult | null, selected: number, column: ChartQuantity): void {
  if (view === null) return;
  const other = createChartData(view, data.labs.filter((lab) => lab < view.labs.length));
  fillChartData(other, { view, beside: { reference: null, baseline: null, without: null }, ensemble, selected, column });
  data.low = Math.min(data.low, other.low);
  data.high = Math.max(data.high, other.high);
}
