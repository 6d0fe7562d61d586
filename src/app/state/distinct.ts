import { pairedDifference } from '../../core/statistics/index.ts';
import type { EnsembleResult } from '../../experiments/types.ts';
import { outcomeIndex, outcomeNames, type OutcomeName } from '../../model/outcomes/outcomes.ts';

/**
 * Whether the paired difference of an outcome (same run index, same draws) is told apart from 0 by its 95 % interval; runs without a value
 * in either ensemble are left out.
 */
export function isDistinct(result: EnsembleResult, reference: EnsembleResult, name: OutcomeName): boolean {
  const width = outcomeNames.length;
  const index = outcomeIndex(name);
  const now: number[] = [];
  const before: number[] = [];
  for (let run = 0; run < Math.min(result.runs, reference.runs); run++) {
    const [a, b] = [result.outcomes[run * width + index]!, reference.outcomes[run * width + index]!];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    now.push(a);
    before.push(b);
  }
  if (now.length < 2) return false;
  const { low, high } = pairedDifference(now, before);
  return low > 0 || high < 0;
}
