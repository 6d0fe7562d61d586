/**
 * The root of a continuous function between two points of opposite sign, by inverse interpolation with bisection as the fall-back (after
 * Brent 1973), to the last bit or nearly. Returns the end at which the function is 0, if one is. `atLow` and `atHigh` are the
 * function's values there.
 */
export function bracketedRoot(
  f: (x: number) => number,
  low: number,
  high: number,
  atLow: number = f(low),
  atHigh: number = f(high),
  tolerance = 0,
): number {
  let a = low;
  let fa = atLow;
  let b = high;
  let fb = atHigh;
  let c = a;
  let fc = fa;
  let step = b - a;
  let before = step;
  for (let i = 0; i < 300; i++) {
    if (fb > 0 === fc > 0) {
      c = a;
      fc = fa;
      step = b - a;
      before = step;
    }
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const least = 2.3e-16 * Math.abs(b) + tolerance / 2;
    const middle = (c - b) / 2;
    if (fb === 0 || Math.abs(middle) <= least) return b;
    if (Math.abs(before) < least || Math.abs(fa) <= Math.abs(fb)) {
      step = middle;
      before = middle;
    } else {
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * middle * s;
        q = 1 - s;
      } else {
        const t = fa / fc;
        const u = fb / fc;
        p = s * (2 * middle * t * (t - u) - (b - a) * (u - 1));
        q = (t - 1) * (u - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * middle * q - Math.abs(least * q), Math.abs(before * q))) {
        before = step;
        step = p / q;
      } else {
        step = middle;
        before = middle;
      }
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > least ? step : middle > 0 ? least : -least;
    fb = f(b);
  }
  return b;
}
