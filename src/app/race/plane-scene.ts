import { upTo } from '../format.ts';
import type { PlaneLayout } from './plane.ts';
import type { Annotations } from './picture.ts';
import { drawBadge, drawThreshold, type Pens } from './pens.ts';

/** Population mode: every lab a dot, teal with slack and orange with debt; the selected one in its own colour and named. */
export function drawPlane(pens: Pens, layout: PlaneLayout, notes: Annotations): void {
  const { pen, text, colours } = pens;
  const { plot } = layout;
  for (const tick of layout.xTicks) {
    pen.moveTo(tick.at, plot.top).lineTo(tick.at, plot.bottom).stroke({ width: 1, color: colours.grid });
    text.put(upTo(tick.value, 2), tick.at, plot.bottom + 5, { fill: colours.soft, align: 0.5 });
  }
  for (const tick of layout.yTicks) {
    pen.moveTo(plot.left, tick.at).lineTo(plot.right, tick.at).stroke({ width: 1, color: colours.grid });
    text.put(upTo(tick.value, 2), plot.left - 8, tick.at - 8, { fill: colours.soft, align: 1 });
  }
  text.put(notes.yAxis, 8, 8, { fill: colours.soft });
  if (layout.diagonal) {
    const { from, to } = layout.diagonal;
    pen.moveTo(...from).lineTo(...to).stroke({ width: 2, color: colours.safe });
    const at = (share: number, axis: 0 | 1): number => from[axis] + share * (to[axis] - from[axis]);
    text.put(notes.diagonal, at(0.82, 0) + 14, at(0.82, 1), { fill: colours.safe, weight: '600', halo: colours.card });
  }
  if (layout.threshold !== null) drawThreshold(pens, layout.threshold, plot.top - 6, plot.bottom, notes.threshold, plot.right);
  if (notes.showGhosts) {
    for (const dot of layout.dots) if (dot.ghost) pen.circle(dot.ghost[0], dot.ghost[1], dot.radius).stroke({ width: 1, color: colours.faint, alpha: 0.7 });
  }
  for (const dot of layout.dots) {
    pen.circle(dot.x, dot.y, dot.radius).fill({ color: dot.slack ? colours.safe : colours.risk, alpha: 0.45 });
  }
  layout.badges.forEach((badge) => drawBadge(pens, badge));
  const chosen = layout.dots[notes.selected];
  if (chosen) {
    const hue = colours.act;
    pen.circle(chosen.x, chosen.y, chosen.radius + 4).stroke({ width: 2.5, color: hue }).circle(chosen.x, chosen.y, chosen.radius).fill(hue);
    text.put(notes.lanes[notes.selected]?.name ?? '', chosen.x, chosen.y - chosen.radius - 22, { fill: colours.ink, weight: '650', align: 0.5, halo: colours.card });
  }
}
