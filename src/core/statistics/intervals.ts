import { studentQuantile } from './student.ts';
import { mean, variance } from './summary.ts';

/** An estimate with its 95 % interval. */
export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** A probability estimated from a count, with its 95 % interval. */
export interface ProbabilityInterval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** A difference of means over pairs, with its 95 % interval. */
export interface PairedInterval extends Interval {
  readonly pairs: number;
}

/** Quantile of the standard normal at 0.975. */
const Z = 1.959963984540054;

/** Wilson's score interval for a probability, `successes` out of `n`; without trials the interval is all of [0, 1] and the estimate NaN. */
export function wilson(successes: number, n: number): ProbabilityInterval {
  if (!(Number.isInteger(successes) && Number.isInteger(n) && successes >= 0 && successes <= n)) {
    throw new RangeError(`internal: ${successes} successes of ${n}`);
  }
  if (n === 0) return { estimate: NaN, low: 0, high: 1, count: 0 };
  const estimate = successes / n;
  const scale = 1 + (Z * Z) / n;
  const center = (estimate + (Z * Z) / (2 * n)) / scale;
  const half = (Z / scale) * Math.sqrt((estimate * (1 - estimate)) / n + (Z * Z) / (4 * n * n));
  // Rounding may not push the limits past certainty.
  const low = successes === 0 ? 0 : Math.max(0, center - half);
  const high = successes === n ? 1 : Math.min(1, center + half);
  return { estimate, low, high, count: successes };
}

const quantiles = new Map<number, number>();

function halfWidthFactor(degrees: number): number {
  let factor = quantiles.get(degrees);
  if (factor === undefined) quantiles.set(degrees, (factor = studentQuantile(0.975, degrees)));
  return factor;
}

/**
 * Mean with its 95 % interval by Student's t. One value alone says nothing about its spread: the interval is then all numbers.
 * NaN throughout for no values.
 */
export function meanInterval(values: ArrayLike<number>): Interval {
  const center = mean(values);
  if (values.length === 0) return { mean: NaN, low: NaN, high: NaN };
  if (values.length === 1) return { mean: center, low: -Infinity, high: Infinity };
  const half = halfWidthFactor(values.length - 1) * Math.sqrt(variance(values) / values.length);
  return { mean: center, low: center - half, high: center + half };
}

/** Mean of a[i] - b[i] with its 95 % interval: runs with common random numbers differ by the policy alone. */
export function pairedDifference(a: ArrayLike<number>, b: ArrayLike<number>): PairedInterval {
  if (a.length !== b.length) throw new RangeError(`internal: ${a.length} values paired with ${b.length}`);
  const differences = new Float64Array(a.length);
  for (let i = 0; i < differences.length; i++) differences[i] = a[i]! - b[i]!;
  return { ...meanInterval(differences), pairs: differences.length };
}
