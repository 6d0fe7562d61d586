import { contours } from 'd3-contour';
import type { Cloud, FrontierGame, Survey, Target } from '../../literature/figures/index.ts';
import { axes, drawing, element, frame, label, polyline, readable } from './svg.ts';
import type { Frame, Plot } from './svg.ts';

/** Games a cell from which a shade deepens, after smoothing. */
const LEVELS = [0.6, 60, 180];
/** Cells of the survey that go into one of the picture: the floors' own steps would show as a pattern otherwise. */
const MERGED = 2;

/**
 * Sums over blocks of cells with a margin of empty ones, then the mean of each cell and its eight neighbours. Small holes
 * close, but a cell outside the cloud stays empty: the shade does not reach past what is attainable.
 */
function smoothed(cloud: Cloud): { values: number[]; columns: number; rows: number } {
  const columns = cloud.columns / MERGED + 2;
  const rows = cloud.rows / MERGED + 2;
  const sums = new Float64Array(columns * rows);
  cloud.counts.forEach((count, at) => {
    const column = Math.floor((at % cloud.columns) / MERGED) + 1;
    const row = Math.floor(at / cloud.columns / MERGED) + 1;
    sums[row * columns + column] = sums[row * columns + column]! + count;
  });
  const values: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      let occupied = 0;
      for (let j = Math.max(0, row - 1); j <= Math.min(rows - 1, row + 1); j++) {
        for (let i = Math.max(0, column - 1); i <= Math.min(columns - 1, column + 1); i++) {
          sum += sums[j * columns + i]!;
          if (sums[j * columns + i]! > 0) occupied++;
        }
      }
      const inside = sums[row * columns + column]! > 0 || occupied >= 6;
      values.push(inside ? Math.max(1, sum / 9) : 0);
    }
  }
  return { values, columns, rows };
}

function shade(clouds: readonly Cloud[], on: Frame): string {
  const { xMinimum, xMaximum, yMaximum, columns: across, rows: up } = clouds[0]!;
  const parts = clouds.map(smoothed);
  const { columns, rows } = parts[0]!;
  const values = parts[0]!.values.map((_, at) => parts.reduce((sum, part) => sum + part.values[at]!, 0));
  const toX = (x: number): number => on.x(xMinimum + (((x - 1) * MERGED) / across) * (xMaximum - xMinimum));
  const toY = (y: number): number => on.y((((y - 1) * MERGED) / up) * yMaximum);
  return contours().size([columns, rows]).smooth(true).thresholds(LEVELS)(values).map((shape) => element('path', {
    class: 'actWash', 'fill-opacity': '0.15', 'fill-rule': 'evenodd',
    d: shape.coordinates.flatMap((polygon) => polygon.map((ring) => polyline(ring.map(([x, y]) => [toX(x!), toY(y!)] as const), true))).join(''),
  })).join('');
}

/** The cloud of utilities, cut off at the hull of what floors on both attain: cells are coarser than that line. */
function attainable(survey: Survey, on: Frame, id: string): string {
  const hull = survey.utilities.find((cloud) => cloud.target === 'both')!.hull;
  const edge = [[on.x(0), on.y(0)] as const, ...hull.map((point) => [on.x(point.x), on.y(point.y)] as const), [on.x(0), on.y(hull[hull.length - 1]!.y)] as const];
  return element('clipPath', { id }, element('path', { d: polyline(edge, true) }))
    + element('g', { 'clip-path': `url(#${id})` }, shade(survey.utilities, on));
}

const STROKES: Readonly<Record<Target, { readonly level: string; readonly dash: string; readonly name: string }>> = {
  nobody: { level: 'inkLine', dash: '1 3', name: 'no regulation' },
  generalist: { level: 'actLine', dash: '7 4', name: 'generalist alone' },
  specialist: { level: 'riskLine', dash: '3 3', name: 'specialist alone' },
  both: { level: 'safeLine', dash: '', name: 'both' },
};

function hullLine(cloud: Cloud, on: Frame): string {
  const { level, dash } = STROKES[cloud.target];
  return element('path', {
    class: level, ...(dash === '' ? {} : { 'stroke-dasharray': dash }), d: polyline(cloud.hull.map((point) => [on.x(point.x), on.y(point.y)] as const)),
  });
}

function lineKey(left: number, top: number): string {
  return (['nobody', 'generalist', 'specialist', 'both'] as const).map((target, i) => {
    const { level, dash, name } = STROKES[target];
    const y = top + i * 20;
    return element('line', { class: level, ...(dash === '' ? {} : { 'stroke-dasharray': dash }), x1: left, x2: left + 30, y1: y - 4, y2: y - 4 }) + label(left + 38, y, name);
  }).join('');
}

function unregulatedMark(on: Frame, x: number, y: number, text: string): string {
  return element('circle', { class: 'inkFill', cx: on.x(x), cy: on.y(y), r: 4.5 }) + label(on.x(x) - 9, on.y(y) + 16, text, { class: 'note halo', 'text-anchor': 'end' });
}

/** 999698 as 999 698. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');

/** Figure 5: utilities that floors and shares can reach, and the eastern faces of their hulls by target. */
export function utilitiesPlot(survey: Survey): Plot {
  const on = frame(64, 30, 560, 560, [0, 0.9], [0, 0.9]);
  const nash = survey.maps.find((map) => map.rule === 'nash')!.unregulated;
  let content = axes(on, { x: "generalist's utility", y: "specialist's utility" });
  content += attainable(survey, on, 'attainable-5');
  for (const cloud of survey.utilities) content += hullLine(cloud, on);
  content += unregulatedMark(on, nash.generalistUtility, nash.specialistUtility, 'no rules, Nash');
  content += label(670, 54, 'Best that floors can do, by target', { class: 'title' }) + lineKey(670, 82);
  content += element('rect', { class: 'actWash', 'fill-opacity': '0.3', x: 670, y: 168, width: 30, height: 12 }) + label(708, 179, 'attainable, stronger: more games');
  const caption = `${grouped(survey.games)} games with two attributes: floors of both players by 98 shares. Floors on both reach utilities for the two players together that no floor on one of them reaches.`;
  return { id: 'figure-5-utilities', figure: '5', title: 'Attainable utilities', caption, svg: drawing('figure-5', 960, 650, 'Attainable utilities and their hulls', caption, content) };
}

/** Figure 7: technologies that come out. */
export function technologiesPlot(survey: Survey): Plot {
  const on = frame(64, 30, 560, 560, [0.45, 0.61], [0, 1.28]);
  let content = axes(on, { x: 'final performance', y: 'final safety' });
  content += shade(survey.technologies, on);
  content += element('line', { class: 'inkLine', x1: on.x(0.5), x2: on.x(0.5), y1: on.y(lowest(survey)), y2: on.y(highest(survey)), 'stroke-opacity': '0.35' });
  for (const game of survey.frontier) {
    content += element('circle', { class: game.improves ? 'safe' : 'none', cx: on.x(game.performance), cy: on.y(game.safety), r: game.improves ? 2.6 : 1.6 });
  }
  content += unregulatedMark(on, 0.5, 0.5, 'no rules');
  content += label(670, 54, 'Technologies', { class: 'title' });
  content += element('rect', { class: 'actWash', 'fill-opacity': '0.3', x: 670, y: 68, width: 30, height: 12 }) + label(708, 79, 'reached by some floors and share');
  content += element('circle', { class: 'safe', cx: 685, cy: 97, r: 4 }) + label(708, 101, 'on the utility frontier, better for all');
  content += element('circle', { class: 'none', cx: 685, cy: 119, r: 3 }) + label(708, 123, 'on the utility frontier');
  const caption = 'Without cross-terms performance is 0.5 whatever the share, unless the specialist is held at its participation limit: then the generalist pays in performance to keep it (right of the line). Floors on both reach the safest technologies; those on the utility frontier are safe, but not the safest.';
  return { id: 'figure-7-technologies', figure: '7', title: 'Attainable performance and safety', caption, svg: drawing('figure-7', 960, 650, 'Attainable performance and safety', caption, content) };
}

function highest(survey: Survey): number {
  return Math.max(...survey.technologies.flatMap((cloud) => cloud.hull.map((point) => point.y)));
}

/** The least safety that any floors leave, to the cell. */
function lowest(survey: Survey): number {
  for (let row = 0; ; row++) {
    for (const cloud of survey.technologies) {
      for (let column = 0; column < cloud.columns; column++) {
        if (cloud.counts[row * cloud.columns + column]! > 0) return (row / cloud.rows) * cloud.yMaximum;
      }
    }
  }
}

/** Figure 8: the utility frontier, and where its regulations lie. */
export function frontierPlot(survey: Survey): Plot {
  const size = 390;
  const nash = survey.maps.find((map) => map.rule === 'nash')!.unregulated;
  const on = frame(64, 40, size, size, [0, 0.9], [0, 0.9]);
  let content = label(64, 22, 'Utilities', { class: 'title' }) + axes(on, { x: "generalist's utility", y: "specialist's utility" });
  content += attainable(survey, on, 'attainable-8');
  const dots = (at: Frame, x: (game: FrontierGame) => number, y: (game: FrontierGame) => number): string => [...survey.frontier]
    .sort((a, b) => Number(a.improves) - Number(b.improves))
    .map((game) => element('circle', { class: game.improves ? 'safe' : 'none', cx: at.x(x(game)), cy: at.y(y(game)), r: game.improves ? 2.8 : 1.8 })).join('');
  content += dots(on, (game) => game.x, (game) => game.y);
  content += element('path', { class: 'reference', d: polyline([[on.x(nash.generalistUtility), on.top], [on.x(nash.generalistUtility), on.y(nash.specialistUtility)], [on.left + size, on.y(nash.specialistUtility)]]) });
  content += unregulatedMark(on, nash.generalistUtility, nash.specialistUtility, 'no rules, Nash');
  const floors = frame(540, 40, size, size, [0, 1.04], [0, 1.04]);
  content += label(540, 22, 'Their floors', { class: 'title' }) + axes(floors, { x: 'floor on the specialist', y: 'floor on the generalist' });
  content += element('line', { class: 'reference', x1: floors.x(0), y1: floors.y(0), x2: floors.x(1), y2: floors.y(1) });
  content += dots(floors, (game) => game.floorSpecialist, (game) => game.floorGeneralist);
  content += label(floors.x(0.3), floors.y(0.32), 'same floor for both', { class: 'note halo', transform: `rotate(-45 ${readable(floors.x(0.3), 1)} ${readable(floors.y(0.32), 1)})` });
  const improving = survey.frontier.filter((game) => game.improves);
  const least = Math.min(...improving.map((game) => game.safety));
  const caption = `Games than which no other is better for both players. Teal: both utilities and safety above those without rules (Nash); their safety is at least ${readable(least, 2)} against ${readable(nash.safety, 2)}. The generalist's floor is about half the specialist's: the rule splits the work. Floors were searched up to 1.`;
  return { id: 'figure-8-frontier', figure: '8', title: 'The utility frontier and its regulations', caption, svg: drawing('figure-8', 960, 490, 'Utility frontier', caption, content) };
}
