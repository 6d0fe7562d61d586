import type { LabColumn } from '../../engine/types.ts';
import type { EnsembleResult, Paths } from '../../experiments/types.ts';
import { quantilesSorted } from '../../core/statistics/summary.ts';
import { bandsOf } from '../../experiments/bands.ts';
import { fixed, percent, significant, upTo } from '../format.ts';
import { chartValue, type RunView } from '../run/run-view.ts';

/** What charts offer by lab, in groups: recorded quantities, and safety debt, which is capability less covered capability. */
export const chartGroups = {
  race: ['capability', 'speed', 'compute', 'winProbability'],
  safety: ['debt', 'covered', 'budget', 'residualRisk', 'assessedRisk', 'theatre'],
  people: ['staff', 'safetyStaff'],
  money: ['revenue', 'harm', 'fines'],
} as const;
export type ChartQuantity = (typeof chartGroups)[keyof typeof chartGroups][number];

export const chartQuantities: readonly ChartQuantity[] = Object.values(chartGroups).flat();

/** The pair that a page opens with. */
export const firstCharts: readonly ChartQuantity[] = ['capability', 'debt'];

/** Quantities of which ensembles always keep every run's path; those of the shown charts besides. */
export const keptColumns = ['capability', 'covered', 'budget', 'residualRisk'] as const satisfies readonly LabColumn[];

/** The columns that a quantity is made of. */
export function columnsOf(quantity: ChartQuantity): readonly LabColumn[] {
  return quantity === 'debt' ? ['capability', 'covered'] : [quantity];
}

/** The columns whose paths an ensemble has to keep for bands of these charts. */
export function columnsFor(charts: readonly ChartQuantity[]): LabColumn[] {
  return [...new Set<LabColumn>([...keptColumns, ...charts.flatMap(columnsOf)])];
}

type Kind = 'oom' | 'share' | 'amount';
const kinds: Partial<Record<ChartQuantity, Kind>> = {
  capability: 'oom', debt: 'oom', covered: 'oom', budget: 'share', residualRisk: 'share', assessedRisk: 'share', winProbability: 'share', theatre: 'share',
};
/** How a quantity is written: orders of magnitude, shares, or amounts of any size. */
export const kindOf = (quantity: ChartQuantity): Kind => kinds[quantity] ?? 'amount';

/** A value of a quantity for people. */
export function chartNumber(quantity: ChartQuantity, value: number): string {
  const kind = kindOf(quantity);
  return kind === 'oom' ? fixed(value, 2) : kind === 'share' ? percent(value, 1) : significant(value);
}

/** A tick of its axis; `step` is the distance of ticks. */
export function chartTick(quantity: ChartQuantity, value: number, step: number): string {
  const decimals = Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
  if (kindOf(quantity) === 'share') return percent(value, Math.max(0, decimals - 2));
  return Math.abs(value) >= 1e4 ? significant(value) : upTo(value, decimals);
}

/** The top of the axis where it is the same in every run; null where the data decide. */
export const fixedTop = (quantity: ChartQuantity): number | null => (quantity === 'residualRisk' || quantity === 'assessedRisk' ? 1 : null);

/** A lab that sits a round out has neither a budget nor a risk then: its line has a gap. */
export function sitsOut(view: RunView, row: number, lab: number, quantity: ChartQuantity): boolean {
  return (quantity === 'budget' || quantity === 'residualRisk' || quantity === 'assessedRisk' || quantity === 'theatre') && chartValue(view, row, lab, 'abstains') > 0;
}

/** Whether an ensemble kept what a quantity's bands are made of. */
export function keeps(futures: Paths, quantity: ChartQuantity): boolean {
  return columnsOf(quantity).every((column) => futures.columns.includes(column));
}

/** A quantity of a lab in one kept run at a row; `keeps` must hold. */
export function pathValue(futures: Paths, run: number, lab: number, row: number, quantity: ChartQuantity): number {
  const at = (column: LabColumn): number => futures.values[((run * futures.columns.length + futures.columns.indexOf(column)) * futures.labs.length + lab) * futures.rows + row]!;
  return quantity === 'debt' ? at('capability') - at('covered') : at(quantity);
}

/**
 * Quantiles of a lab's quantity over the runs at one row; null where no paths were kept. The picture of a month needs no others, and those of all
 * rows for all labs would hold it up.
 */
export function quantilesAt(result: EnsembleResult, lab: number, quantity: ChartQuantity, row: number, levels: readonly number[]): number[] | null {
  const given = result.bands.find((each) => each.lab === lab && each.column === quantity);
  if (given) return levels.map((level) => given.values[given.levels.indexOf(level) * result.rows + row] ?? Number.NaN);
  const { futures } = result;
  if (futures.runs < result.runs || lab >= futures.labs.length || !keeps(futures, quantity)) return null;
  const values = new Float64Array(futures.runs);
  let count = 0;
  for (let run = 0; run < futures.runs; run++) {
    const value = pathValue(futures, run, lab, row, quantity);
    if (!Number.isNaN(value)) values[count++] = value;
  }
  return quantilesSorted(values.subarray(0, count).sort(), levels);
}

const derived = new WeakMap<EnsembleResult, Map<string, Float64Array>>();

/**
 * Quantiles of a lab's quantity over the runs, levels × rows; null where no paths were kept. Where the ensemble came without bands they are
 * worked out when they are first asked for: those of all labs and quantities at once would hold up the page.
 */
export function bandOf(result: EnsembleResult, lab: number, quantity: ChartQuantity, levels: readonly number[]): Float64Array | null {
  const given = result.bands.find((each) => each.lab === lab && each.column === quantity);
  if (given) return given.values;
  const { futures } = result;
  if (futures.runs < result.runs || lab >= futures.labs.length || !keeps(futures, quantity)) return null;
  const known = derived.get(result) ?? new Map<string, Float64Array>();
  derived.set(result, known);
  const key = `${lab}/${quantity}`;
  let band = known.get(key);
  if (!band) {
    // A difference of quantiles is no quantile of the differences: every run's debt comes first.
    const values = new Float64Array(futures.runs * futures.rows);
    for (let run = 0; run < futures.runs; run++) for (let row = 0; row < futures.rows; row++) values[run * futures.rows + row] = pathValue(futures, run, lab, row, quantity);
    band = bandsOf({ columns: ['capability'], labs: [futures.labs[lab]!], rows: futures.rows, runs: futures.runs, values }, levels)[0]!.values;
    known.set(key, band);
  }
  return band;
}
