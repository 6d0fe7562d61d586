import type { OutcomeName } from '../model/outcomes/outcomes.ts';
import { outcomeColumn } from '../record/summary.ts';
import type { EnsembleResult } from './types.ts';

/** Pairs of runs of the same index, by which of the two has the lower value of an outcome; pairs in which either has none are left out. */
export interface PairCounts {
  /** The first ensemble's value is lower. */
  readonly lower: number;
  readonly higher: number;
  readonly same: number;
  readonly pairs: number;
}

/** Differences of a share or a risk below this are rounding, not a difference. */
const tolerance = 1e-9;

export function pairCounts(first: EnsembleResult, second: EnsembleResult, name: OutcomeName): PairCounts {
  const [a, b] = [outcomeColumn(first, name), outcomeColumn(second, name)];
  let [lower, higher, same] = [0, 0, 0];
  for (let run = 0; run < Math.min(a.length, b.length); run++) {
    const difference = a[run]! - b[run]!;
    if (difference !== difference) continue;
    if (difference < -tolerance) lower++;
    else if (difference > tolerance) higher++;
    else same++;
  }
  return { lower, higher, same, pairs: lower + higher + same };
}
