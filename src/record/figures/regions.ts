import { contours } from 'd3-contour';
import { EFFECTS } from '../../literature/figures/index.ts';
import type { Effect, RegionMap, Survey } from '../../literature/figures/index.ts';
import { axes, drawing, element, frame, label, polyline, readable } from './svg.ts';
import type { Frame, Plot } from './svg.ts';

const RULE_NAMES = { utilitarian: 'Utilitarian', nash: 'Nash', egalitarian: 'Egalitarian', 'kalai-smorodinsky': 'Kalai–Smorodinsky' } as const;

/** The outline of the floors with one effect. Values sit on the grid of floors, a cell of margin lets outlines close at the edge. */
function outline(map: RegionMap, effect: Effect, on: Frame): string {
  const rows = map.floorsGeneralist.length;
  const columns = map.floorsSpecialist.length;
  const code = EFFECTS.indexOf(effect);
  const values: number[] = [];
  for (let j = -1; j <= rows; j++) {
    for (let i = -1; i <= columns; i++) {
      values.push(i >= 0 && j >= 0 && i < columns && j < rows && map.effects[j * columns + i] === code ? 1 : 0);
    }
  }
  const [shape] = contours().size([columns + 2, rows + 2]).smooth(true).thresholds([0.5])(values);
  const stepX = map.floorsSpecialist[1]! - map.floorsSpecialist[0]!;
  const stepY = map.floorsGeneralist[1]! - map.floorsGeneralist[0]!;
  const clamp = (value: number): number => Math.min(1, Math.max(0, value));
  // Contour coordinates put value (0, 0) at (0.5, 0.5); here it is the floor of index -1.
  return (shape?.coordinates ?? []).flatMap((polygon) => polygon.map((ring) => polyline(
    ring.map(([x, y]) => [on.x(clamp((x! - 1.5) * stepX)), on.y(clamp((y! - 1.5) * stepY))] as const), true,
  ))).join('');
}

/** The middle of an effect's floors, for its label; null where there are too few. */
function middle(map: RegionMap, effect: Effect): { x: number; y: number; cells: number } {
  const columns = map.floorsSpecialist.length;
  const code = EFFECTS.indexOf(effect);
  let [x, y, cells] = [0, 0, 0];
  map.effects.forEach((own, at) => {
    if (own !== code) return;
    x += map.floorsSpecialist[at % columns]!;
    y += map.floorsGeneralist[Math.floor(at / columns)]!;
    cells++;
  });
  return { x: x / cells, y: y / cells, cells };
}

function panel(map: RegionMap, left: number, top: number, size: number, first: boolean, last: boolean): string {
  const on = frame(left, top, size, size, [0, 1], [0, 1], 4);
  let text = axes(on, { ...(last ? { x: 'floor on the specialist' } : {}), ...(first ? { y: 'floor on the generalist' } : {}) });
  text += element('path', { class: 'none', d: outline(map, 'nobodyTakesPart', on) });
  text += element('path', { class: 'safeWash', 'fill-rule': 'evenodd', d: outline(map, 'paretoImproves', on) });
  text += element('path', { class: 'riskWash', 'fill-rule': 'evenodd', d: outline(map, 'backfires', on) });
  const free = map.unregulated.safety;
  text += element('line', { class: 'reference', x1: on.x(free), x2: on.x(free), y1: top, y2: top + size });
  const better = middle(map, 'paretoImproves');
  text += label(Math.min(on.x(better.x), left + size - 50), on.y(better.y) + 4, 'better for all', { class: 'safe halo', 'text-anchor': 'middle', 'font-weight': 600 });
  const worse = middle(map, 'backfires');
  if (worse.cells > 0) {
    const to = [on.x(worse.x), on.y(worse.y)] as const;
    text += element('path', { class: 'riskLine', 'stroke-width': 1, d: polyline([[on.x(0.33), on.y(0.1)], to]) });
    text += label(on.x(0.32), on.y(0.1) + 4, 'backfires', { class: 'risk halo', 'text-anchor': 'end', 'font-weight': 600 });
  }
  return text;
}

/** Figure 4: what every pair of floors does, by bargaining rule; two attributes above, safety alone below. */
export function regionsPlot(surveys: readonly Survey[]): Plot {
  const size = 192;
  // Between panels the ticks of the next one keep clear of what is named at the edge of this.
  const step = size + 36;
  const width = 56 + 4 * step;
  let content = '';
  surveys.forEach((survey, row) => {
    const top = 52 + row * (size + 84);
    content += label(56, top - 34, survey.attributes === 2 ? 'Performance and safety' : 'Safety alone', { class: 'title' });
    survey.maps.forEach((map, column) => {
      const left = 56 + column * step;
      content += label(left, top - 12, `${RULE_NAMES[map.rule]}`, { class: 'name', 'font-weight': 600 });
      content += panel(map, left, top, size, column === 0, row === surveys.length - 1);
    });
  });
  const height = 52 + surveys.length * (size + 84) - 26;
  const counts = surveys[0]!.maps.map((map) => `${RULE_NAMES[map.rule]} ${middle(map, 'backfires').cells}`).join(', ');
  const caption = `Floors from 0 to 1 by ${readable(surveys[0]!.maps[0]!.floorsSpecialist[1]!, 3)}; the dotted line is the unregulated safety. A floor backfires (hatched) just below it and only while the generalist's floor is low; floors on both together leave both players and safety better off (teal); grey: nobody takes part. Pairs that backfire with two attributes: ${counts}.`;
  return { id: 'figure-4-regions', figure: '4', title: 'Which floors backfire and which help everyone', caption, svg: drawing('figure-4', width, height, 'Effect of floors by bargaining rule', caption, content) };
}
