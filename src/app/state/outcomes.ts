import type { EnsembleResult } from '../../experiments/types.ts';
import { outcomeIndex, outcomeNames, type OutcomeName } from '../../model/outcomes/outcomes.ts';

/** One outcome of every run that has a value. */
export function outcomeValues(result: EnsembleResult, name: OutcomeName): number[] {
  const width = outcomeNames.length;
  const index = outcomeIndex(name);
  const values: number[] = [];
  for (let run = 0; run < result.runs; run++) {
    const value = result.outcomes[run * width + index]!;
    if (!Number.isNaN(value)) values.push(value);
  }
  return values;
}

export function countOf(result: EnsembleResult, name: OutcomeName): number {
  return outcomeValues(result, name).filter((value) => value > 0).length;
}

export function meanOf(result: EnsembleResult, name: OutcomeName): number {
  const values = outcomeValues(result, name);
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Median with undecided runs counted as later than all others: null where at least half of the runs are undecided. */
export function medianMonth(result: EnsembleResult): number | null {
  const values = outcomeValues(result, 'timeToThreshold').sort((a, b) => a - b);
  const half = result.runs / 2;
  if (values.length <= half) return null;
  const at = (result.runs - 1) / 2;
  const low = values[Math.floor(at)];
  const high = values[Math.ceil(at)];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Safety budget of the winner at the decision, of every run that was decided. */
export function decidedBudgets(result: EnsembleResult): number[] {
  const width = outcomeNames.length;
  const reached = outcomeIndex('reached');
  const budget = outcomeIndex('finalBudget');
  const values: number[] = [];
  for (let run = 0; run < result.runs; run++) {
    const value = result.outcomes[run * width + budget]!;
    if (result.outcomes[run * width + reached]! > 0 && !Number.isNaN(value)) values.push(value);
  }
  return values;
}

/** Its mean; NaN where no run was decided. */
export function budgetAtDecision(result: EnsembleResult): number {
  const values = decidedBudgets(result);
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}
