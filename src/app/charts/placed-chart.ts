import { effect } from '@preact/signals';
import { seek, type Session } from '../state/session.ts';
import { palette } from '../theme.ts';
import type { ChartData } from './chart-data.ts';
import { createLineChart, type LineChart } from './line-chart.ts';

/** A chart in its place on the page: as large as its element, in the page's colours, with a line at the month that a click or a drag moves. */
export interface PlacedChart {
  /** The chart and its data, made anew where the key is another one than last time. */
  of(key: string, make: () => ChartData): { readonly chart: LineChart; readonly data: ChartData };
  remove(): void;
}

/** `lastMonth` is where the chart's time axis ends; `drawn` is told the ms of every drawing. */
export function createPlacedChart(element: HTMLElement, session: Session, lastMonth: () => number, drawn: (ms: number) => void): PlacedChart {
  let made: { readonly key: string; readonly chart: LineChart; readonly data: ChartData } | null = null;
  const playhead = document.createElement('div');
  playhead.className = 'playhead';
  const size = (): [number, number] => [Math.max(120, element.clientWidth), Math.max(80, element.clientHeight)];
  const place = (): void => {
    if (made) playhead.style.transform = `translateX(${made.chart.positionOf(Math.min(session.month.peek(), lastMonth()))}px)`;
  };
  /** The chart takes on a new scale just before it is drawn, which is some time after its data were set. */
  const onDrawn = (ms: number): void => {
    place();
    drawn(ms);
  };
  const stopMonth = effect(() => {
    void session.month.value;
    place();
  });
  const stopColours = effect(() => {
    void palette.value;
    made?.chart.recolour();
  });
  const observer = new ResizeObserver(() => {
    made?.chart.resize(...size());
    place();
  });
  observer.observe(element);
  const go = (event: PointerEvent): void => {
    if (!made || (event.type === 'pointermove' && event.buttons === 0)) return;
    session.playing.value = false;
    seek(session, made.chart.monthAt(event.clientX - made.chart.plot.getBoundingClientRect().left));
  };
  element.addEventListener('pointerdown', go);
  element.addEventListener('pointermove', go);
  return {
    of(key, make) {
      if (made?.key !== key) {
        made?.chart.destroy();
        const data = make();
        made = { key, data, chart: createLineChart(element, data, ...size(), onDrawn) };
        made.chart.plot.append(playhead);
      }
      return made;
    },
    remove() {
      stopMonth();
      stopColours();
      observer.disconnect();
      element.removeEventListener('pointerdown', go);
      element.removeEventListener('pointermove', go);
      made?.chart.destroy();
    },
  };
}
