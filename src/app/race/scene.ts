import 'pixi.js/unsafe-eval';
import { Container, Graphics, autoDetectRenderer, type Renderer } from 'pixi.js';
import { upTo } from '../format.ts';
import { readColours } from '../theme.ts';
import { corners, glyphOf } from './glyphs.ts';
import { hatch, type LaneLayout, type RaceLayout } from './layout.ts';
import { drawPlane } from './plane-scene.ts';
import type { Annotations, LaneNote, Picture, RaceCanvas, Ring } from './picture.ts';
import { drawBadge, drawThreshold, type Pens } from './pens.ts';
import { drawRail } from './rail-scene.ts';
import { createTextPool } from './text-pool.ts';

/**
 * The race on a WebGL canvas, drawn on demand only: no ticker. Rejects if Pixi cannot start, in which case the table carries the page.
 */
export async function createRaceCanvas(canvas: HTMLCanvasElement, width: number, height: number): Promise<RaceCanvas> {
  const renderer: Renderer = await autoDetectRenderer({
    canvas, width, height, preference: 'webgl', antialias: true, autoDensity: true, backgroundAlpha: 0,
    resolution: Math.min(2, Math.max(1, window.devicePixelRatio || 1)),
  });
  const stage = new Container();
  const pen = new Graphics();
  const front = new Graphics();
  const text = createTextPool(stage);
  stage.addChildAt(pen, 0);
  stage.addChild(front);
  let colours = readColours();
  let last: { picture: Picture; rings: readonly Ring[] } | null = null;

  function draw(picture: Picture, rings: readonly Ring[]): void {
    last = { picture, rings };
    pen.clear();
    front.clear();
    text.begin();
    const pens: Pens = { pen, text, colours };
    drawRail(pens, picture.layout.rail, picture.notes.chips);
    if (picture.kind === 'plane') drawPlane(pens, picture.layout, picture.notes);
    else drawLanes(pens, picture.layout, picture.notes);
    const badges = picture.kind === 'plane' ? picture.layout.badges : picture.layout.lanes.flatMap((lane) => lane.badges);
    for (const ring of rings) {
      const badge = badges.find((each) => each.id === ring.id);
      if (badge) front.circle(badge.x, badge.y, badge.radius + 22 * ring.age).stroke({ width: 2, color: colours.risk, alpha: 1 - ring.age });
    }
    text.end();
    renderer.render(stage);
  }
  // After a lost context Pixi builds its resources anew; the picture has to be drawn once more.
  const restored = (): void => {
    requestAnimationFrame(() => last && draw(last.picture, last.rings));
  };
  canvas.addEventListener('webglcontextrestored', restored);

  return {
    draw,
    resize(nextWidth, nextHeight) {
      renderer.resize(nextWidth, nextHeight);
    },
    recolour() {
      colours = readColours();
      if (last) draw(last.picture, last.rings);
    },
    destroy() {
      canvas.removeEventListener('webglcontextrestored', restored);
      stage.destroy({ children: true });
      renderer.destroy();
    },
  };
}

function drawLanes(pens: Pens, layout: RaceLayout, notes: Annotations): void {
  const { pen, text, colours } = pens;
  const { plot } = layout;
  for (const tick of layout.ticks) {
    pen.moveTo(tick.x, plot.top).lineTo(tick.x, plot.bottom).stroke({ width: 1, color: colours.grid });
    text.put(upTo(tick.value, 2), tick.x, plot.bottom + 5, { fill: colours.soft, align: 0.5 });
  }
  if (layout.threshold !== null) drawThreshold(pens, layout.threshold, plot.top - 6, plot.bottom, notes.threshold, plot.right);
  layout.lanes.forEach((lane, index) => drawLane(pens, layout, lane, notes.lanes[index]!, notes));
}

function drawLane(pens: Pens, layout: RaceLayout, lane: LaneLayout, note: LaneNote, notes: Annotations): void {
  const { pen, text, colours } = pens;
  const { plot } = layout;
  const hue = colours.labs[lane.lab % colours.labs.length]!;
  const selected = lane.lab === notes.selected;
  const half = lane.height / 2;
  const bandTop = plot.top + layout.rowHeight * notes.lanes.indexOf(note);
  if (selected) {
    pen.roundRect(0, bandTop + 1, layout.width, layout.rowHeight - 2, 8).fill({ color: colours.act, alpha: 0.07 });
    pen.roundRect(0, bandTop + 7, 3, layout.rowHeight - 14, 1.5).fill(colours.act);
  }
  pen.moveTo(plot.left, lane.y).lineTo(plot.right, lane.y).stroke({ width: 1, color: colours.line });
  if (note.pausedShare > 0) drawStripes(pens, plot.left, plot.right, lane.y - half + 5, lane.y + half - 5, note.pausedShare);

  const nameX = layout.stacked ? plot.left : 12;
  const nameY = layout.stacked ? bandTop + 3 : lane.y - 17;
  const name = text.put(note.name, nameX, nameY, { fill: colours.ink, weight: '600', size: 13.5 });
  const staff = layout.stacked ? text.put(note.staff, plot.right, nameY + 1, { fill: colours.soft, align: 1 }) : text.put(note.staff, nameX, lane.y + 2, { fill: colours.soft });
  const profileX = nameX + name.width + 7;
  // On the narrowest screens there is no room for the profile beside the staff.
  const room = layout.stacked ? plot.right - staff.width - profileX : Infinity;
  if (room > note.profile.length * 7) text.put(note.profile, profileX, nameY + 1.5, { fill: colours.soft });
  const won = notes.finish?.lab === lane.lab;
  if (won && notes.finish) pen.moveTo(nameX, nameY + 18).lineTo(nameX + name.width, nameY + 18).stroke({ width: 2, color: notes.finish.catastrophe ? colours.risk : colours.safe });

  lane.trail.forEach((point) => pen.circle(point.x, lane.y - 9, point.radius).fill({ color: hue, alpha: point.alpha }));
  drawDebt(pens, lane, note);
  if (notes.showGhosts && lane.ghost) drawGhost(pens, lane, lane.ghost);
  drawDiamond(pens, lane.diamond.x, lane.y, lane.diamond.capped);
  if (won && notes.finish) drawFlag(pens, lane, notes.finish.catastrophe ? colours.risk : colours.safe);
  drawToken(pens, lane, note, hue);
  lane.badges.forEach((badge) => drawBadge(pens, badge));
  drawMarks(pens, lane, note);
}

/** A pause lies over the lane as diagonal stripes: the larger the paused share, the denser. */
function drawStripes({ pen, colours }: Pens, left: number, right: number, top: number, bottom: number, share: number): void {
  for (const [x1, y1, x2, y2] of hatch(left, right, top, bottom, 22 - 14 * share)) pen.moveTo(x1, y1).lineTo(x2, y2);
  pen.stroke({ width: 1, color: colours.act, alpha: 0.3 });
}

function drawDebt({ pen, text, colours }: Pens, lane: LaneLayout, note: LaneNote): void {
  const { from, to, slack, label } = lane.debt;
  const left = Math.min(from, to);
  const length = Math.abs(to - from);
  if (length < 0.5) return;
  const colour = slack ? colours.safe : colours.risk;
  if (slack) pen.rect(left, lane.y - 4, length, 8).fill(colour);
  else {
    pen.rect(left, lane.y - 4.5, length, 9).fill({ color: colour, alpha: 0.12 });
    for (const [x1, y1, x2, y2] of hatch(from, to, lane.y - 4.5, lane.y + 4.5, lane.debt.spacing)) pen.moveTo(x1, y1).lineTo(x2, y2);
    pen.stroke({ width: 1.4, color: colour });
  }
  if (label) text.put(note.debt, label.x, label.y - 7, { fill: colour, weight: '600', align: 0.5, halo: colours.card });
}

function drawDiamond({ pen, colours }: Pens, x: number, y: number, capped: boolean): void {
  pen.moveTo(x, y - 8).lineTo(x + 8, y).lineTo(x, y + 8).lineTo(x - 8, y).closePath().fill(colours.card).stroke({ width: 2.5, color: colours.safe });
  // Covered at least up to here: the level is capped in the model.
  if (capped) pen.moveTo(x + 11, y - 4).lineTo(x + 15, y).lineTo(x + 11, y + 4).stroke({ width: 2, color: colours.safe });
}

function shape(pen: Graphics, lab: number, x: number, y: number, radius: number): Graphics {
  const points = corners(glyphOf(lab));
  if (!points) return pen.circle(x, y, radius);
  return pen.roundShape(points.map(([px, py]) => ({ x: x + px * radius, y: y + py * radius })), radius * 0.3);
}

function drawToken(pens: Pens, lane: LaneLayout, note: LaneNote, hue: string): void {
  const { pen, text, colours } = pens;
  const { x, y, radius } = lane.token;
  shape(pen, lane.lab, x, y, radius + 1.5).fill(colours.card);
  if (note.abstains) shape(pen, lane.lab, x, y, radius).fill({ color: colours.card }).stroke({ width: 2, color: hue });
  else shape(pen, lane.lab, x, y, radius).fill(hue);
  text.put(note.initial, x, y - radius * 0.62, { fill: note.abstains ? hue : colours.onToken, weight: '700', size: Math.max(12, radius), align: 0.5 });
}

function drawGhost({ pen, colours }: Pens, lane: LaneLayout, ghost: { token: number; diamond: number }): void {
  const radius = lane.token.radius;
  for (let turn = 0; turn < 12; turn++) {
    const from = (turn / 12) * 2 * Math.PI;
    const to = from + Math.PI / 12;
    pen.moveTo(ghost.token + radius * Math.cos(from), lane.y + radius * Math.sin(from))
      .arc(ghost.token, lane.y, radius, from, to).stroke({ width: 1.5, color: colours.soft });
  }
  const x = ghost.diamond;
  for (const [a, b, c, d] of [[0, -8, 8, 0], [8, 0, 0, 8], [0, 8, -8, 0], [-8, 0, 0, -8]] as const) {
    for (const part of [0.1, 0.6]) {
      pen.moveTo(x + a + (c - a) * part, lane.y + b + (d - b) * part)
        .lineTo(x + a + (c - a) * (part + 0.3), lane.y + b + (d - b) * (part + 0.3)).stroke({ width: 1.5, color: colours.soft });
    }
  }
}

/** Inspection: a lens over the token; fine: a coin. Both stay for one step. */
function drawMarks({ pen, colours }: Pens, lane: LaneLayout, note: LaneNote): void {
  let x = lane.token.x + lane.token.radius + 10;
  if (note.inspected) {
    pen.circle(x, lane.y - 3, 6).stroke({ width: 2, color: colours.act }).moveTo(x + 4, lane.y + 2).lineTo(x + 9, lane.y + 7).stroke({ width: 2.5, color: colours.act });
    x += 22;
  }
  if (note.fined) {
    pen.circle(x, lane.y, 7).fill(colours.card).stroke({ width: 2, color: colours.risk });
    pen.moveTo(x, lane.y - 3.5).lineTo(x, lane.y + 3.5).stroke({ width: 2, color: colours.risk });
  }
}

/** The flag of the lab that decided the race, planted in its token. */
function drawFlag({ pen }: Pens, lane: LaneLayout, colour: string): void {
  const { x, y, radius } = lane.token;
  const top = y - radius - 13;
  pen.moveTo(x, y).lineTo(x, top).stroke({ width: 2.5, color: colour });
  pen.poly([x, top, x + 15, top + 5, x, top + 10]).fill(colour);
}
