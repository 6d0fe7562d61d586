import { exp } from './exp.ts';
import { log } from './log.ts';

/** ln Σ e^values[i], without overflow, summed in index order. -∞ for an empty list. */
export function logSumExp(values: ArrayLike<number>): number {
  let largest = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value !== value) return NaN;
    if (value > largest) largest = value;
  }
  if (largest === Infinity || largest === -Infinity) return largest;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += exp(values[i]! - largest);
  return largest + log(sum);
}
