import { computed, effect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import 'uplot/dist/uPlot.min.css';
import { useApp } from '../context.ts';
import { palette } from '../theme.ts';
import { upTo, fixed } from '../format.ts';
import type { RunView } from '../run/run-view.ts';
import { seek } from '../state/session.ts';
import { words } from '../words.ts';
import { chartedLabs, companionsOf, createChartData, fillChartData, widen, type ChartData } from './chart-data.ts';
import { valueText } from './chart-panel.tsx';
import type { LineChart } from './line-chart.ts';
import { chartTick, fixedTop, type ChartQuantity } from './quantities.ts';

/** The chart library is asked for at once and waited for by nobody: the page is painted first. */
const drawing = import('./line-chart.ts');
drawing.catch(() => undefined);

const levelOf = (value: number) => ({ value, text: words.race.threshold(value) });

/** The drawn chart: focusable, arrows move the month and the lab; a click or a drag goes to a month. */
export function ChartSurface({ column, unit, onBroken }: { readonly column: ChartQuantity; /** Above the value axis; empty where the heading says it. */ readonly unit: string; readonly onBroken: () => void }) {
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
    /** Script of the latest filling of the chart's data, ms. */
    let filled = 0;
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
      chart = createLineChart(element, data, width, height, (ms) => app.drawn('chart', filled + ms));
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
      const began = performance.now();
      fillChartData(data!, { view, beside: beside.peek(), ensemble: session.result.peek(), selected, column });
      widen(data!, app.beside?.run.peek() ?? null, app.beside?.result.peek() ?? null, selected, column);
      chart!.update({
        names: view.labs, selected, ended: view.ended, unit, formatTick: (value, step) => chartTick(column, value, step), top: fixedTop(column),
        formatMonth: (month, last) => (last ? words.charts.lastMonth(upTo(month, 1)) : upTo(month, 1)),
        level: column === 'capability' ? levelOf(session.current.peek().race.threshold) : null,
      });
      filled = performance.now() - began;
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
      app.charts.delete(column);
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
