import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import 'uplot/dist/uPlot.min.css';
import type { LabColumn } from '../../engine/types.ts';
import { useApp } from '../context.ts';
import { hueClass, palette } from '../theme.ts';
import { percent, upTo, fixed } from '../format.ts';
import { held, rowAt, type RunView } from '../run/run-view.ts';
import { seek } from '../state/session.ts';
import { words } from '../words.ts';
import { Icon } from '../panels/icon.tsx';
import { chartedLabs, companionsOf, createChartData, sitsOut, fillChartData, widen, type ChartData } from './chart-data.ts';
import { ChartTable } from './chart-table.tsx';
import type { LineChart } from './line-chart.ts';
import { computed, effect } from '@preact/signals';

/** The chart library is asked for at once and waited for by nobody: the page is painted first. */
const drawing = import('./line-chart.ts');
drawing.catch(() => undefined);

export type ChartColumn = Extract<LabColumn, 'budget' | 'residualRisk' | 'capability'>;

export function chartNumber(column: ChartColumn, value: number): string {
  return column === 'capability' ? fixed(value, 2) : percent(value, 1);
}

/** The value that holds at a month, or that the lab sits out. */
function valueText(column: ChartColumn, view: RunView, month: number, lab: number): string {
  return sitsOut(view, rowAt(view, month), lab, column) ? words.race.abstains : chartNumber(column, held(view, month, lab, column));
}

const tick = (column: ChartColumn) => (value: number): string => (column === 'capability' ? upTo(value, 1) : percent(value));

/** One live chart with its heading, its value at the month, a keyboard cursor and a table of the same numbers. */
export function ChartPanel({ column }: { readonly column: ChartColumn }) {
  const { session } = useApp();
  const id = useId();
  const asTable = useSignal(false);
  const text = words.charts[column];
  const view = session.run.value;
  const selected = session.selected.value;
  const name = view?.labs[selected];
  return (
    <section class={`chart chart-${column}`} aria-labelledby={`${id}-title`} data-testid={`chart-${column}`}>
      <div class="chart-head">
        <h2 id={`${id}-title`}>{text.title} <small>{text.unit}</small></h2>
        {view && name !== undefined && (
          <span class="readout"><i class={`swatch ${hueClass(selected, view.labs.length)}`} aria-hidden="true" />{name} <b>{valueText(column, view, session.month.value, selected)}</b></span>
        )}
        <button type="button" class="quiet-button" aria-pressed={asTable.value} data-testid={`table-${column}`}
          aria-label={asTable.value ? words.charts.showChart(text.title) : words.charts.showTable(text.title)}
          title={asTable.value ? words.charts.showChart(text.title) : words.charts.showTable(text.title)}
          onClick={() => (asTable.value = !asTable.value)}><Icon name={asTable.value ? 'chart' : 'table'} /></button>
      </div>
      {asTable.value ? <ChartTable column={column} /> : <ChartSurface column={column} onBroken={() => (asTable.value = true)} />}
    </section>
  );
}

/** The drawn chart: focusable, arrows move the month and the lab; a click or a drag goes to a month. */
function ChartSurface({ column, onBroken }: { readonly column: ChartColumn; readonly onBroken: () => void }) {
  const app = useApp();
  const { session, loop, announcer } = app;
  const host = useRef<HTMLDivElement>(null);
  const title = words.charts[column].title;

  useEffect(() => {
    const element = host.current!;
    const beside = computed(() => companionsOf(session));
    let chart: LineChart | null = null;
    let data: ChartData | null = null;
    let madeFor = '';
    let dirty = true;
    let gone = false;
    let createLineChart: typeof import('./line-chart.ts').createLineChart | null = null;
    const playhead = document.createElement('div');
    playhead.className = 'playhead';

    const size = (): [number, number] => [Math.max(120, element.clientWidth), Math.max(90, element.clientHeight)];
    const remake = (view: RunView, selected: number): void => {
      if (!createLineChart) return;
      const labs = chartedLabs(view, selected);
      const key = `${view.labs.length}/${view.rows}/${view.stepMonths}/${labs.join()}`;
      if (chart && key === madeFor) return;
      chart?.destroy();
      data = createChartData(view, labs);
      const [width, height] = size();
      chart = createLineChart(element, data, width, height, () => app.drawn('chart'));
      chart.plot.append(playhead);
      madeFor = key;
    };
    const placePlayhead = (): void => {
      if (chart) playhead.style.transform = `translateX(${chart.positionOf(Math.min(session.month.peek(), session.horizon.peek()))}px)`;
    };
    const draw = (): boolean => {
      if (!dirty || !createLineChart) return false;
      dirty = false;
      const view = session.run.peek();
      if (!view) return false;
      const selected = session.selected.peek();
      remake(view, selected);
      fillChartData(data!, { view, beside: beside.peek(), ensemble: session.result.peek(), selected, column });
      widen(data!, app.beside?.run.peek() ?? null, app.beside?.result.peek() ?? null, selected, column);
      chart!.update({
        names: view.labs, selected, ended: view.ended, formatTick: tick(column), formatMonth: (month, last) => (last ? words.charts.lastMonth(upTo(month, 1)) : upTo(month, 1)), top: column === 'residualRisk' ? 1 : null,
      });
      app.charts.set(column, data!);
      placePlayhead();
      return false;
    };
    drawing.then((module) => {
      createLineChart = module.createLineChart;
      if (!gone) loop.invalidate();
    }, () => {
      if (!gone) onBroken();
    });
    const stopFrame = loop.onFrame(draw);
    const stopData = effect(() => {
      void [session.run.value, beside.value, session.result.value, session.selected.value, app.beside?.run.value, app.beside?.result.value];
      dirty = true;
      loop.invalidate();
    });
    const stopMonth = effect(() => {
      void session.month.value;
      placePlayhead();
    });
    const stopColours = effect(() => {
      void palette.value;
      chart?.recolour();
    });
    const observer = new ResizeObserver(() => {
      chart?.resize(...size());
      placePlayhead();
    });
    observer.observe(element);
    const go = (event: PointerEvent): void => {
      if (!chart || (event.type === 'pointermove' && event.buttons === 0)) return;
      session.playing.value = false;
      seek(session, chart.monthAt(event.clientX - chart.plot.getBoundingClientRect().left));
    };
    element.addEventListener('pointerdown', go);
    element.addEventListener('pointermove', go);
    return () => {
      gone = true;
      stopFrame();
      stopData();
      stopMonth();
      stopColours();
      observer.disconnect();
      element.removeEventListener('pointerdown', go);
      element.removeEventListener('pointermove', go);
      chart?.destroy();
    };
  }, [column]);

  const say = (): void => {
    const view = session.run.peek();
    const lab = session.selected.peek();
    if (view) announcer.say(words.charts.at(title, view.labs[lab] ?? '', valueText(column, view, session.month.peek(), lab), fixed(session.month.peek(), 1)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const labs = session.run.peek()?.labs.length ?? 0;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      session.selected.value = (session.selected.peek() + (event.key === 'ArrowDown' ? 1 : labs - 1)) % Math.max(1, labs);
      say();
    } else if (event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End') {
      // The page's own keys move the month; here it is only told, once the step has been made.
      setTimeout(say, 0);
    }
  };
  return <div ref={host} class="chart-surface" tabIndex={0} role="group" aria-roledescription={words.charts.role} aria-label={words.charts.surface(title)} onKeyDown={onKeyDown} />;
}
