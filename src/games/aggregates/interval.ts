/** Arithmetic on closed intervals [low, high] of finite numbers, without outward rounding: whoever uses it leaves a margin for that. */
export type Interval = readonly [number, number];

export const plus = (a: Interval, b: Interval): Interval => [a[0] + b[0], a[1] + b[1]];
export const minus = (a: Interval, b: Interval): Interval => [a[0] - b[1], a[1] - b[0]];
/** c - a. */
export const from = (c: number, a: Interval): Interval => [c - a[1], c - a[0]];
export const scaled = (a: Interval, c: number): Interval => (c >= 0 ? [a[0] * c, a[1] * c] : [a[1] * c, a[0] * c]);

export function times(a: Interval, b: Interval): Interval {
  const p = a[0] * b[0];
  const q = a[0] * b[1];
  const r = a[1] * b[0];
  const s = a[1] * b[1];
  return [Math.min(p, q, r, s), Math.max(p, q, r, s)];
}

/** The largest size of a number in the interval. */
export const sizeOf = (a: Interval): number => Math.max(Math.abs(a[0]), Math.abs(a[1]));
