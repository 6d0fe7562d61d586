/** Real roots in closed form or bracketed, written into a caller's array so that a grid of games allocates nothing. */

/** Real roots of c2 t² + c1 t + c0, ascending, without cancellation; returns how many were written. */
export function quadraticRoots(c2: number, c1: number, c0: number, roots: Float64Array): number {
  if (c2 === 0) {
    if (c1 === 0) return 0;
    roots[0] = -c0 / c1;
    return 1;
  }
  const discriminant = c1 * c1 - 4 * c2 * c0;
  if (!(discriminant >= 0)) return 0;
  const q = -0.5 * (c1 + (c1 >= 0 ? Math.sqrt(discriminant) : -Math.sqrt(discriminant)));
  const first = q / c2;
  const second = q === 0 ? first : c0 / q;
  roots[0] = first < second ? first : second;
  roots[1] = first < second ? second : first;
  return 2;
}

const turningPoints = new Float64Array(2);

/** Real roots of c3 t³ + c2 t² + c1 t + c0 inside [low, high], ascending: one safeguarded Newton search a monotone stretch. */
export function cubicRootsWithin(
  c3: number, c2: number, c1: number, c0: number, low: number, high: number, roots: Float64Array,
): number {
  const turns = quadraticRoots(3 * c3, 2 * c2, c1, turningPoints);
  let count = 0;
  let left = low;
  for (let piece = 0; piece <= turns; piece++) {
    const turn = piece < turns ? turningPoints[piece]! : high;
    const right = turn > high ? high : turn;
    if (right <= left) continue;
    const atLeft = ((c3 * left + c2) * left + c1) * left + c0;
    const atRight = ((c3 * right + c2) * right + c1) * right + c0;
    if (atLeft === 0) roots[count++] = left;
    else if (atLeft < 0 ? atRight >= 0 : atRight <= 0) {
      roots[count++] = monotoneRoot(c3, c2, c1, c0, left, right, atLeft < 0);
    }
    left = right;
    if (count === 3) break;
  }
  return count;
}

function monotoneRoot(c3: number, c2: number, c1: number, c0: number, low: number, high: number, rising: boolean): number {
  let t = 0.5 * (low + high);
  for (let iteration = 0; iteration < 100; iteration++) {
    const value = ((c3 * t + c2) * t + c1) * t + c0;
    if (value === 0) return t;
    if (value < 0 === rising) low = t;
    else high = t;
    const slope = (3 * c3 * t + 2 * c2) * t + c1;
    const newton = t - value / slope;
    const next = newton > low && newton < high ? newton : 0.5 * (low + high);
    if (next === t || high - low <= 2e-16 * (Math.abs(low) + Math.abs(high))) return next;
    t = next;
  }
  return t;
}
