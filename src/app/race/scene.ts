import 'pixi.js/unsafe-eval';
import { Container, DOMAdapter, Graphics, RendererType, Ticker, autoDetectRenderer, type Renderer } from 'pixi.js';
import { upTo } from '../format.ts';
import type { Colours } from '../theme.ts';
import { corners, glyphOf } from './glyphs.ts';
import { barLength, hatch, stretches, type LaneLayout, type RaceLayout, type TreatyLayout } from './layout.ts';
import { createPeopleMesh } from './people-mesh.ts';
import { drawPlane } from './plane-scene.ts';
import type { Annotations, LaneNote, Look, Picture, Ring } from './picture.ts';
import { drawBadge, drawPoolNumbers, drawThreshold, type Pens } from './pens.ts';
import { drawRail } from './rail-scene.ts';
import { createTextPool } from './text-pool.ts';
import { threadAdapter } from './thread-adapter.ts';

export interface Scene {
  draw(picture: Picture, rings: readonly Ring[], colours: Colours): void;
  destroy(): void;
}

/**
 * The race on a WebGL canvas, drawn on demand only: no ticker. Rejects if Pixi cannot start, in which case the table carries the page. Where Pixi
 * falls back on its two-dimensional canvas there are no marks of people, only their numbers.
 */
export async function createScene(canvas: OffscreenCanvas, look: Look): Promise<Scene> {
  DOMAdapter.set(threadAdapter);
  // Pixi asks for every frame from its renderer's first one on, to throw away what it no longer needs; it is told of those that are drawn instead.
  Ticker.system.autoStart = false;
  const renderer: Renderer = await autoDetectRenderer({
    canvas, width: canvas.width, height: canvas.height, preference: ['webgl', 'canvas'], antialias: true, backgroundAlpha: 0, resolution: Math.min(2, Math.max(1, look.ratio)),
  });
  const stage = new Container();
  const ground = new Graphics();
  const pen = new Graphics();
  const crowd = new Container();
  const written = new Container();
  const front = new Graphics();
  stage.addChild(ground, pen, crowd, written, front);
  const text = createTextPool(written, look);
  const people = renderer.type === RendererType.WEBGL ? createPeopleMesh(crowd) : null;
  let last: { picture: Picture; rings: readonly Ring[]; colours: Colours } | null = null;
  let grounded = '';

  function draw(picture: Picture, rings: readonly Ring[], colours: Colours): void {
    if (last?.colours !== colours) grounded = '';
    last = { picture, rings, colours };
    pen.clear();
    front.clear();
    text.begin();
    const { notes, layout } = picture;
    if (renderer.width !== layout.width || renderer.height !== layout.height) renderer.resize(layout.width, layout.height);
    const pens: Pens = { pen, text, colours };
    // What stays the same from month to month is tessellated once.
    const key = picture.kind === 'lanes' ? groundKey(picture.layout, notes) : '';
    if (key === '' || key !== grounded) {
      ground.clear();
      if (picture.kind === 'lanes') drawGround({ pen: ground, text, colours }, picture.layout, notes);
      grounded = key;
    }
    drawRail(pens, layout.rail, notes.chips);
    if (picture.kind === 'plane') drawPlane(pens, picture.layout, notes);
    else drawLanes(pens, picture.layout, notes);
    people?.draw(layout.people, notes.month, notes.stepMonths, notes.moving, colours);
    const badges = picture.kind === 'plane' ? picture.layout.badges : picture.layout.lanes.flatMap((lane) => lane.badges);
    for (const ring of rings) {
      const badge = badges.find((each) => each.id === ring.id);
      if (badge) front.circle(badge.x, badge.y, badge.radius + 22 * ring.age).stroke({ width: 2, color: colours.risk, alpha: 1 - ring.age });
    }
    text.end();
    Ticker.system.update();
    renderer.render(stage);
  }
  // After a lost context Pixi builds its resources anew; the picture has to be drawn once more.
  const restored = (): void => {
    requestAnimationFrame(() => last && draw(last.picture, last.rings, last.colours));
  };
  canvas.addEventListener('webglcontextrestored', restored);

  return {
    draw,
    destroy() {
      canvas.removeEventListener('webglcontextrestored', restored);
      stage.destroy({ children: true });
      renderer.destroy();
    },
  };
}

function groundKey({ width, height, plot, ticks, threshold }: RaceLayout, notes: Annotations): string {
  return [width, height, plot.left, plot.right, plot.top, plot.bottom, threshold, ticks.length, ticks[0]?.value, ticks.at(-1)?.value, notes.selected, ...notes.lanes.map((lane) => lane.pausedShare)].join();
}

/** Grid, lanes, the selected lab's band, pauses and the threshold. */
function drawGround(pens: Pens, layout: RaceLayout, notes: Annotations): void {
  const { pen, colours } = pens;
  const { plot } = layout;
  const rowTop = (index: number): number => plot.top + layout.rowHeight * index;
  notes.lanes.forEach((_, index) => {
    if (layout.lanes[index]!.lab !== notes.selected) return;
    pen.roundRect(0, rowTop(index) + 1, layout.width, layout.rowHeight - 2, 8).fill({ color: colours.act, alpha: 0.07 });
    pen.roundRect(0, rowTop(index) + 7, 3, layout.rowHeight - 14, 1.5).fill(colours.act);
  });
  for (const tick of layout.ticks) for (const [from, to] of stretches(layout)) pen.moveTo(tick.x, from).lineTo(tick.x, to);
  pen.stroke({ width: 1, color: colours.grid });
  for (const lane of layout.lanes) pen.moveTo(plot.left, lane.y).lineTo(plot.right, lane.y);
  pen.stroke({ width: 1, color: colours.line });
  layout.lanes.forEach((lane, index) => {
    const share = notes.lanes[index]!.pausedShare;
    if (share > 0) drawStripes(pens, plot.left, plot.right, lane.y - lane.height / 2 + 5, lane.y + lane.height / 2 - 5, share);
  });
}

function drawLanes(pens: Pens, layout: RaceLayout, notes: Annotations): void {
  const { text, colours } = pens;
  const { plot } = layout;
  if (!layout.stacked || layout.threshold === null || layout.threshold > plot.left + 170) text.put(notes.xAxis, plot.left, plot.top - 21, { fill: colours.soft });
  for (const tick of layout.ticks) text.put(upTo(tick.value, 2), tick.x, plot.bottom + 5, { fill: colours.soft, align: 0.5 });
  if (layout.threshold !== null) drawThreshold(pens, layout.threshold, plot.top - 6, layout.stacked ? stretches(layout) : [[plot.top - 6, plot.bottom]], notes.threshold, plot.right);
  if (layout.treaty) drawTreaty(pens, layout.treaty);
  layout.lanes.forEach((lane, index) => drawLane(pens, layout, lane, notes.lanes[index]!, notes));
  drawPoolNumbers(pens, layout.people, notes.pools);
}

/** A line joins those who keep the treaty; at one that breaks it there is a gap and an open ring; ended, it is in pieces. */
function drawTreaty({ pen, colours }: Pens, { x, knots, ended }: TreatyLayout): void {
  for (let index = 1; index < knots.length; index++) {
    const [a, b] = [knots[index - 1]!, knots[index]!];
    const from = a.y + (a.keeps ? 0 : 16);
    const to = b.y - (b.keeps ? 0 : 16);
    if (ended) for (let y = from; y < to; y += 9) pen.moveTo(x, y).lineTo(x, Math.min(to, y + 3));
    else if (to > from) pen.moveTo(x, from).lineTo(x, to);
  }
  pen.stroke({ width: 2.5, color: ended ? colours.soft : colours.act });
  for (const knot of knots) {
    if (knot.keeps) pen.circle(x, knot.y, 5).fill(colours.act);
    else {
      pen.circle(x, knot.y, 5).fill(colours.card).stroke({ width: 2, color: ended ? colours.soft : colours.risk });
      if (!ended) pen.moveTo(x - 6, knot.y + 6).lineTo(x + 6, knot.y - 6).stroke({ width: 2, color: colours.risk });
    }
  }
}

function drawLane(pens: Pens, layout: RaceLayout, lane: LaneLayout, note: LaneNote, notes: Annotations): void {
  const { pen, text, colours } = pens;
  const { plot } = layout;
  const hue = colours.labs[lane.lab % colours.labs.length]!;
  const bandTop = plot.top + layout.rowHeight * notes.lanes.indexOf(note);

  const below = layout.rowHeight >= 32;
  const nameX = layout.stacked ? plot.left : 12;
  const middle = bandTop + layout.rowHeight / 2;
  const nameY = layout.stacked ? bandTop + 3 : below ? middle - (lane.bars ? 23 : 17) : middle - 8;
  const name = text.put(note.name, nameX, nameY, { fill: lane.absent ? colours.soft : colours.ink, weight: '600', size: 13.5 });
  if (layout.stacked) {
    // On the narrowest screens there is no room for the profile before the staff, nor beside the debt's number.
    const x = nameX + name.width + 7;
    const room = (layout.people?.places[0]?.x ?? (lane.debt.label ? x : plot.right)) - x;
    const said = note.absence || note.profile;
    if (room > said.length * 6.6) text.put(said, x, nameY + 1.5, { fill: colours.soft });
  } else if (below) text.put(note.absence || note.profile, nameX, nameY + 18, { fill: colours.soft });
  if (lane.bars && !lane.absent) {
    const y = nameY + 37;
    pen.rect(nameX, y, barLength, 3).rect(nameX, y + 5, barLength, 3).fill(colours.grid);
    pen.rect(nameX, y, lane.bars.compute, 3).fill(colours.soft).rect(nameX, y + 5, lane.bars.mission, 3).fill(colours.safe);
  }
  const won = notes.finish?.lab === lane.lab;
  if (won && notes.finish) pen.moveTo(nameX, nameY + 18).lineTo(nameX + name.width, nameY + 18).stroke({ width: 2, color: notes.finish.catastrophe ? colours.risk : colours.safe });

  for (const dot of lane.spread) pen.circle(dot.x, dot.y, 1.9);
  if (lane.spread.length > 0) pen.fill({ color: hue, alpha: 0.7 });
  if (note.beyond !== '') {
    const width = note.beyond.length * 6.6;
    pen.rect(plot.right - width, bandTop + 3, width, 14).fill(colours.card);
    text.count(note.beyond, plot.right, bandTop + 2, { fill: colours.soft, align: 1 });
  }
  if (lane.absent) {
    drawDashedCircle(pens, lane.token.x, lane.y, lane.token.radius * 0.8);
    lane.badges.forEach((badge) => drawBadge(pens, badge));
    return;
  }
  drawDebt(pens, lane, note);
  // Footprints on the lane itself, so that they are not taken for the other futures above it.
  lane.trail.forEach((point) => pen.circle(point.x, lane.y, point.radius + 1).fill({ color: colours.card, alpha: 0.9 }).circle(point.x, lane.y, point.radius).fill({ color: hue, alpha: point.alpha }));
  if (notes.showGhosts && lane.ghost) drawGhost(pens, lane, lane.ghost);
  drawDiamond(pens, lane.diamond.x, lane.y, lane.diamond.capped);
  if (won && notes.finish) drawFlag(pens, lane, notes.finish.catastrophe ? colours.risk : colours.safe, layout.stacked);
  drawToken(pens, lane, note, hue);
  if (notes.showBeliefs) drawBeliefs(pens, lane, hue);
  lane.badges.forEach((badge) => drawBadge(pens, badge));
  drawMarks(pens, lane, note);
}

/** Open triangles that point to where classes of rivals believe the token to be, joined with it: the length is their error. */
function drawBeliefs({ pen, colours }: Pens, lane: LaneLayout, hue: string): void {
  const y = lane.y + Math.min(lane.token.radius + 3, lane.height * 0.4 - 8);
  for (const x of lane.beliefs) {
    pen.moveTo(lane.token.x, y + 8).lineTo(x, y + 8).stroke({ width: 1, color: hue });
    pen.poly([x, y, x + 5.5, y + 9, x - 5.5, y + 9]).fill(colours.card).stroke({ width: 1.8, color: hue });
  }
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
  if (label) {
    const width = note.debt.length * 7.4;
    pen.roundRect(label.x - width / 2 - 2, label.y - 5, width + 4, 14, 4).fill({ color: colours.card, alpha: 0.8 });
    text.count(note.debt, label.x, label.y - 7, { fill: colour, weight: '600', align: 0.5 });
  }
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
  // In whole sizes: the token grows with compute, and each size of a letter is written anew.
  const size = Math.round(Math.max(12, radius));
  text.put(note.initial, x, y - size * 0.62, { fill: note.abstains ? hue : colours.onToken, weight: '700', size, align: 0.5 });
}

function drawDashedCircle({ pen, colours }: Pens, x: number, y: number, radius: number): void {
  for (let turn = 0; turn < 12; turn++) {
    const from = (turn / 12) * 2 * Math.PI;
    pen.moveTo(x + radius * Math.cos(from), y + radius * Math.sin(from)).arc(x, y, radius, from, from + Math.PI / 12);
  }
  pen.stroke({ width: 1.5, color: colours.soft });
}

function drawGhost(pens: Pens, lane: LaneLayout, ghost: { token: number; diamond: number }): void {
  const { pen, colours } = pens;
  drawDashedCircle(pens, ghost.token, lane.y, lane.token.radius);
  const x = ghost.diamond;
  for (const [a, b, c, d] of [[0, -8, 8, 0], [8, 0, 0, 8], [0, 8, -8, 0], [-8, 0, 0, -8]] as const) {
    for (const part of [0.1, 0.6]) {
      pen.moveTo(x + a + (c - a) * part, lane.y + b + (d - b) * part)
        .lineTo(x + a + (c - a) * (part + 0.3), lane.y + b + (d - b) * (part + 0.3));
    }
  }
  pen.stroke({ width: 1.5, color: colours.soft });
}

/** Inspection: a lens beside the token; fine: a coin; both stay for one step. Without a licence to sell: a gate, closed for as long. */
function drawMarks({ pen, colours }: Pens, lane: LaneLayout, note: LaneNote): void {
  let x = lane.token.x + lane.token.radius + 10;
  if (note.inspected) {
    pen.circle(x, lane.y - 3, 6).stroke({ width: 2, color: colours.act }).moveTo(x + 4, lane.y + 2).lineTo(x + 9, lane.y + 7).stroke({ width: 2.5, color: colours.act });
    x += 22;
  }
  if (note.fined) {
    pen.circle(x, lane.y, 7).fill(colours.card).stroke({ width: 2, color: colours.risk });
    pen.moveTo(x, lane.y - 3.5).lineTo(x, lane.y + 3.5).stroke({ width: 2, color: colours.risk });
    x += 18;
  }
  if (note.suspended) {
    const top = lane.y - Math.min(15, lane.height / 2 - 3);
    const bottom = lane.y + Math.min(15, lane.height / 2 - 3);
    pen.rect(x - 3, top, 3, bottom - top).rect(x + 9, top, 3, bottom - top).rect(x, lane.y - 6, 9, 2.5).rect(x, lane.y + 4, 9, 2.5).fill(colours.risk);
  }
}

/** The flag of the lab that decided the race, planted in its token, or beside it where numbers stand above the lane. */
function drawFlag({ pen }: Pens, lane: LaneLayout, colour: string, beside: boolean): void {
  const { y, radius } = lane.token;
  const x = lane.token.x + (beside ? radius + 5 : 0);
  const top = beside ? y - 9 : y - radius - 13;
  pen.moveTo(x, beside ? y + 9 : y).lineTo(x, top).stroke({ width: 2.5, color: colour });
  pen.poly([x, top, x + 15, top + 5, x, top + 10]).fill(colour);
}
