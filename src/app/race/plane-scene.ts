import { upTo } from '../format.ts';
import type { PlaneLayout } from './plane.ts';
import type { Annotations } from './picture.ts';
import { drawBadge, drawPoolNumbers, drawThreshold, type Pens } from './pens.ts';

/** Population mode: every lab a dot, or, where there are too many, squares with how many labs each holds; teal with slack and orange with debt; the selected lab is named. */
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
  text.put(notes.yAxis, 8, plot.top - 22, { fill: colours.soft });
  if (layout.diagonal) {
    const { from, to } = layout.diagonal;
    pen.moveTo(...from).lineTo(...to).stroke({ width: 2, color: colours.safe });
    // At its lower end, on the side of slack: few labs with little capability are there.
    const share = Math.min(1, Math.max(0, (plot.left + 108 - from[0]) / Math.max(1, to[0] - from[0])));
    text.put(notes.diagonal, from[0] + share * (to[0] - from[0]) - 10, from[1] + share * (to[1] - from[1]) - 20, { fill: colours.safe, weight: '600', align: 1, halo: colours.card });
  }
  if (layout.threshold !== null) drawThreshold(pens, layout.threshold, plot.top - 6, [[plot.top - 6, plot.bottom]], notes.threshold, plot.right);
  // Below the row of badges, where there is one.
  const tallyTop = plot.top + (layout.cells ? 28 : 4);
  const tally = text.put(notes.tally, plot.left + 8, tallyTop, { fill: colours.ink, weight: '600', halo: colours.card });
  text.put(notes.xAxis, plot.right - 6, plot.bottom - 20, { fill: colours.soft, align: 1, halo: colours.card });
  if (layout.cells) drawCells(pens, layout);
  else {
    if (notes.showGhosts) {
      for (const dot of layout.dots) if (dot.ghost) pen.circle(dot.ghost[0], dot.ghost[1], dot.radius).stroke({ width: 1, color: colours.faint, alpha: 0.7 });
    }
    for (const dot of layout.dots) {
      if (!dot.absent) pen.circle(dot.x, dot.y, dot.radius).fill({ color: dot.slack ? colours.safe : colours.risk, alpha: 0.45 });
    }
  }
  drawPoolNumbers(pens, layout.people, notes.pools);
  for (const { x, y, radius, stem } of layout.badges) if (stem) pen.moveTo(x, y + radius).lineTo(stem.x, stem.y);
  pen.stroke({ width: 1, color: colours.risk, alpha: 0.55 });
  layout.badges.forEach((badge) => drawBadge(pens, badge));
  const chosen = layout.dots[notes.selected];
  if (chosen) {
    const hue = colours.act;
    pen.circle(chosen.x, chosen.y, chosen.radius + 4).stroke({ width: 2.5, color: hue }).circle(chosen.x, chosen.y, chosen.radius).fill(hue);
    const above = chosen.y - chosen.radius - 22;
    const covers = Math.abs(above - tallyTop) < 18 && chosen.x < plot.left + tally.width + 60;
    text.put(notes.lanes[notes.selected]?.name ?? '', chosen.x, covers ? chosen.y + chosen.radius + 6 : above, { fill: colours.ink, weight: '650', align: 0.5, halo: colours.card });
  }
}

/** A square is the deeper the more labs it holds (by the root, so that single ones show), and says how many; hatched apart by colour and number, not colour alone. */
function drawCells({ pen, text, colours }: Pens, { cells, cellSize, plot }: PlaneLayout): void {
  const most = cells!.reduce((largest, cell) => Math.max(largest, cell.labs), 1);
  for (const cell of cells!) {
    const colour = cell.debt * 2 >= cell.labs ? colours.risk : colours.safe;
    const strength = Math.sqrt(cell.labs / most);
    const top = Math.max(plot.top, cell.y);
    pen.rect(cell.x + 0.5, top + 0.5, cellSize - 1, cell.y + cellSize - top - 1).fill({ color: colour, alpha: 0.12 + 0.5 * strength });
    if (cellSize >= 20 && cell.y >= plot.top) text.put(String(cell.labs), cell.x + cellSize / 2, cell.y + cellSize / 2 - 8, { fill: colours.ink, weight: '600', align: 0.5, halo: colours.card });
  }
}
