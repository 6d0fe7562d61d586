import { position } from '../race/scale.ts';
import { colourOf, drawingOrder, laterShare, lineOpacity, mostPixelRatio, type Drawing, type FuturesCanvas } from './canvas.ts';
import { hasEnded, headOf } from './plane.ts';
import type { Future } from './store.ts';

/** The futures without WebGL: the same lines and marks, drawn more slowly. */
export function createFlatCanvas(width: number, height: number): FuturesCanvas | null {
  const canvas = document.createElement('canvas');
  const found = canvas.getContext('2d');
  if (!found) return null;
  const ctx = found;
  let size: [number, number] = [width, height];

  function draw({ futures, underlay, plane, month, stepMonths, colours, chosen, all }: Drawing): void {
    const ratio = Math.min(mostPixelRatio, devicePixelRatio || 1);
    canvas.width = Math.round(size[0] * ratio);
    canvas.height = Math.round(size[1] * ratio);
    ctx.scale(ratio, ratio);
    ctx.lineWidth = 1;
    const stroke = (list: readonly Future[], colour: string, opacity: number): void => {
      ctx.strokeStyle = colour;
      for (const later of [true, false]) {
        ctx.globalAlpha = opacity * (later ? laterShare : 1);
        for (const { points, rows } of list) {
          const split = Math.min(rows - 1, Math.max(0, Math.round(month / stepMonths)));
          const [from, to] = later ? [split, rows - 1] : [0, split];
          if (from >= to) continue;
          ctx.beginPath();
          for (let row = from; row <= to; row++) ctx.lineTo(position(plane.x, points[2 * row]!), position(plane.y, points[2 * row + 1]!));
          ctx.stroke();
        }
      }
    };
    stroke(underlay, colours.faint, 0.6 * lineOpacity(underlay.length));
    if (!all) stroke(futures.filter((future) => !chosen(future)), colours.faint, 0.35 * lineOpacity(futures.length));
    const lit = all ? futures : futures.filter(chosen);
    for (const ending of drawingOrder) stroke(lit.filter((future) => future.ending === ending), colourOf(ending, colours), lineOpacity(lit.length));
    ctx.globalAlpha = Math.min(1, 3.2 * lineOpacity(lit.length));
    for (const ending of drawingOrder) {
      for (const future of lit) if (future.ending === ending) mark(future, hasEnded(future, month, stepMonths), headOf(future, month, stepMonths), plane, colours);
    }
  }

  function mark(future: Future, over: boolean, head: readonly [number, number], plane: Drawing['plane'], colours: Drawing['colours']): void {
    const [x, y] = [position(plane.x, head[0]), position(plane.y, head[1])];
    const colour = over ? colourOf(future.ending, colours) : colours.ink;
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.beginPath();
    if (over && future.ending === 'catastrophe') {
      for (const side of [-1, 1]) {
        ctx.moveTo(x - 3, y - 3 * side);
        ctx.lineTo(x + 3, y + 3 * side);
      }
      ctx.stroke();
    } else {
      ctx.arc(x, y, over ? 2.5 : 1.5, 0, 2 * Math.PI);
      if (over && future.ending === 'undecided') ctx.stroke();
      else ctx.fill();
    }
  }
  return { canvas, draw, resize: (w, h) => (size = [w, h]), destroy: () => canvas.remove() };
}
