import { computed, effect, untracked } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import 'uplot/dist/uPlot.min.css';
import { useApp } from '../context.ts';
import { upTo, fixed } from '../format.ts';
import { words } from '../words.ts';
import { chartedLabs, companionsOf, createChartData, fillChartData, widen } from './chart-data.ts';
import { valueText } from './chart-panel.tsx';
import type { PlacedChart } from './placed-chart.ts';
import { chartTick, fixedTop, type ChartQuantity } from './quantities.ts';

/** The chart library is asked for at once and waited for by nobody: the page is painted first. */
const drawing = import('./placed-chart.ts');
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
    let placed: PlacedChart | null = null;
    let dirty = true;
    let gone = false;
    /** Script of the latest filling of the chart's data, ms. */
    let filled = 0;

    const draw = (): boolean => {
      if (!dirty || !placed) return false;
      dirty = false;
      const view = session.run.peek();
      if (!view) return false;
      const selected = session.selected.peek();
      const labs = chartedLabs(view, selected);
      const { chart, data } = placed.of(`${view.labs.length}/${view.rows}/${view.stepMonths}/${labs.join()}`, () => createChartData(view, labs));
      const began = performance.now();
      fillChartData(data, { view, beside: beside.peek(), ensemble: session.result.peek(), selected, column });
      widen(data, app.beside?.run.peek() ?? null, app.beside?.result.peek() ?? null, selected, column);
      chart.update({
        names: view.labs, selected, ended: view.ended, unit, formatTick: (value, step) => chartTick(column, value, step), top: fixedTop(column),
        formatMonth: (month, last) => (last ? words.charts.lastMonth(upTo(month, 1)) : upTo(month, 1)),
        level: column === 'capability' ? levelOf(session.current.peek().race.threshold) : null,
      });
      filled = performance.now() - began;
      app.charts.set(column, data);
      return false;
    };
    drawing.then(({ createPlacedChart }) => {
      if (gone) return;
      placed = createPlacedChart(element, session, () => session.horizon.peek(), (ms) => app.drawn('chart', filled + ms));
      loop.invalidate();
    }, () => {
      if (!gone) onBroken();
    });
    const stopFrame = loop.onFrame('chart', draw);
    let drawnRun = session.run.peek();
    const stopData = effect(() => {
      const run = session.run.value;
      void [beside.value, session.result.value, session.selected.value, app.beside?.run.value, app.beside?.result.value];
      dirty = true;
      // Somebody waits for the curves of another run; all else may come with the frame.
      if (run === drawnRun) return loop.invalidate();
      drawnRun = run;
      untracked(() => loop.hurry(draw));
    });
    return () => {
      gone = true;
      app.charts.delete(column);
      stopFrame();
      stopData();
      placed?.remove();
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
