import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import { bandColumns, createChartData, currentColumn, type ChartData } from '../charts/chart-data.ts';
import { kindOf, type ChartQuantity } from '../charts/quantities.ts';
import type { PlacedChart } from '../charts/placed-chart.ts';
import { useApp } from '../context.ts';
import { signed, upTo } from '../format.ts';
import { Icon } from '../panels/icon.tsx';
import { rowAt } from '../run/run-view.ts';
import { bandLevels } from '../state/responder.ts';
import { hueClass } from '../theme.ts';
import { words as page } from '../words.ts';
import { compareWords as words } from '../words/compare.ts';
import { differenceBands, differenceOfRuns, isComparable } from './difference.ts';
import type { Worlds } from './other-world.ts';

/** What the difference chart shows: B minus A of the selected lab, of this run and over the pairs. */
interface Differences {
  readonly lab: number;
  readonly name: string;
  readonly labs: readonly string[];
  readonly stepMonths: number;
  readonly rows: number;
  readonly line: readonly (number | null)[];
  readonly bands: readonly Float64Array[] | null;
}

const unit = (column: ChartQuantity) => (value: number): string => (kindOf(column) === 'oom' ? words.oom(value) : words.points(value));
const tick = (column: ChartQuantity) => (value: number): string => (kindOf(column) === 'oom' ? signed(value, 1) : signed(100 * value, Math.abs(100 * value - Math.round(100 * value)) < 1e-6 ? 0 : 1));

/** B minus A on the same clock, with a table of the same numbers. */
export function DifferenceChart({ worlds, column }: { readonly worlds: Worlds; readonly column: ChartQuantity }) {
  const { session } = useApp();
  const id = useId();
  const asTable = useSignal(false);
  const { a, b } = worlds;
  const [left, right, from, to, selected] = [a.run.value, b.run.value, a.result.value, b.result.value, session.selected.value];
  const known = useMemo((): Differences | null => {
    if (!left || !right || left.run !== right.run || !isComparable(left, right)) return null;
    const lab = Math.min(selected, left.labs.length - 1);
    const rows = Math.min(left.rows, right.rows);
    const bands = from && to && from.runs === to.runs ? differenceBands(from, to, lab, column, bandLevels) : null;
    return { lab, name: left.labs[lab]!, labs: left.labs, stepMonths: left.stepMonths, rows, line: differenceOfRuns(left, right, lab, column), bands };
  }, [left, right, from, to, selected, column]);
  const title = words.difference(page.charts[column].title, known?.name ?? '');
  const text = useComputed(() => {
    const month = session.month.value;
    const value = left && right && known ? known.line[Math.min(rowAt(left, month), rowAt(right, month))] : null;
    return value === null || value === undefined ? '–' : unit(column)(value);
  });
  return (
    <section class="chart difference" aria-labelledby={`${id}-title`} data-testid="difference">
      <div class="chart-head">
        <h2 id={`${id}-title`}>{page.charts[column].title} <small>{words.columns.difference}</small></h2>
        {known && <span class="readout"><i class={`swatch ${hueClass(known.lab, known.labs.length)}`} aria-hidden="true" /><span class="readout-name">{known.name}</span> <b data-testid="difference-now">{text.value}</b></span>}
        <button type="button" class="quiet-button" aria-pressed={asTable.value} data-testid="difference-table-button"
          aria-label={asTable.value ? page.charts.showChart(title) : page.charts.showTable(title)} onClick={() => (asTable.value = !asTable.value)}><Icon name={asTable.value ? 'chart' : 'table'} /></button>
      </div>
      {known === null
        ? <p class="hint">{left && right && !isComparable(left, right) ? words.noDifference : words.waiting}</p>
        : asTable.value ? <DifferenceTable known={known} column={column} title={title} /> : <Surface known={known} column={column} title={title} />}
      <p class="hint">{words.differenceNote(session.runIndex.value)}</p>
    </section>
  );
}

function DifferenceTable({ known, column, title }: { readonly known: Differences; readonly column: ChartQuantity; readonly title: string }) {
  const show = unit(column);
  const last = known.line.reduce<number>((found, value, row) => (value === null ? found : row), 0);
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={title}>
      <table data-testid="difference-table">
        <caption class="sr-only">{title}</caption>
        <thead><tr><th scope="col">{words.month}</th><th scope="col">{words.line}</th>{known.bands && <th scope="col">{words.spread}</th>}</tr></thead>
        <tbody>
          {Array.from({ length: last + 1 }, (_, row) => (
            <tr key={row}>
              <th scope="row">{upTo(row * known.stepMonths, 1)}</th>
              <td>{known.line[row] === null ? '–' : show(known.line[row]!)}</td>
              {known.bands && <td>{words.interval(show(known.bands[bandLevels.indexOf(0.1)]![row]!), show(known.bands[bandLevels.indexOf(0.9)]![row]!))}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function fill(data: ChartData, { line, bands, rows }: Differences): void {
  data.low = data.high = 0;
  const see = (value: number | null): number | null => {
    if (value !== null) {
      data.low = Math.min(data.low, value);
      data.high = Math.max(data.high, value);
    }
    return value;
  };
  for (const [name, index] of Object.entries(bandColumns)) {
    const level = bandLevels.indexOf(Number(name.slice(1)) / 100);
    for (let row = 0; row < rows; row++) data.columns[index]![row] = see(bands?.[level]?.[row] ?? null);
  }
  data.lastRow = 0;
  const target = data.columns[currentColumn(data, 0)]!;
  for (let row = 0; row < rows; row++) {
    target[row] = see(line[row] ?? null);
    if (target[row] !== null) data.lastRow = row;
  }
  // A flat line of zeros lies in the middle.
  const least = 0.01;
  data.high = Math.max(data.high, least);
  data.low = Math.min(data.low, -least);
}

function Surface({ known, column, title }: { readonly known: Differences; readonly column: ChartQuantity; readonly title: string }) {
  const app = useApp();
  const { session, loop } = app;
  const host = useRef<HTMLDivElement>(null);
  const now = useRef(known);
  now.current = known;
  const update = useRef<(() => void) | null>(null);
  useEffect(() => update.current?.(), [known]);

  useEffect(() => {
    const element = host.current!;
    let placed: PlacedChart | null = null;
    let gone = false;
    void import('../charts/placed-chart.ts').then(({ createPlacedChart }) => {
      if (gone) return;
      const mine = (placed = createPlacedChart(element, session, () => (now.current.rows - 1) * now.current.stepMonths, () => app.drawn('chart')));
      update.current = () => {
        const { lab, rows, stepMonths, labs } = now.current;
        const { chart, data } = mine.of(`${lab}/${rows}/${stepMonths}`, () => createChartData({ rows, stepMonths } as Parameters<typeof createChartData>[0], [lab]));
        fill(data, now.current);
        app.charts.set('difference', data);
        chart.update({
          names: labs, selected: lab, ended: true, top: null, unit: kindOf(column) === 'oom' ? words.units.oom : words.units.points, formatTick: tick(column),
          formatMonth: (month, last) => (last ? page.charts.lastMonth(upTo(month, 1)) : upTo(month, 1)),
        });
      };
      update.current();
      loop.invalidate();
    }, () => undefined);
    return () => {
      gone = true;
      update.current = null;
      app.charts.delete('difference');
      placed?.remove();
    };
  }, [column]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    const count = known.labs.length;
    session.selected.value = (session.selected.peek() + (event.key === 'ArrowDown' ? 1 : count - 1)) % count;
  };
  return <div ref={host} class="chart-surface" tabIndex={0} role="group" aria-roledescription={page.charts.role} aria-label={words.surface(title)} onKeyDown={onKeyDown} />;
}
