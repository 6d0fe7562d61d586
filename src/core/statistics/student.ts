import { exp, log, log1p, logGamma, normalQuantile } from '../math/index.ts';

/**
 * Regularised incomplete beta function I_x(a, b), for a, b > 0 and x in [0, 1]: continued fraction of Lentz's kind (Abramowitz and
 * Stegun 26.5.8); absolute error about 1e-13.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x));
  // The fraction converges fast below the mean only; the symmetry I_x(a, b) = 1 - I_(1-x)(b, a) serves the rest.
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  const guard = (value: number): number => (value < tiny && value > -tiny ? tiny : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / guard(1 + even * d);
    c = guard(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / guard(1 + odd * d);
    c = guard(1 + odd / c);
    const change = d * c;
    fraction *= change;
    if (change - 1 < 1e-15 && change - 1 > -1e-15) break;
  }
  return fraction;
}

/** Distribution function of Student's t with `degrees` > 0 degrees of freedom. */
export function studentCdf(t: number, degrees: number): number {
  const tail = 0.5 * incompleteBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
  return t > 0 ? 1 - tail : tail;
}

/** Quantile of Student's t, probability in (0, 1), by bisection on the distribution function to the last bits; NaN outside. */
export function studentQuantile(probability: number, degrees: number): number {
  if (!(probability > 0 && probability < 1 && degrees > 0)) return NaN;
  if (probability === 0.5) return 0;
  // Work in the lower tail, where nothing is cancelled.
  if (probability > 0.5) return -studentQuantile(1 - probability, degrees);
  let low = normalQuantile(probability);
  let high = low;
  while (studentCdf(low, degrees) > probability) low *= 2;
  if (low === high) high = 0;
  for (let i = 0; i < 200; i++) {
    const middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) break;
    if (studentCdf(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return 0.5 * (low + high);
}
