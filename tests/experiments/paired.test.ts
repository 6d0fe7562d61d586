import { describe, expect, it } from 'vitest';
import { pairedDifferences } from '../../src/experiments/paired.ts';
import type { EnsembleResult } from '../../src/experiments/types.ts';
import { outcomeNames, type OutcomeName } from '../../src/model/outcomes/outcomes.ts';

/** An ensemble that has nothing but outcomes; those not given are missing. */
function ensembleOf(columns: Partial<Record<OutcomeName, readonly number[]>>, runs: number): EnsembleResult {
  const outcomes = new Float64Array(runs * outcomeNames.length).fill(Number.NaN);
  for (const [name, values] of Object.entries(columns)) values.forEach((value, run) => (outcomes[run * outcomeNames.length + outcomeNames.indexOf(name as OutcomeName)] = value));
  return { scenario: { horizonMonths: 72 }, runs, outcomes } as unknown as EnsembleResult;
}

describe('paired differences', () => {
  it('are other minus baseline, run by run, with the interval of the differences', () => {
    const a = ensembleOf({ harm: [100, 200, 300, 400] }, 4);
    const b = ensembleOf({ harm: [101, 203, 301, 403] }, 4);
    const { mean, low, high, pairs } = pairedDifferences(a, b).harm;
    // Differences 1, 3, 1, 3: mean 2, standard deviation sqrt(4/3), t quantile of 3 degrees 3.182446305 (standard table): half-width 3.182446305 * sqrt(4/3) / 2.
    const half = (3.182446305284263 * Math.sqrt(4 / 3)) / 2;
    expect(pairs).toBe(4);
    expect(mean).toBe(2);
    expect(low).toBeCloseTo(2 - half, 9);
    expect(high).toBeCloseTo(2 + half, 9);
  });

  it('leave out runs in which either has no value', () => {
    const a = ensembleOf({ meanBudgetLimited: [0.1, Number.NaN, 0.3] }, 3);
    const b = ensembleOf({ meanBudgetLimited: [0.2, 0.3, Number.NaN] }, 3);
    const difference = pairedDifferences(a, b).meanBudgetLimited;
    expect(difference.pairs).toBe(1);
    expect(difference.mean).toBeCloseTo(0.1, 12);
    expect([difference.low, difference.high]).toEqual([null, null]);
  });

  it('restrict times to the horizon instead of leaving undecided runs out', () => {
    const a = ensembleOf({ timeToThreshold: [60, 50] }, 2);
    const b = ensembleOf({ timeToThreshold: [Number.NaN, 54] }, 2);
    const difference = pairedDifferences(a, b).timeToThreshold;
    expect([difference.mean, difference.pairs]).toEqual([8, 2]);
  });

  it('use the runs that both have when one was stopped', () => {
    const a = ensembleOf({ harm: [1, 1, 1] }, 3);
    const b = ensembleOf({ harm: [2, 2] }, 2);
    expect(pairedDifferences(a, b).harm).toMatchObject({ mean: 1, pairs: 2 });
  });
});
