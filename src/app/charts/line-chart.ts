import uPlot from 'uplot';
import { niceStep } from '../race/scale.ts';
import { corners, glyphOf } from '../race/glyphs.ts';
import { mostLanes } from '../race/limits.ts';
import { readColours, type Colours } from '../theme.ts';
import { bandColumns, companions, currentColumn, firstCompanion, firstFuture, type ChartData, type Companion } from './chart-data.ts';
import { spreadLabels } from './end-labels.ts';

export interface ChartLook {
  readonly names: readonly string[];
  readonly selected: number;
  readonly ended: boolean;
  readonly formatMonth: (month: number, last: boolean) => string;
  /** What stands above the value axis; empty for nothing. */
  readonly unit: string;
  /** `step` is the distance of ticks. */
  readonly formatTick: (value: number, step: number) => string;
  /** A fixed top of the value axis; else the data's. */
  readonly top: number | null;
  /** A level that means something at every month, such as the threshold of the race. */
  readonly level?: { readonly value: number; readonly text: string } | null;
}

export interface LineChart {
  /** Fills of the data's arrays have changed. */
  update(look: ChartLook): void;
  resize(width: number, height: number): void;
  recolour(): void;
  positionOf(month: number): number;
  monthAt(x: number): number;
  /** Where the lines' plot lies inside the chart's element. */
  readonly plot: HTMLElement;
  destroy(): void;
}

/** Room for the names at the lines' ends, CSS pixels: for the longest, within bounds. */
const labelRoom = { least: 74, most: 116, letter: 7.2, mark: 24 };
/** Dotted: as shipped; dashed: my assumptions alone; long and short: without an event. The note below the charts draws the same. */
export const dashes: Readonly<Record<Companion, readonly number[]>> = { reference: [2, 4], baseline: [7, 4], without: [10, 3, 2, 3] };
const alpha = (colour: string, share: number): string => {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  return hex ? `#${hex}${Math.round(share * 255).toString(16).padStart(2, '0')}` : colour;
};

/** One uPlot chart, made once for a set of labs; its arrays are filled in place and it is drawn again, never rebuilt on a tick. */
export function createLineChart(host: HTMLElement, data: ChartData, width: number, height: number, drawn: (ms: number) => void): LineChart {
  let began = 0;
  let colours: Colours = readColours();
  let look: ChartLook | null = null;
  let room = labelRoom.least;
  /** In a population only the selected lab has a colour: eight hues cannot tell two hundred labs apart. */
  const hue = (lab: number): string =>
    look && look.names.length > mostLanes ? (lab === look.selected ? colours.act : colours.soft) : colours.labs[lab % colours.labs.length]!;
  const chosen = (): string => (look ? hue(look.selected) : colours.ink);
  const family = getComputedStyle(document.body).fontFamily;
  const axis = { stroke: () => colours.soft, font: `12px ${family}`, ticks: { show: false }, gap: 6 };
  const hidden = { points: { show: false }, spanGaps: false };

  const series: uPlot.Series[] = [{}];
  for (let index = 1; index < firstFuture; index++) series.push({ ...hidden, stroke: 'transparent', width: 0 });
  for (let index = firstFuture; index < firstCompanion; index++) series.push({ ...hidden, stroke: () => alpha(chosen(), 0.3), width: 1 });
  for (const name of companions) series.push({ ...hidden, stroke: chosen, width: name === 'reference' ? 2 : 1.75, dash: [...dashes[name]] });
  data.labs.forEach((lab) => series.push({ ...hidden, stroke: () => hue(lab), width: 2 }));

  const chart = new uPlot({
    width, height, series,
    padding: [() => (look?.unit ? 22 : 8), () => room, 0, 0],
    legend: { show: false }, cursor: { show: false },
    scales: { x: { time: false, range: (_, low, high) => [low, high] }, y: { range: () => domain() } },
    axes: [
      { ...axis, size: 24, grid: { show: false }, splits: (_, __, low, high) => monthSplits(low, high), values: (_, splits) => splits.map((month, index) => look?.formatMonth(month, index === splits.length - 1) ?? '') },
      {
        ...axis, size: 44, grid: { stroke: () => colours.grid, width: 1 }, splits: (_, __, low, high) => valueSplits(low, high),
        values: (_, splits) => splits.map((value) => look?.formatTick(value, (splits[1] ?? 1) - (splits[0] ?? 0)) ?? ''),
      },
    ],
    bands: [
      // 15 %, and with the inner band on it 28 %.
      { series: [bandColumns.p90, bandColumns.p10], fill: () => alpha(chosen(), 0.15) },
      { series: [bandColumns.p75, bandColumns.p25], fill: () => alpha(chosen(), 0.153) },
    ],
    hooks: {
      // uPlot draws in a task of its own after the data have been set.
      drawClear: [() => (began = performance.now())], drawAxes: [drawLevel], draw: [(self) => { drawLabels(self); drawn(performance.now() - began); }],
    },
  }, data.columns as uPlot.AlignedData, host);

  function domain(): [number, number] {
    if (look?.top != null) return [0, look.top];
    const high = Math.max(data.high, look?.level?.value ?? 0, 1e-6);
    const room = 0.04 * (high - Math.min(0, data.low));
    return [data.low < 0 ? data.low - room : 0, high + room];
  }

  function valueSplits(low: number, high: number): number[] {
    const step = niceStep(high - low, height < 150 ? 3 : 5);
    const list: number[] = [];
    for (let value = Math.ceil(low / step - 1e-9) * step; value <= high + step * 1e-6; value += step) list.push(Math.abs(value) < 1e-12 ? 0 : value);
    return list;
  }

  function monthSplits(low: number, high: number): number[] {
    const step = [1, 3, 6, 12, 24, 48, 60, 120].find((each) => (high - low) / each <= Math.max(2, Math.min(8, Math.floor((width - 44 - room) / 40)))) ?? 120;
    const list: number[] = [];
    for (let month = Math.ceil(low / step) * step; month <= high; month += step) list.push(month);
    return list;
  }

  /** The unit above the value axis, and the level behind the lines. */
  function drawLevel(self: uPlot): void {
    if (!look) return;
    const { ctx } = self;
    const scale = uPlot.pxRatio;
    ctx.save();
    ctx.font = `${12 * scale}px ${family}`;
    ctx.fillStyle = colours.soft;
    ctx.textBaseline = 'alphabetic';
    ctx.textAlign = 'left';
    ctx.fillText(look.unit, 4 * scale, self.bbox.top - 9 * scale);
    const { level } = look;
    if (level && level.value <= domain()[1]) {
      const y = Math.round(self.valToPos(level.value, 'y', true));
      ctx.strokeStyle = colours.soft;
      ctx.lineWidth = 1.5 * scale;
      ctx.setLineDash([3 * scale, 4 * scale]);
      ctx.beginPath();
      ctx.moveTo(self.bbox.left, y);
      ctx.lineTo(self.bbox.left + self.bbox.width, y);
      ctx.stroke();
      // On the side where no names stand at the lines' ends, with a rim where lines and bands pass.
      const { left, width: plotWidth } = self.bbox;
      const endsLeft = self.valToPos(data.columns[0]![data.lastRow] ?? 0, 'x', true) < left + plotWidth * 0.45;
      ctx.textAlign = endsLeft ? 'right' : 'left';
      ctx.setLineDash([]);
      ctx.strokeStyle = colours.card;
      ctx.lineWidth = 3 * scale;
      ctx.lineJoin = 'round';
      const at = [level.text, left + (endsLeft ? plotWidth : 6 * scale), y - 5 * scale] as const;
      ctx.strokeText(...at);
      ctx.fillText(...at);
    }
    ctx.restore();
  }

  /** Names at the ends of the lines, moved apart where they would collide. */
  function drawLabels(self: uPlot): void {
    if (!look) return;
    const { ctx } = self;
    const scale = uPlot.pxRatio;
    const row = data.lastRow;
    const x = self.valToPos(data.columns[0]![row] ?? 0, 'x', true) + 12 * scale;
    const ends = data.labs.map((lab, index) => ({ lab, value: data.columns[currentColumn(data, index)]![row] }))
      .filter((end): end is { lab: number; value: number } => typeof end.value === 'number')
      .filter(fitting(Math.floor(self.bbox.height / (15 * scale)) + 1));
    const wanted = ends.map((end) => self.valToPos(end.value, 'y', true));
    const heights = spreadLabels(wanted, 15 * scale, self.bbox.top + 6 * scale, self.bbox.top + self.bbox.height - 6 * scale);
    ctx.save();
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    ctx.lineJoin = 'round';
    ends.forEach(({ lab }, index) => {
      const y = heights[index]!;
      const colour = hue(lab);
      const strong = lab === look!.selected;
      ctx.font = `${strong ? 700 : 500} ${12 * scale}px ${family}`;
      if (Math.abs(y - wanted[index]!) > 3 * scale) {
        ctx.strokeStyle = colour;
        ctx.lineWidth = scale;
        ctx.beginPath();
        ctx.moveTo(x - 11 * scale, wanted[index]!);
        ctx.lineTo(x - 2 * scale, y);
        ctx.stroke();
      }
      ctx.strokeStyle = colours.card;
      ctx.lineWidth = 4 * scale;
      ctx.strokeText(look!.names[lab]!, x + 10 * scale, y);
      drawGlyph(ctx, lab, x + 3 * scale, y, 4 * scale, colour);
      ctx.fillStyle = colour;
      ctx.fillText(look!.names[lab]!, x + 10 * scale, y);
    });
    ctx.restore();
  }

  /** Where not all names fit, the selected lab's is kept, then the first ones. */
  function fitting(room: number): (end: { lab: number }, index: number) => boolean {
    const others = data.labs.filter((lab) => lab !== look!.selected).slice(0, room - 1);
    return ({ lab }) => lab === look!.selected || others.includes(lab);
  }

  return {
    plot: chart.over,
    update(next) {
      look = next;
      const longest = data.labs.reduce((most, lab) => Math.max(most, next.names[lab]!.length), 0);
      room = Math.min(labelRoom.most, Math.max(labelRoom.least, labelRoom.mark + labelRoom.letter * longest));
      data.labs.forEach((lab, index) => {
        chart.series[currentColumn(data, index)]!.width = (lab === next.selected ? 2.5 : 1.75);
      });
      chart.setData(data.columns as uPlot.AlignedData, true);
    },
    resize(nextWidth, nextHeight) {
      width = nextWidth;
      height = nextHeight;
      chart.setSize({ width, height });
    },
    recolour() {
      colours = readColours();
      chart.redraw(false, true);
    },
    positionOf: (month) => chart.valToPos(month, 'x'),
    monthAt: (x) => chart.posToVal(x, 'x'),
    destroy: () => chart.destroy(),
  };
}

function drawGlyph(ctx: CanvasRenderingContext2D, lab: number, x: number, y: number, radius: number, colour: string): void {
  const points = corners(glyphOf(lab));
  ctx.beginPath();
  if (points) points.forEach(([px, py], index) => (index === 0 ? ctx.moveTo(x + px * radius, y + py * radius) : ctx.lineTo(x + px * radius, y + py * radius)));
  else ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
}
