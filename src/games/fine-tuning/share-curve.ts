import { bracketedRoot } from '../solve/roots.ts';

/** Utilities as functions of G's share δ: smooth pieces, split wherever somebody changes regime. */

export interface CurvePoint {
  readonly share: number;
  /** What the pair bargains about: G's gain over no agreement, and D's utility. */
  readonly generalist: number;
  readonly specialist: number;
  readonly takesPart: boolean;
  /** Constant on a smooth piece. */
  readonly label: number;
  /** G's best gain with D taking part, also where it is negative and G abstains. */
  readonly reachable: number;
  /** How close G is to switching to another plan. */
  readonly margin: number;
}

/** Consecutive points on one smooth piece; the outer two are the last doubles found on that side of the switch. */
export type Piece = readonly CurvePoint[];

/** Shares tried first. The ends stand for the limits 0 and 1, which are not allowed themselves. */
const CELLS = 256;
export const NEAREST_END = 1e-12;
const NEAR_ENDS = [NEAREST_END, 1e-9, 1e-6, 1e-4, 1e-3];
/** So close to a peak the search for it ends, and one step of Newton's method follows. */
const NEAR_PEAK = 1e-8;
const GOLDEN = 0.6180339887498949;

/** The whole of (0,1) in cells, finer at its ends. */
export function sharesOver(cells: number): number[] {
  const shares = [...NEAR_ENDS];
  for (let k = 1; k < cells; k++) shares.push(k / cells);
  for (let k = NEAR_ENDS.length - 1; k >= 0; k--) shares.push(1 - NEAR_ENDS[k]!);
  return shares;
}

/**
 * The pieces on which both take part. Switches are bisected to neighbouring doubles. A piece that lies between two
 * shares of the first scan is found as well: where G's second-best plan comes close, or where G is close to taking part,
 * the closest approach is searched for.
 */
export function smoothPieces(evaluate: (share: number) => CurvePoint, shares: readonly number[] = sharesOver(CELLS)): Piece[] {
  const scanned = shares.map(evaluate);
  const points: CurvePoint[] = [];
  for (let i = 0; i < scanned.length; i++) {
    const point = scanned[i]!;
    const before = scanned[i - 1];
    if (before !== undefined) split(evaluate, before, point, points, 0);
    points.push(point);
    const after = scanned[i + 1];
    if (before === undefined || after === undefined || before.label !== point.label || after.label !== point.label) continue;
    const hidden = hiddenPoint(evaluate, before, point, after);
    if (hidden !== null) {
      // Both cells may hold the other plan: insert what was found and split around it.
      if (hidden.share < point.share) {
        points.pop();
        split(evaluate, before, hidden, points, 0);
        points.push(hidden);
        split(evaluate, hidden, point, points, 0);
        points.push(point);
      } else {
        split(evaluate, point, hidden, points, 0);
        points.push(hidden);
        split(evaluate, hidden, after, points, 0);
        points.push(after);
        i++;
      }
    }
  }
  const pieces: CurvePoint[][] = [];
  let label = -1;
  for (const point of points) {
    if (point.takesPart) {
      if (point.label !== label || pieces.length === 0) pieces.push([]);
      pieces[pieces.length - 1]!.push(point);
    }
    label = point.takesPart ? point.label : -1;
  }
  return pieces.map((piece) => refined(evaluate, piece));
}

/**
 * Where to look for a switch between two points. G's lead over its second plan falls to nothing from both sides of a jump: the first look is
 * where straight lines say that it is nothing, the second just across, as far as the lines may bend. Where the switch is none of that kind, which
 * two looks in vain tell, it is the middle.
 */
function nextLook(low: CurvePoint, high: CurvePoint, look: number, moved: 'low' | 'high', before: number): number {
  const width = high.share - low.share;
  const middle = 0.5 * (low.share + high.share);
  const known = low.margin < Infinity && high.margin < Infinity && low.margin + high.margin > 0;
  if (!known || look > 1) return middle;
  if (look === 0) return low.share + (width * low.margin) / (low.margin + high.margin);
  const across = Math.max(4 * before * before, 4 * Number.EPSILON * middle);
  return moved === 'low' ? low.share + across : high.share - across;
}

/** Adds the two sides of every switch between two points with different labels. */
function split(evaluate: (share: number) => CurvePoint, left: CurvePoint, right: CurvePoint, points: CurvePoint[], depth: number): void {
  if (left.label === right.label) return;
  let low = left;
  let high = right;
  let look = 0;
  let moved: 'low' | 'high' = 'low';
  let before = high.share - low.share;
  for (let step = 0; step < 100; step++) {
    const middle = 0.5 * (low.share + high.share);
    if (middle <= low.share || middle >= high.share) break;
    if (look === 0) before = high.share - low.share;
    const guess = nextLook(low, high, look, moved, before);
    const point = evaluate(guess > low.share && guess < high.share ? guess : middle);
    if (point.label === low.label) [low, moved] = [point, 'low'];
    else if (point.label === high.label || depth >= 12) [high, moved] = [point, 'high'];
    else {
      if (low !== left) points.push(low);
      split(evaluate, low, point, points, depth + 1);
      points.push(point);
      split(evaluate, point, high, points, depth + 1);
      if (high !== right) points.push(high);
      return;
    }
    look = look === 1 && high.share - low.share < before / 8 ? 0 : Math.min(2, look + 1);
  }
  if (low !== left) points.push(low);
  if (high !== right) points.push(high);
}

/** A point with another label between three that share one, if the closest approach to a switch shows it. */
function hiddenPoint(
  evaluate: (share: number) => CurvePoint, before: CurvePoint, point: CurvePoint, after: CurvePoint,
): CurvePoint | null {
  const distance = (p: CurvePoint): number => (p.takesPart ? p.margin : -p.reachable);
  const here = distance(point);
  if (!(here <= distance(before) && here <= distance(after))) return null;
  const width = after.share - before.share;
  const slope = 8 * (point.generalist + point.specialist + Math.abs(point.reachable) + 1e-3);
  if (!(here <= slope * width) && point.takesPart) return null;
  let low = before.share;
  let high = after.share;
  let a = evaluate(high - GOLDEN * width);
  let b = evaluate(low + GOLDEN * width);
  for (let step = 0; step < 40; step++) {
    if (a.label !== point.label) return a;
    if (b.label !== point.label) return b;
    if (distance(a) <= distance(b)) {
      high = b.share;
      b = a;
      a = evaluate(high - GOLDEN * (high - low));
    } else {
      low = a.share;
      a = b;
      b = evaluate(low + GOLDEN * (high - low));
    }
  }
  return null;
}

/** At least nine points a piece, so that a hump inside a short one is seen. */
function refined(evaluate: (share: number) => CurvePoint, piece: readonly CurvePoint[]): Piece {
  const first = piece[0]!;
  const last = piece[piece.length - 1]!;
  if (piece.length >= 9 || last.share - first.share < 1e-14) return piece;
  const points: CurvePoint[] = [first];
  for (let k = 1; k < 8; k++) {
    const share = first.share + ((last.share - first.share) * k) / 8;
    if (share > points[points.length - 1]!.share && share < last.share) {
      const point = evaluate(share);
      if (point.label === first.label) points.push(point);
    }
  }
  points.push(last);
  return points;
}

/** Half a stencil of differences: short where f may be anything smooth, long where f turns out to be a polynomial. */
const SHORT = 5e-4;
const LONG = [2e-2, 4e-3];
/** Differences of the fourth and the sixth order that agree to this share of f over the step differ by rounding alone. */
const AGREE = 4e-15;
/** Sixth-order differences of seven points, around a point and from it to one side, in sixtieths. */
const BOTH_SIDES = [3, -3, 2, -2, 1, -1];
const CENTRAL = [1, -1, -9, 9, 45, -45];
const ONE_SIDE = [6, 5, 4, 3, 2, 1, 0];
const SIDED = [-10, 72, -225, 400, -450, 360, -147];

/** Sixth-order central difference of f at t with the stencil inside [low, high]. */
export function slopeAt(f: (share: number) => number, t: number, low: number, high: number): number {
  // Three steps must not leave the piece by a rounding.
  const room = 0.33 * Math.min(t - low, high - t);
  const h = room < SHORT ? room : SHORT;
  if (!(h > 0)) return NaN;
  return (45 * (f(t + h) - f(t - h)) - 9 * (f(t + 2 * h) - f(t - 2 * h)) + (f(t + 3 * h) - f(t - 3 * h))) / (60 * h);
}

/**
 * As `slopeAt` for a smooth piece with this label that may go on past [low, high]. A stencil as short as the room beside a switch would drown the slope
 * in rounding, and a peak next to the switch with it: there the stencil is as long as ever, if need be on one side alone.
 */
function slopeOnPiece(f: (point: CurvePoint) => number, t: number, label: number, evaluate: (share: number) => CurvePoint, low: number, high: number): number {
  if (Math.min(t - low, high - t) >= 3 * SHORT) return slopeAt((share) => f(evaluate(share)), t, low, high);
  const along = (k: number): number | null => {
    const share = t + k * SHORT;
    if (!(share > 0 && share < 1)) return null;
    const point = evaluate(share);
    return point.label === label ? f(point) : null;
  };
  const weigh = (steps: readonly number[], weights: readonly number[]): number => {
    let sum = 0;
    for (let k = 0; k < steps.length; k++) {
      const value = along(steps[k]!);
      if (value === null) return NaN;
      sum += weights[k]! * value;
    }
    return sum / (60 * SHORT);
  };
  const central = weigh(BOTH_SIDES, CENTRAL);
  if (!Number.isNaN(central)) return central;
  const side = high - t >= t - low ? 1 : -1;
  for (const towards of [side, -side]) {
    const sided = towards * weigh(ONE_SIDE.map((k) => towards * k), SIDED);
    if (!Number.isNaN(sided)) return sided;
  }
  return slopeAt((share) => f(evaluate(share)), t, low, high);
}

/**
 * As `slopeAt` for a smooth piece with this label, with less rounding where f is a polynomial of low degree, as utilities on most pieces are: there
 * a long stencil is as exact as a short one. NaN where it is not.
 */
function longSlopeAt(f: (point: CurvePoint) => number, t: number, label: number, evaluate: (share: number) => CurvePoint): number {
  for (const longest of LONG) {
    const h = Math.min(longest, 0.3 * t, 0.3 * (1 - t));
    const points = [-3, -2, -1, 1, 2, 3].map((k) => evaluate(t + k * h));
    if (points.some((point) => point.label !== label)) continue;
    const [a, b, c, d, e, g] = points.map(f) as [number, number, number, number, number, number];
    const fourth = (8 * (d - c) - (e - b)) / (12 * h);
    const sixth = (45 * (d - c) - 9 * (e - b) + (g - a)) / (60 * h);
    return Math.abs(sixth - fourth) <= (AGREE * (Math.abs(c) + Math.abs(d))) / h ? fourth : NaN;
  }
  return NaN;
}

/** Shares of the interior local maxima of f on a piece, as roots of its derivative. */
export function stationaryShares(piece: Piece, f: (point: CurvePoint) => number, evaluate: (share: number) => CurvePoint): number[] {
  const left = piece[0]!.share;
  const right = piece[piece.length - 1]!.share;
  const at = (share: number): number => f(evaluate(share));
  const found: number[] = [];
  for (let i = 0; i < piece.length; i++) {
    const here = f(piece[i]!);
    const before = piece[i - 1];
    const after = piece[i + 1];
    if ((before !== undefined && f(before) > here) || (after !== undefined && f(after) > here)) continue;
    if (before !== undefined && after !== undefined && f(before) === here && f(after) === here) continue; // flat
    const low = (before ?? piece[i]!).share;
    const high = (after ?? piece[i]!).share;
    const { label } = piece[0]!;
    const slope = (t: number): number => slopeOnPiece(f, t, label, evaluate, left, right);
    // The highest point at an end: a hump inside only if f still rises there.
    const [from, to] = [rising(slope, at, low, high, low === left), rising(slope, at, high, low, high === right)];
    if ((before === undefined && from === null) || (after === undefined && to === null)) continue;
    const share = peakBetween(slope, (t) => longSlopeAt(f, t, label, evaluate), from ?? low, to ?? high);
    if (share !== null) found.push(share);
  }
  return found;
}

/**
 * The end of a bracket if f rises from there towards the other. At an end of a piece without room for a stencil it is looked at a millionth of the
 * cell further in, by values.
 */
function rising(slope: (share: number) => number, f: (share: number) => number, end: number, other: number, outer: boolean): number | null {
  if (!outer) return end;
  const atEnd = slope(end) * Math.sign(other - end);
  if (!Number.isNaN(atEnd)) return atEnd > 0 ? end : null;
  const nudged = end + 1e-6 * (other - end);
  return f(nudged) > f(end) ? nudged : null;
}

/** A slope of less than this share of f is rounding. */
const LEVEL = 3e-10;

/** The ends of a piece, but not those from which f clearly rises into the piece: a peak next to such an end is worth no more than it, as far as values tell. */
export function highEnds(piece: Piece, f: (point: CurvePoint) => number, evaluate: (share: number) => CurvePoint): CurvePoint[] {
  const [first, last] = [piece[0]!, piece[piece.length - 1]!];
  const inwards = (end: CurvePoint): number => slopeOnPiece(f, end.share, first.label, evaluate, first.share, last.share) * (end === first ? 1 : -1);
  return [first, last].filter((end) => !(inwards(end) > LEVEL * Math.abs(f(end))));
}

/** Shares where f changes sign on a piece. */
export function crossingShares(piece: Piece, f: (point: CurvePoint) => number, evaluate: (share: number) => CurvePoint): number[] {
  const found: number[] = [];
  for (let i = 0; i + 1 < piece.length; i++) {
    const low = piece[i]!;
    const high = piece[i + 1]!;
    const before = f(low);
    const after = f(high);
    if (before === 0) found.push(low.share);
    if (before < 0 === after < 0) continue;
    found.push(bracketedRoot((share) => f(evaluate(share)), low.share, high.share, before, after));
  }
  return found;
}

/** The share in [low, high] at which a slope falls through zero (Illinois); null if it does not. `sharper` knows the slope better, or is NaN. */
function peakBetween(slope: (share: number) => number, sharper: (share: number) => number, low: number, high: number): number | null {
  const [left, right] = [low, high];
  let atLow = slope(low);
  let atHigh = slope(high);
  if (!(atLow > 0 && atHigh < 0)) return null;
  let last = NaN;
  let [t, before, bend] = [low, atLow, 0];
  for (let step = 0; step < 60; step++) {
    const previous = t;
    t = (low * atHigh - high * atLow) / (atHigh - atLow);
    if (!(t > low && t < high) || step % 8 === 7) t = 0.5 * (low + high);
    // The slope is known to about 1e-13: closer than this the search would follow its rounding.
    if (t <= low || t >= high || Math.abs(t - last) < NEAR_PEAK) break;
    last = t;
    const value = slope(t);
    bend = (value - before) / (t - previous);
    before = value;
    if (value === 0) break;
    if (value > 0) {
      low = t;
      atLow = value;
      atHigh *= 0.5;
    } else {
      high = t;
      atHigh = value;
      atLow *= 0.5;
    }
  }
  if (!(bend < 0)) return t;
  const long = sharper(t);
  const move = (Number.isNaN(long) ? slope(t) : long) / bend;
  return Math.abs(move) < 10 * NEAR_PEAK && t - move > left && t - move < right ? t - move : t;
}
