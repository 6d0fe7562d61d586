import { niceDomain, position, type Scale } from '../race/scale.ts';
import { endings, type Ending, type Future } from './store.ts';

/** A rectangle in the plane, OOM on both axes. */
export interface Region {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** Which futures are shown in full; null leaves that criterion open. */
export interface Selection {
  readonly ending: Ending | null;
  readonly region: Region | null;
}

export interface Plane {
  readonly x: Scale;
  readonly y: Scale;
}

/** Room for the labels of the axes, CSS pixels. */
export const margin = { left: 34, right: 14, top: 18, bottom: 34 } as const;

/** Scales that hold every future and the threshold. The same for all months, so that nothing moves while it plays. */
export function planeOf(lists: readonly Iterable<Future>[], threshold: number, width: number, height: number): Plane {
  let [left, right, low, high] = [Infinity, threshold, Infinity, -Infinity];
  for (const list of lists) {
    for (const { points } of list) {
      for (let at = 0; at < points.length; at += 2) {
        const x = points[at]!;
        const y = points[at + 1]!;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < low) low = y;
        if (y > high) high = y;
      }
    }
  }
  if (!(left < Infinity)) [left, low, high] = [0, 0, threshold];
  return {
    x: { domain: niceDomain(left, right, 8), range: [margin.left, width - margin.right] },
    y: { domain: niceDomain(low, high, 6), range: [height - margin.bottom, margin.top] },
  };
}

/** Whether a future ends so and passes through the region, on whatever row or between two. */
export function isChosen(future: Future, { ending, region }: Selection): boolean {
  if (ending !== null && future.ending !== ending) return false;
  if (region === null) return true;
  const { points } = future;
  if (points.length === 2) return crosses(region, points[0]!, points[1]!, points[0]!, points[1]!);
  for (let at = 0; at + 3 < points.length; at += 2) {
    if (crosses(region, points[at]!, points[at + 1]!, points[at + 2]!, points[at + 3]!)) return true;
  }
  return false;
}

/** Whether a segment meets a rectangle: what of it lies between the edges of each axis must overlap (Liang and Barsky's clipping). */
function crosses(region: Region, ax: number, ay: number, bx: number, by: number): boolean {
  let from = 0;
  let to = 1;
  for (const [start, change, low, high] of [[ax, bx - ax, region.x0, region.x1], [ay, by - ay, region.y0, region.y1]] as const) {
    if (change === 0) {
      if (start < low || start > high) return false;
      continue;
    }
    const first = (low - start) / change;
    const second = (high - start) / change;
    from = Math.max(from, Math.min(first, second));
    to = Math.min(to, Math.max(first, second));
    if (from > to) return false;
  }
  return true;
}

export type Tally = Readonly<Record<Ending, number>>;

export function tally(futures: Iterable<Future>): Tally {
  const counts: Record<Ending, number> = { catastrophe: 0, safe: 0, undecided: 0 };
  for (const future of futures) counts[future.ending]++;
  return counts;
}

export function total(counts: Tally): number {
  return endings.reduce((sum, ending) => sum + counts[ending], 0);
}

/** The future whose line passes nearest to a place on the screen; null if none within `radius` CSS pixels. */
export function nearestFuture(futures: Iterable<Future>, plane: Plane, px: number, py: number, radius: number): Future | null {
  let best: Future | null = null;
  let least = radius * radius;
  for (const future of futures) {
    const { points } = future;
    let ax = position(plane.x, points[0]!);
    let ay = position(plane.y, points[1]!);
    for (let at = 2; at <= points.length; at += 2) {
      const bx = at < points.length ? position(plane.x, points[at]!) : ax;
      const by = at < points.length ? position(plane.y, points[at + 1]!) : ay;
      const [dx, dy] = [bx - ax, by - ay];
      const length = dx * dx + dy * dy;
      const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
      const [ex, ey] = [ax + share * dx - px, ay + share * dy - py];
      const distance = ex * ex + ey * ey;
      if (distance < least) {
        least = distance;
        best = future;
      }
      [ax, ay] = [bx, by];
    }
  }
  return best;
}

/** Whether a future is over at a month; an undecided one is at the horizon. */
export function hasEnded(future: Future, month: number, stepMonths: number): boolean {
  return month >= (future.ending === 'undecided' ? (future.rows - 1) * stepMonths : future.month) - 1e-6;
}

/** Where a future stands at a month: capability and covered capability; its last state once it has ended. */
export function headOf(future: Future, month: number, stepMonths: number): readonly [x: number, y: number] {
  const { points, rows } = future;
  const at = Math.min(rows - 1, Math.max(0, month / stepMonths));
  const row = Math.min(rows - 1, Math.floor(at + 1e-9));
  const next = Math.min(rows - 1, row + 1);
  const share = Math.max(0, at - row);
  const between = (offset: number): number => points[2 * row + offset]! + share * (points[2 * next + offset]! - points[2 * row + offset]!);
  return [between(0), between(1)];
}
