import { exp, log, log1p, logGamma, normalQuantile, pow } from '../math/index.ts';
import type { Stream } from './stream.ts';

/** Exponential with mean 1, by inversion of a uniform draw u in (0, 1); increasing in u. */
export function exponential(u: number): number {
  return -log1p(-u);
}

/** Standard normal, by inversion; increasing in u, so that common draws stay common. */
export function normal(u: number): number {
  return normalQuantile(u);
}

/** Pareto above `minimum` with P(S > s) = (s/minimum)^(-tailIndex), by inversion; increasing in u. */
export function pareto(u: number, minimum: number, tailIndex: number): number {
  return minimum * exp(-log1p(-u) / tailIndex);
}

/** Index drawn with odds `weights` (not negative, one positive at least), by inversion in index order. */
export function categorical(u: number, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    if (!(weights[i]! >= 0)) throw new RangeError(`internal: weight ${i} is ${weights[i]}`);
    total += weights[i]!;
  }
  if (!(total > 0 && total < Infinity)) throw new RangeError(`internal: weights sum to ${total}`);
  const target = u * total;
  let sum = 0;
  let last = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    last = i;
    sum += weights[i]!;
    if (target < sum) return i;
  }
  return last;
}

/** Mean from which the number of draws is bounded by rejection instead of growing with it. */
const REJECTION_FROM = 10;

/** Poisson with the given mean (0 to 1e9); exact in distribution. Takes one draw below a mean of 10, above it a varying number. */
export function poisson(stream: Stream, mean: number): number {
  if (!(mean >= 0 && mean <= 1e9)) throw new RangeError(`internal: Poisson mean ${mean}`);
  if (mean === 0) return 0;
  return mean < REJECTION_FROM ? poissonByInversion(stream.uniform(), mean) : poissonByRejection(stream, mean);
}

function poissonByInversion(u: number, mean: number): number {
  let probability = exp(-mean);
  let k = 0;
  let rest = u;
  // Beyond the last bit of u the loop must end: no term is subtracted any more once it is zero.
  while (rest >= probability && probability > 0) {
    rest -= probability;
    k += 1;
    probability *= mean / k;
  }
  return k;
}

/** Hörmann (1993), transformed rejection with squeeze (PTRS). */
function poissonByRejection(stream: Stream, mean: number): number {
  const logMean = log(mean);
  const b = 0.931 + 2.53 * Math.sqrt(mean);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = stream.uniform() - 0.5;
    const v = stream.uniform();
    const distance = 0.5 - (u < 0 ? -u : u);
    const k = Math.floor(((2 * a) / distance + b) * u + mean + 0.43);
    if (distance >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (distance < 0.013 && v > distance)) continue;
    if (log((v * inverseAlpha) / (a / (distance * distance) + b)) <= k * logMean - mean - logGamma(k + 1)) return k;
  }
}

/** Gamma with the given shape (> 0) and scale 1; exact. Marsaglia and Tsang (2000), with their power of a uniform below shape 1. */
export function gamma(stream: Stream, shape: number): number {
  if (!(shape > 0 && shape < Infinity)) throw new RangeError(`internal: gamma shape ${shape}`);
  if (shape < 1) {
    const boosted = gamma(stream, shape + 1);
    return boosted * pow(stream.uniform(), 1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(stream.uniform());
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (log(stream.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

/** Beta(alpha, beta) on [0, 1]; exact: G(alpha) / (G(alpha) + G(beta)). */
export function beta(stream: Stream, alpha: number, betaShape: number): number {
  const x = gamma(stream, alpha);
  const y = gamma(stream, betaShape);
  return x / (x + y);
}
