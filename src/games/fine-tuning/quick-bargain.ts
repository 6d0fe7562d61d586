import type { CurvePoint } from './share-curve.ts';

type Evaluate = (share: number) => CurvePoint;
type Height = (point: CurvePoint) => number;

/** Half-widths of the stencils that are tried; on a piece of another kind than a polynomial the short one is exact enough to step by. */
const STENCILS = [2e-2, 1e-3];
/** Differences over less drown in rounding: close to the ends of (0,1) a peak is not found this way. */
const SHORTEST = 1e-4;
const STEPS = 6;
/** Steps shorter than this are the last. */
const LAST_STEP = 1e-7;
/** How much of a stencil a first step may be: farther on the parabola is a guess. */
const LONGEST = 3;
/** Differences of the fourth and the sixth order that agree to this share of f over the step differ by rounding alone. */
const AGREE = 4e-15;

/** Values at t and to both sides of it if they all lie on one smooth piece; null if not. */
function stencil(evaluate: Evaluate, t: number, h: number, label: number, arms: number): CurvePoint[] | null {
  const points: CurvePoint[] = [];
  for (let k = -arms; k <= arms; k++) {
    const point = evaluate(t + k * h);
    if (!point.takesPart || point.label !== label) return null;
    points.push(point);
  }
  return points;
}

/**
 * The peak of f next to `at` by Newton's method on differences, for following a peak that has moved a little; null where f is not smooth there, or
 * does not bend down, or is no polynomial of low degree as far as the differences reach, or the peak is far.
 */
export function quickPeak(evaluate: Evaluate, f: Height, at: number): number | null {
  const { label } = evaluate(at);
  let t = at;
  for (let step = 0; step < STEPS; step++) {
    let move = NaN;
    for (const longest of STENCILS) {
      const h = Math.min(longest, 0.3 * t, 0.3 * (1 - t));
      if (h < SHORTEST) return null;
      const points = stencil(evaluate, t, h, label, 3);
      if (points === null) continue;
      const [a, b, c, d, e, g, i] = points.map(f) as [number, number, number, number, number, number, number];
      const fourth = (8 * (e - c) - (g - b)) / (12 * h);
      const sixth = (45 * (e - c) - 9 * (g - b) + (i - a)) / (60 * h);
      const bend = (-g + 16 * e - 30 * d + 16 * c - b) / (12 * h * h);
      if (!(bend < 0)) return null;
      const exact = Math.abs(sixth - fourth) <= (AGREE * (Math.abs(c) + Math.abs(e))) / h;
      if (!exact && longest !== STENCILS[STENCILS.length - 1]) continue;
      move = -(exact ? fourth : sixth) / bend;
      if (!(Math.abs(move) <= LONGEST * h)) return null;
      break;
    }
    if (Number.isNaN(move)) return null;
    t += move;
    if (!(t > 0 && t < 1) || evaluate(t).label !== label) return null;
    if (Math.abs(move) < LAST_STEP) return t;
  }
  return null;
}

/** Where f falls or rises through zero next to `at`, by secants; null where f is not smooth there or the crossing is far. */
export function quickCrossing(evaluate: Evaluate, f: Height, at: number): number | null {
  const { label } = evaluate(at);
  const h = Math.min(STENCILS[1]!, 0.3 * at, 0.3 * (1 - at));
  const points = stencil(evaluate, at, h, label, 1);
  if (points === null) return null;
  let slope = (f(points[2]!) - f(points[0]!)) / (2 * h);
  let t = at;
  let value = f(points[1]!);
  for (let step = 0; step < STEPS; step++) {
    const move = -value / slope;
    if (!(Math.abs(move) <= LONGEST * STENCILS[0]!)) return null;
    const point = evaluate(t + move);
    if (!point.takesPart || point.label !== label) return null;
    t += move;
    const next = f(point);
    if (next === 0 || Math.abs(move) < LAST_STEP * 1e-4) return t;
    slope = (next - value) / move;
    value = next;
    if (!(slope !== 0)) return t;
  }
  return null;
}
