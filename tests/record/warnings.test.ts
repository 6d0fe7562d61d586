import { describe, expect, it } from 'vitest';
import type { RunSummary } from '../../src/record/summary.ts';
import { warningsOf } from '../../src/record/warnings.ts';

const summary = (saturated: number | null, unresolved: number, noPure: number) => ({
  certificates: { rounds: 100, solved: 100 - unresolved - noPure, noPure, unresolved, worstEpsilon: 0, severalEquilibria: 0 },
  outcomes: { saturatedShare: { mean: saturated } } as RunSummary['outcomes'],
});

describe('warnings of an ensemble', () => {
  it('are none for solved, interior rounds', () => {
    expect(warningsOf(summary(0.3, 0, 0))).toEqual([]);
    expect(warningsOf(summary(null, 0, 0))).toEqual([]);
  });

  it('name rounds without a certified equilibrium and scenarios with more than 30 % saturated lab-rounds', () => {
    const warnings = warningsOf(summary(0.31, 2, 3));
    expect(warnings).toHaveLength(3);
    expect(warnings[0]).toMatch(/^2 of 100 rounds are unresolved/);
    expect(warnings[1]).toMatch(/^3 of 100 rounds have no equilibrium in pure strategies/);
    expect(warnings[2]).toMatch(/^31% of lab-rounds are saturated/);
  });
});
