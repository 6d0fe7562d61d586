import { roundingEach } from './assignments.ts';
import type { Assignment } from './assignments.ts';
import type { Cell, Chart, Point, SlopeBounds } from './chart.ts';

/** A root of the two equations of an assignment. */
export interface Root {
  readonly first: number;
  readonly second: number;
  readonly point: Point;
}

/** What a cell holds of one assignment: no root; no other than the given one; or it cannot be told, but roots are only in the smaller rectangle. */
export type Verdict =
  | { readonly kind: 'none' }
  | { readonly kind: 'root'; readonly root: Root }
  | {
    readonly kind: 'open'; readonly low: number; readonly high: number; readonly from: number; readonly to: number;
    /** How far the sums may move over the cell in either coordinate; 0 where the slopes do not tell. */
    readonly moves: readonly [number, number];
  };

/** How far below 1 the distance from the unit matrix has to be. */
const surely = 0.999;

/** How far Σp and the second sum are from 1 and their target for an assignment at a point, and the slopes of that; null where a choice is not there. */
function equations(assignment: Assignment, { target, targetSlopes, share, second, slopes }: Point): readonly [number, number, number, number, number, number] | null {
  let sum = -1;
  let rest = -target;
  let a = 0;
  let b = 0;
  let c = -targetSlopes[0];
  let d = -targetSlopes[1];
  for (let k = 0; k < assignment.length; k++) {
    const count = assignment[k]!;
    if (count === 0) continue;
    const p = share[k]!;
    if (Number.isNaN(p)) return null;
    sum += count * p;
    rest += count * second[k]!;
    a += count * slopes[4 * k]!;
    b += count * slopes[4 * k + 1]!;
    c += count * slopes[4 * k + 2]!;
    d += count * slopes[4 * k + 3]!;
  }
  return [sum, rest, a, b, c, d];
}

/** The root near a point by Newton's steps; null where they do not settle. */
export function rootNear<Kept>(chart: Chart<Kept>, assignment: Assignment, first: number, second: number, near: Point): Root | null {
  let [x, y, point] = [first, second, near];
  let before = Infinity;
  for (let i = 0; i < 30; i++) {
    point = chart.at(x, y, point, before > 1e-4 ? 'rough' : 'exact');
    const values = equations(assignment, point);
    if (values === null) return null;
    const [f, g, a, b, c, d] = values;
    const determinant = a * d - b * c;
    const stepX = (b * g - d * f) / determinant;
    const stepY = (c * f - a * g) / determinant;
    const size = Math.max(Math.abs(stepX), Math.abs(stepY / y));
    if (!(size < 10)) return null;
    if (size <= 1e-15 || (size < 1e-9 && size >= before)) return { first: x, second: y, point };
    x += stepX;
    y += stepY;
    if (!(y > 0)) return null;
    before = size;
  }
  return before < 1e-8 ? { first: x, second: y, point } : null;
}

/**
 * What a cell holds of an assignment, from the values at its centre and bounds of all slopes on it (Krawczyk 1969). With C the inverse of the slopes in the middle of their
 * bounds and R half their widths, C times any matrix of slopes is within E = |C| R of the unit matrix. A root in the cell then is within E times its half widths of the
 * centre moved by Newton's step; and where the spectral radius of E is below 1 there is no second one.
 */
export function verdict<Kept>(chart: Chart<Kept>, cell: Cell<Kept>, assignment: Assignment, centre: Point, slopes: readonly (SlopeBounds | null)[]): Verdict {
  const { low, high, from, to } = cell;
  const open: Verdict = { kind: 'open', low, high, from, to, moves: [0, 0] };
  const sums = new Float64Array(8);
  const own = chart.targetSlopes(cell);
  sums.set([-own[1], -own[0], -own[3], -own[2]], 4);
  let count = 0;
  for (let k = 0; k < assignment.length; k++) {
    const labs = assignment[k]!;
    if (labs === 0) continue;
    const bounds = slopes[k]!;
    if (bounds === null) return open;
    for (let entry = 0; entry < 8; entry++) sums[entry]! += labs * bounds[entry]!;
    count += labs;
  }
  const values = equations(assignment, centre);
  if (values === null) return open;
  const a = (sums[0]! + sums[1]!) / 2;
  const b = (sums[2]! + sums[3]!) / 2;
  const c = (sums[4]! + sums[5]!) / 2;
  const d = (sums[6]! + sums[7]!) / 2;
  const ra = (sums[1]! - sums[0]!) / 2;
  const rb = (sums[3]! - sums[2]!) / 2;
  const rc = (sums[5]! - sums[4]!) / 2;
  const rd = (sums[7]! - sums[6]!) / 2;
  const determinant = a * d - b * c;
  const scale = 1 / Math.abs(determinant);
  if (!Number.isFinite(scale)) return open;
  const e11 = scale * (Math.abs(d) * ra + Math.abs(b) * rc);
  const e12 = scale * (Math.abs(d) * rb + Math.abs(b) * rd);
  const e21 = scale * (Math.abs(c) * ra + Math.abs(a) * rc);
  const e22 = scale * (Math.abs(c) * rb + Math.abs(a) * rd);
  const x = (low + high) / 2 + (b * values[1] - d * values[0]) / determinant;
  const y = (from + to) / 2 + (c * values[0] - a * values[1]) / determinant;
  const halfX = (high - low) / 2;
  const halfY = (to - from) / 2;
  const roundX = scale * (Math.abs(d) + Math.abs(b)) * roundingEach * count;
  const roundY = scale * (Math.abs(c) + Math.abs(a)) * roundingEach * count;
  const reachX = e11 * halfX + e12 * halfY + roundX;
  const reachY = e21 * halfX + e22 * halfY + roundY;
  const newLow = Math.max(low, x - reachX);
  const newHigh = Math.min(high, x + reachX);
  const newFrom = Math.max(from, y - reachY);
  const newTo = Math.min(to, y + reachY);
  if (newLow > newHigh || newFrom > newTo) return { kind: 'none' };
  if (e11 < surely && e22 < surely && (surely - e11) * (surely - e22) > e12 * e21) {
    const root = rootNear(chart, assignment, (low + high) / 2, (from + to) / 2, centre);
    if (root !== null && root.first >= low - roundX && root.first <= high + roundX && root.second >= from - roundY && root.second <= to + roundY) return { kind: 'root', root };
  }
  if (!(newLow >= low && newHigh <= high && newFrom >= from && newTo <= to)) return open;
  const moves = [2 * halfX * Math.max(Math.abs(a) + ra, Math.abs(c) + rc), 2 * halfY * Math.max(Math.abs(b) + rb, Math.abs(d) + rd)] as const;
  return { kind: 'open', low: newLow, high: newHigh, from: newFrom, to: newTo, moves };
}
