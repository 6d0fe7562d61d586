import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import { escaped, figure } from './html.ts';

/** One quantity over time: median and two bands. */
export interface BandSeries {
  /** CSS class that gives the colour: `act`, `risk`, `capability`, `safe`. */
  readonly tone: string;
  readonly label: string;
  /** Quantiles 0.1, 0.25, 0.5, 0.75, 0.9 by row; NaN where there is none. */
  readonly quantiles: readonly (readonly number[])[];
  readonly bands: boolean;
}

export interface Panel {
  readonly title: string;
  readonly note: string;
  /** The chart's name for a reader who does not see it. */
  readonly said: string;
  readonly series: readonly BandSeries[];
}

/** What panels that are compared share. */
export interface PanelFrame {
  readonly months: readonly number[];
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  /** A horizontal line with its label. */
  readonly mark?: { readonly at: number; readonly label: string };
}

const width = 300;
const height = 190;
const margin = { top: 10, right: 12, bottom: 26, left: 40 };

/** A small chart; panels of one quantity share a frame, so that labs can be compared. */
export function panelFigure(panel: Panel, grid: PanelFrame): string {
  const last = grid.months[grid.months.length - 1] ?? 1;
  const x = scaleLinear([0, last], [margin.left, width - margin.right]);
  const y = scaleLinear([grid.low, grid.high], [height - margin.bottom, margin.top]).nice(4);
  const across = grid.months.length;
  const rows = Array.from({ length: across }, (_, row) => row);
  const at = (values: readonly number[] | undefined, row: number): number => values?.[row] ?? NaN;
  const present = (values: readonly number[] | undefined) => (row: number) => Number.isFinite(at(values, row));
  const marks = panel.series.map((series) => {
    const [q10, q25, q50, q75, q90] = series.quantiles;
    const between = (low: readonly number[] | undefined, high: readonly number[] | undefined): string =>
      area<number>().defined(present(low)).x((row) => x(grid.months[row] ?? 0)).y0((row) => y(at(low, row))).y1((row) => y(at(high, row)))(rows) ?? '';
    const median = line<number>().defined(present(q50)).x((row) => x(grid.months[row] ?? 0)).y((row) => y(at(q50, row)))(rows) ?? '';
    const bands = series.bands ? `<path class="band outer" d="${rounded(between(q10, q90))}"/><path class="band inner" d="${rounded(between(q25, q75))}"/>` : '';
    return `<g class="${series.tone}">${bands}<path class="median${series.bands ? '' : ' dashed'}" d="${rounded(median)}"/></g>`;
  });
  const yTicks = y.ticks(4).map((tick) => `<g><line class="grid" x1="${margin.left}" x2="${width - margin.right}" y1="${fixed(y(tick))}" y2="${fixed(y(tick))}"/><text class="tick" x="${margin.left - 6}" y="${fixed(y(tick) + 4)}" text-anchor="end">${figure(tick)}</text></g>`);
  const xTicks = monthTicks(last).map((tick) => `<text class="tick" x="${fixed(x(tick))}" y="${height - 8}" text-anchor="middle">${tick}</text>`);
  const mark = grid.mark;
  const marked = mark !== undefined && mark.at >= (y.domain()[0] ?? 0) && mark.at <= (y.domain()[1] ?? 0)
    ? `<line class="mark" x1="${margin.left}" x2="${width - margin.right}" y1="${fixed(y(mark.at))}" y2="${fixed(y(mark.at))}"/><text class="tick" x="${margin.left + 4}" y="${fixed(y(mark.at) - 4)}">${escaped(mark.label)}</text>`
    : '';
  const said = panel.series.map((series) => `${series.label}: median from ${figure(at(series.quantiles[2], 0))} to ${figure(at(series.quantiles[2], across - 1))}`).join('; ');
  return `<figure class="panel"><figcaption>${escaped(panel.title)} <span>${escaped(panel.note)}</span></figcaption><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(`${panel.said}, ${grid.unit}. ${said}`)}">${yTicks.join('')}${xTicks.join('')}${marks.join('')}${marked}</svg></figure>`;
}

/** Whole years or halves, at most seven. */
function monthTicks(last: number): number[] {
  const step = [1, 2, 3, 6, 12, 24, 36, 60, 120].find((each) => last / each <= 6) ?? 120;
  return Array.from({ length: Math.floor(last / step) + 1 }, (_, index) => index * step);
}

/** Dots, one a run, those that ended in catastrophe first: chances as natural frequencies. At most 500 dots; beyond, each stands for several runs. */
export function frequencyDots(count: number, runs: number): string {
  const each = Math.ceil(runs / 500);
  const total = Math.round(runs / each);
  const hit = Math.round(count / each);
  const across = Math.min(50, Math.max(10, Math.ceil(Math.sqrt(total * 3))));
  const dots = Array.from({ length: total }, (_, index) => `<circle class="${index < hit ? 'hit' : 'miss'}" cx="${(index % across) * 10 + 5}" cy="${Math.floor(index / across) * 10 + 5}" r="3.6"/>`);
  const rows = Math.ceil(total / across);
  return `<svg class="dots" viewBox="0 0 ${across * 10} ${rows * 10}" role="img" aria-label="${count} of ${runs} runs ended in catastrophe">${dots.join('')}</svg>${each > 1 ? `<p class="small">Each dot stands for ${each} runs.</p>` : ''}`;
}

/** A share's interval on a scale from 0 to 1. */
export function intervalBar(low: number, mean: number, high: number): string {
  const x = (share: number): string => fixed(4 + 292 * share);
  return `<svg class="interval" viewBox="0 0 300 34" role="img" aria-label="95% interval ${figure(100 * low)} to ${figure(100 * high)} per cent"><line class="grid" x1="4" x2="296" y1="12" y2="12"/><line class="range" x1="${x(low)}" x2="${x(high)}" y1="12" y2="12"/><circle class="point" cx="${x(mean)}" cy="12" r="5"/><text class="tick" x="4" y="31">0</text><text class="tick" x="150" y="31" text-anchor="middle">50%</text><text class="tick" x="296" y="31" text-anchor="end">100%</text></svg>`;
}

function rounded(path: string): string {
  return path.replace(/-?\d+\.\d+/g, (number) => fixed(Number(number)));
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
