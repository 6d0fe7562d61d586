import { meanInterval } from '../core/statistics/index.ts';
import { outcomeDefinitions, type OutcomeName } from '../model/outcomes/outcomes.ts';
import { outcomeColumn } from '../record/summary.ts';
import type { EnsembleResult } from './types.ts';

/** Mean of a difference over runs with its 95 % interval; null where there is no pair (mean) or fewer than two (interval). */
export interface PairedDifference {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Runs in which both have a value. */
  readonly pairs: number;
}

/**
 * Differences `other` minus `baseline` of every outcome, run by run with common random numbers: runs of the same index share their draws, so
 * that what both have in common falls out. Times are restricted to the horizon, as their means are.
 */
export function pairedDifferences(baseline: EnsembleResult, other: EnsembleResult): Readonly<Record<OutcomeName, PairedDifference>> {
  const runs = Math.min(baseline.runs, other.runs);
  const entries = outcomeDefinitions.map(({ name, kind }): [OutcomeName, PairedDifference] => {
    const from = valuesOf(baseline, name, kind === 'time');
    const to = valuesOf(other, name, kind === 'time');
    const differences: number[] = [];
    for (let run = 0; run < runs; run++) {
      const difference = to[run]! - from[run]!;
      if (difference === difference) differences.push(difference);
    }
    if (differences.length === 0) return [name, { mean: null, low: null, high: null, pairs: 0 }];
    const { mean, low, high } = meanInterval(differences);
    return [name, { mean, low: finite(low), high: finite(high), pairs: differences.length }];
  });
  return Object.fromEntries(entries) as Record<OutcomeName, PairedDifference>;
}

/** One outcome by run; a time that was not reached counts as the horizon. */
function valuesOf(ensemble: EnsembleResult, name: OutcomeName, restricted: boolean): Float64Array {
  const values = outcomeColumn(ensemble, name);
  const horizon = ensemble.scenario.horizonMonths;
  return restricted ? values.map((value) => (value === value ? Math.min(value, horizon) : horizon)) : values;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
