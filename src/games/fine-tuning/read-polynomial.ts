/**
 * Polynomials of at most the fourth degree that are read off a function at five points, and their roots: the tools of the search that checks
 * bargained shares (`chain-search.ts`). The solver has its own (`polynomial.ts`).
 */

/** A polynomial in t by its five coefficients, the constant first. */
export type Quartic = Float64Array;

/** Coefficients that are this share of the others, measured at the radius, are rounding. */
const ROUNDING = 1e-13;
const MOST_STEPS = 100;
const NEAREST = 1e-16;

/** The points, in units of the radius around the middle, at which a polynomial is read off. */
export const READ_AT = [-1, -0.5, 0, 0.5, 1] as const;

/** The polynomial in t, y = middle + t, through the values at `READ_AT`. */
export function through(values: ArrayLike<number>, radius: number): Quartic {
  const [a, b, c, d, e] = [values[0]!, values[1]!, values[2]!, values[3]!, values[4]!];
  const oddNear = (d - b) / 2;
  const oddFar = (e - a) / 2;
  const evenNear = (b + d) / 2 - c;
  const evenFar = (a + e) / 2 - c;
  // In units of the radius: k2 h² + k4 h⁴ is even, k1 h + k3 h³ odd, at h = 1/2 and 1.
  const square = radius * radius;
  const coefficients = new Float64Array(5);
  coefficients[0] = c;
  coefficients[1] = (8 * oddNear - oddFar) / (3 * radius);
  coefficients[2] = (16 * evenNear - evenFar) / (3 * square);
  coefficients[3] = (4 * oddFar - 8 * oddNear) / (3 * radius * square);
  coefficients[4] = (4 * evenFar - 16 * evenNear) / (3 * square * square);
  return coefficients;
}

export const valueAt = (c: Quartic, t: number): number => (((c[4]! * t + c[3]!) * t + c[2]!) * t + c[1]!) * t + c[0]!;

export const slopeAt = (c: Quartic, t: number): number => ((4 * c[4]! * t + 3 * c[3]!) * t + 2 * c[2]!) * t + c[1]!;

export const derivative = (c: Quartic): Quartic => Float64Array.of(c[1]!, 2 * c[2]!, 3 * c[3]!, 4 * c[4]!, 0);

export const difference = (a: Quartic, b: Quartic): Quartic => a.map((value, power) => value - b[power]!);

/** Roots in (low, high), ascending: between the roots of the derivative by Newton's method in a bracket. */
export function rootsWithin(c: Quartic, low: number, high: number, radius: number, degree = 4): number[] {
  let size = 0;
  for (let k = 0, unit = 1; k <= 4; k++, unit *= radius) size = Math.max(size, Math.abs(c[k]!) * unit);
  let top = degree;
  let unit = 1;
  for (let k = 0; k < degree; k++) unit *= radius;
  for (; top > 0 && Math.abs(c[top]!) * unit <= ROUNDING * size; unit /= radius) top--;
  if (top === 0) return [];
  const found: number[] = [];
  const keep = (t: number): void => {
    if (t > low && t < high) found.push(t);
  };
  if (top === 1) keep(-c[0]! / c[1]!);
  else if (top === 2) {
    const [c0, c1, c2] = [c[0]!, c[1]!, c[2]!];
    const square = c1 * c1 - 4 * c2 * c0;
    if (square < 0) return found;
    const q = -0.5 * (c1 + (c1 < 0 ? -1 : 1) * Math.sqrt(square));
    const [one, other] = [q / c2, q === 0 ? 0 : c0 / q];
    keep(Math.min(one, other));
    if (one !== other) keep(Math.max(one, other));
  } else {
    const kept = c.slice();
    for (let k = top + 1; k <= 4; k++) kept[k] = 0;
    const bends = rootsWithin(derivative(kept), low, high, radius, top - 1);
    bends.push(high);
    let left = low;
    for (const right of bends) {
      const root = rootBetween(kept, left, right, radius);
      if (root !== null) keep(root);
      left = right;
    }
  }
  return found;
}

/** The root between two points of one branch; null if the signs do not differ. */
function rootBetween(c: Quartic, left: number, right: number, radius: number): number | null {
  let [a, b] = [left, right];
  const fa = valueAt(c, a);
  const fb = valueAt(c, b);
  if (fa > 0 === fb > 0) return null;
  const rising = fb > 0;
  let t = (a * fb - b * fa) / (fb - fa);
  let last = b - a;
  for (let step = 0; step < MOST_STEPS; step++) {
    if (!(t > a && t < b)) {
      t = 0.5 * (a + b);
      if (!(t > a && t < b)) break;
    }
    const value = valueAt(c, t);
    if (value === 0) break;
    if (value > 0 === rising) b = t;
    else a = t;
    const near = NEAREST * (radius + Math.abs(t));
    if (b - a <= near) break;
    // Newton's steps while they shrink by halves at least, else the middle of the bracket.
    let move = -value / slopeAt(c, t);
    if (!(Math.abs(move) <= 0.5 * last && t + move > a && t + move < b)) move = 0.5 * (a + b) - t;
    last = Math.abs(move);
    t += move;
    if (last <= near) break;
  }
  return t;
}
