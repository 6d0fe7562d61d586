import type { Band, StrategyCurve } from '../../literature/figures/index.ts';
import { axes, drawing, element, frame, label, polyline, readable } from './svg.ts';
import type { Plot } from './svg.ts';

/** Figure 3: investments against the specialist's floor, and the band in which the floor backfires for every share. */
export function strategiesPlot(curves: readonly StrategyCurve[], bands: readonly Band[]): Plot {
  const width = 960;
  const panel = 250;
  let content = '';
  curves.forEach((curve, i) => {
    const left = 56 + (i % 2) * 280;
    const top = 34 + Math.floor(i / 2) * 320;
    const on = frame(left, top, 236, panel, [0, 0.8], [0, 0.8], 4);
    content += label(left, top - 12, `Generalist's share ${readable(curve.share)}`, { class: 'title' });
    content += axes(on, { ...(i >= 2 ? { x: 'floor on the specialist' } : {}), ...(i % 2 === 0 ? { y: 'safety' } : {}) });
    const { from, to } = curve.band;
    content += element('rect', { class: 'riskWash', 'fill-opacity': 0.35, 'stroke-opacity': 0, x: on.x(from), y: top, width: on.x(to) - on.x(from), height: panel });
    content += element('line', { class: 'reference', x1: on.x(0), y1: on.y(0), x2: on.x(0.8), y2: on.y(0.8) });
    const shown = curve.floors.map((floor, k) => [floor, curve.generalist[k]!, curve.specialist[k]!] as const).filter(([floor]) => floor <= 0.8);
    // The jump is a gap, not a slope.
    const broken = (pick: 1 | 2): [number, number][] => shown.flatMap((entry, k): [number, number][] => {
      const jump = k > 0 && entry[0] === from;
      return [...(jump ? [[NaN, NaN] as [number, number]] : []), [on.x(entry[0]), on.y(entry[pick])]];
    });
    content += element('path', { class: 'actLine', 'stroke-dasharray': '6 3', d: polyline(broken(1)) });
    content += element('path', { class: 'safeLine', d: polyline(broken(2)) });
    if (i === 0) {
      content += label(on.x(0.02), on.y(0.5) - 8, 'final safety', { class: 'safe halo', 'font-weight': 600 });
      content += label(on.x(0.02), on.y(curve.generalist[0]!) - 8, "generalist", { class: 'act halo', 'font-weight': 600 });
      content += label(on.x(0.3), on.y(0.3) - 12, 'floor', { class: 'note halo', 'text-anchor': 'end' });
    }
    content += label(on.x(from) - 4, top + 14, 'backfires', { class: 'risk halo', 'text-anchor': 'end', 'font-weight': 600 });
  });
  const left = 660;
  const on = frame(left, 34, 270, 570, [0.2, 0.6], [0, 1], 5);
  content += label(left, 22, 'Where a floor backfires', { class: 'title' });
  content += axes(on, { x: 'floor on the specialist', y: "generalist's share" });
  const outline: [number, number][] = bands.map((band) => [on.x(band.from), on.y(band.share)]);
  for (let i = bands.length - 1; i >= 0; i--) outline.push([on.x(bands[i]!.to), on.y(bands[i]!.share)]);
  content += element('path', { class: 'riskWash', d: polyline(outline, true) });
  content += label(on.x(0.51), on.y(0.06), 'no rules: 0.5', { class: 'note' });
  const widest = bands.reduce((best, band) => (band.to - band.from > best.to - best.from ? band : best));
  content += element('circle', { class: 'inkFill', cx: on.x(widest.from), cy: on.y(widest.share), r: 3.5 });
  content += label(on.x(widest.from) - 9, on.y(widest.share) - 3, 'widest,', { class: 'note halo', 'text-anchor': 'end' });
  content += label(on.x(widest.from) - 9, on.y(widest.share) + 11, `share ${readable(widest.share, 2)}`, { class: 'note halo', 'text-anchor': 'end' });
  const caption = `One attribute. Until the generalist jumps, a floor below 0.5 changes nothing; from the jump on the generalist builds as little as the specialist will bear, who then only just complies: final safety is the floor, below the unregulated 0.5. Some floor backfires at every share; the band widens with the generalist's share up to ${readable(widest.share, 2)} and narrows a little beyond.`;
  return { id: 'figure-3-strategies', figure: '3', title: 'The jump behind backfiring', caption, svg: drawing('figure-3', width, 650, 'Investments against the floor on the specialist', caption, content) };
}
