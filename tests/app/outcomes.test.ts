import { describe, expect, it } from 'vitest';
import { isDistinct } from '../../src/app/state/distinct.ts';
import { budgetAtDecision, countOf, medianMonth } from '../../src/app/state/outcomes.ts';
import type { EnsembleResult } from '../../src/experiments/types.ts';
import { outcomeNames, type OutcomeName } from '../../src/model/outcomes/outcomes.ts';

/** An ensemble of which only the named outcomes matter; NaN elsewhere. */
function ensemble(rows: readonly Partial<Record<OutcomeName, number>>[]): EnsembleResult {
  return { runs: rows.length, outcomes: Float64Array.from(rows.flatMap((row) => outcomeNames.map((name) => row[name] ?? NaN))) } as unknown as EnsembleResult;
}

describe('the four numbers', () => {
  it('count runs, not percentages', () => {
    expect(countOf(ensemble([{ catastrophe: 1 }, { catastrophe: 0 }, { catastrophe: 1 }]), 'catastrophe')).toBe(2);
  });

  it('count an undecided run as later than all others, so that the median does not come too early', () => {
    expect(medianMonth(ensemble([{ timeToThreshold: 30 }, { timeToThreshold: 40 }, {}]))).toBe(40);
    expect(medianMonth(ensemble([{ timeToThreshold: 30 }, { timeToThreshold: 40 }]))).toBe(35);
    expect(medianMonth(ensemble([{ timeToThreshold: 30 }, {}, {}]))).toBeNull();
    expect(medianMonth(ensemble([{ timeToThreshold: 30 }, {}]))).toBeNull();
  });

  it('average the budget at the decision over decided runs alone', () => {
    expect(budgetAtDecision(ensemble([{ reached: 1, finalBudget: 0.2 }, { reached: 0, finalBudget: 0.9 }, { reached: 1, finalBudget: 0.4 }]))).toBeCloseTo(0.3, 12);
    expect(budgetAtDecision(ensemble([{ reached: 0, finalBudget: 0.9 }]))).toBeNaN();
  });

  it('tell a difference from chance by pairs, not by two separate spreads', () => {
    const noisy = Array.from({ length: 50 }, (_, run) => ({ incidents: run * 3 }));
    const shifted = noisy.map(({ incidents }, run) => ({ incidents: incidents + (run % 2 === 0 ? 1 : 2) }));
    const other = noisy.map(({ incidents }, run) => ({ incidents: incidents + (run % 2 === 0 ? 2 : -2) }));
    expect(isDistinct(ensemble(shifted), ensemble(noisy), 'incidents')).toBe(true);
    expect(isDistinct(ensemble(other), ensemble(noisy), 'incidents')).toBe(false);
  });
});
