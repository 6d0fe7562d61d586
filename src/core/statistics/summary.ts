import { compareNumber } from '../compare.ts';

/** Sum in index order with Neumaier's compensation: the error does not grow with the number of terms. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += (total < 0 ? -total : total) >= (value < 0 ? -value : value) ? total - next + value : value - next + total;
    total = next;
  }
  // With an infinite term the compensation is NaN; the plain sum is then the answer.
  return lost === lost ? total + lost : total;
}

/** Arithmetic mean; NaN for no values. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

/** Sample variance (divisor n - 1), in two passes; NaN below two values. */
export function variance(values: ArrayLike<number>): number {
  if (values.length < 2) return NaN;
  const center = mean(values);
  const squares = new Float64Array(values.length);
  for (let i = 0; i < squares.length; i++) {
    const deviation = values[i]! - center;
    squares[i] = deviation * deviation;
  }
  return sum(squares) / (squares.length - 1);
}

/** Quantile of values sorted from low to high, probability in [0, 1]: linear between order statistics (type 7 of Hyndman and Fan 1996). */
export function quantileSorted(sorted: ArrayLike<number>, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`internal: quantile of probability ${probability}`);
  if (sorted.length === 0) return NaN;
  const position = (sorted.length - 1) * probability;
  const index = Math.floor(position);
  const low = sorted[index]!;
  const fraction = position - index;
  if (fraction === 0) return low;
  const high = sorted[index + 1]!;
  // Equal neighbours, infinite ones included, are their own quantile.
  return low === high ? low : low + fraction * (high - low);
}

/** Several quantiles of values sorted from low to high. */
export function quantilesSorted(sorted: ArrayLike<number>, probabilities: readonly number[]): number[] {
  return probabilities.map((probability) => quantileSorted(sorted, probability));
}

/** Quantile of values in any order; see `quantileSorted`. */
export function quantile(values: ArrayLike<number>, probability: number): number {
  return quantileSorted(Float64Array.from(values).sort(compareNumber), probability);
}
