import type { CrossTermCell, Example, Target } from '../../literature/figures/index.ts';
import type { Outcome } from '../../games/fine-tuning/types.ts';
import { axes, drawing, element, frame, label, polyline, readable } from './svg.ts';
import type { Frame, Plot } from './svg.ts';

/** The way of a technology through the chain: what the generalist builds, what the specialist adds, the floors on safety. */
function path(on: Frame, outcome: Outcome, floorGeneralist: number, floorSpecialist: number, words: boolean): string {
  let text = '';
  for (const [floor, name, level] of [[floorGeneralist, 'floor, generalist', 'actLine'], [floorSpecialist, 'floor, specialist', 'safeLine']] as const) {
    if (floor <= 0) continue;
    text += element('line', { class: level, 'stroke-dasharray': '5 4', 'stroke-width': 1.2, x1: on.left, x2: on.left + on.width, y1: on.y(floor), y2: on.y(floor) });
    if (words) text += label(on.left + on.width - 4, on.y(floor) - 5, `${name} ${readable(floor)}`, { class: 'note halo', 'text-anchor': 'end' });
  }
  if (!outcome.takesPart) return text + label(on.left + on.width / 2, on.top + on.height / 2, 'nobody takes part', { class: 'note', 'text-anchor': 'middle' });
  const start = [on.x(0), on.y(0)] as const;
  const middle = [on.x(outcome.generalistPerformance), on.y(outcome.generalistSafety)] as const;
  const end = [on.x(outcome.specialistPerformance), on.y(outcome.specialistSafety)] as const;
  text += element('path', { class: 'actLine', 'stroke-width': 3, d: polyline([start, middle]) });
  text += element('path', { class: 'safeLine', 'stroke-width': 3, d: polyline([middle, end]) });
  const size = words ? 5 : 4;
  text += element('rect', { class: 'act', x: middle[0] - size, y: middle[1] - size, width: 2 * size, height: 2 * size });
  text += element('circle', { class: 'safe', cx: end[0], cy: end[1], r: size + 0.5 });
  return text;
}

const KEY_HEIGHT = 30;

function key(left: number, top: number): string {
  return element('rect', { class: 'act', x: left, y: top - 9, width: 10, height: 10 }) + label(left + 16, top, 'the generalist builds this')
    + element('circle', { class: 'safe', cx: left + 188, cy: top - 4, r: 5.5 }) + label(left + 200, top, 'the specialist brings it here')
    + element('line', { class: 'softLine', 'stroke-dasharray': '5 4', x1: left + 382, x2: left + 410, y1: top - 4, y2: top - 4 }) + label(left + 416, top, 'floor on safety');
}

/** Figure 2: four regimes of the basic game with two attributes. */
export function examplesPlot(examples: readonly Example[]): Plot {
  const width = 960;
  const size = 300;
  const height = 2 * 392 + KEY_HEIGHT;
  let content = key(56, 20);
  examples.forEach((example, i) => {
    const left = 56 + (i % 2) * 470;
    const top = KEY_HEIGHT + 44 + Math.floor(i / 2) * 392;
    const on = frame(left, top, 400, size, [0, 0.8], [0, 0.8]);
    const { outcome } = example;
    content += label(left, top - 26, example.title, { class: 'title' });
    content += label(left, top - 9, `safety ${readable(outcome.specialistSafety)}, performance ${readable(outcome.specialistPerformance)}; utility generalist ${readable(outcome.generalistUtility, 4)}, specialist ${readable(outcome.specialistUtility, 4)}`, { class: 'note' });
    content += axes(on, { x: 'performance', ...(i % 2 === 0 ? { y: 'safety' } : {}) });
    content += element('line', { class: 'reference', x1: on.left, x2: on.left + on.width, y1: on.y(0.5), y2: on.y(0.5) });
    content += path(on, outcome, example.floorGeneralist, example.floorSpecialist, true);
  });
  const caption = 'A weak floor on the specialist alone lets the generalist build nothing safe: final safety falls from 0.5 to 0.49 and both earn less. Floors on both raise safety to 0.6 and both utilities. Shares by Nash bargaining; the dotted grey line is the unregulated safety.';
  return { id: 'figure-2-examples', figure: '2', title: 'Weak rules downstream backfire, rules on both help', caption, svg: drawing('figure-2', width, height, 'Four regimes of regulation', caption, content) };
}

const COLUMN_TITLES: Readonly<Record<Target, string>> = {
  nobody: 'No regulation', generalist: 'Floor on the generalist', specialist: 'Floor on the specialist', both: 'Floors on both',
};

/** Figure 6: rows by cross-term, columns by target. */
export function crossTermPlot(cells: readonly CrossTermCell[]): Plot {
  const terms = [...new Set(cells.map((cell) => cell.crossTerm))];
  const targets = [...new Set(cells.map((cell) => cell.target))];
  const size = 168;
  const step = 196;
  const first = 140;
  const top = KEY_HEIGHT + 34;
  const width = first + targets.length * (size + 34);
  const height = top + terms.length * step + 36;
  let content = key(first, 20);
  targets.forEach((target, column) => {
    content += label(first + column * (size + 34), top - 10, COLUMN_TITLES[target], { class: 'title' });
  });
  for (const cell of cells) {
    const row = terms.indexOf(cell.crossTerm);
    const column = targets.indexOf(cell.target);
    const on = frame(first + column * (size + 34), top + row * step, size, size, [0, 1.1], [0, 1.1], 3);
    const last = row === terms.length - 1;
    content += axes(on, { ...(last ? { x: 'performance' } : {}), ...(column === 0 ? { y: 'safety' } : {}) });
    if (column === 0) {
      content += label(8, on.top + size / 2 - 6, 'cross-term', { class: 'note' });
      content += label(8, on.top + size / 2 + 11, readable(cell.crossTerm), { class: 'title' });
    }
    content += path(on, cell.outcome, cell.floorGeneralist, cell.floorSpecialist, false);
  }
  const caption = 'Costs p² + 2 c p s + s² for both players, share 0.5, floors 0.4 on the generalist and 0.6 on the specialist. A negative cross-term makes each attribute cheapen the other: both players exceed the floors. From 1 on nobody invests in both: without rules only performance is built, and with a floor the two divide the work.';
  return { id: 'figure-6-cross-terms', figure: '6', title: 'Safety rules and performance under cross-terms', caption, svg: drawing('figure-6', width, height, 'Effect of cross-terms', caption, content) };
}
