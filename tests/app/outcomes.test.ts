import { describe, expect, it } from 'vitest';
import { isDistinct } from '../../src/app/state/distinct.ts';
import { budgetAtDecision, countOf, medianMonth } from '../../src/app/state/outcomes.ts';
import { summaryOf, tilesOf } from '../../src/app/state/tiles.ts';
import type { EnsembleResult } from '../../src/experiments/types.ts';
import { outcomeNames, type OutcomeName } from '../../src/model/outcomes/outcomes.ts';

/** An ensemble of which only the named outcomes matter; NaN elsewhere. */
function ensemble(rows: readonly Partial<Record<OutcomeName, number>>[]): EnsembleResult {
  return { runs: rows.length, scenario: { horizonMonths: 72, researchers: { count: 0 } }, outcomes: Float64Array.from(rows.flatMap((row) => outcomeNames.map((name) => row[name] ?? NaN))) } as unknown as EnsembleResult;
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

  it('stand each in its own tile, with the sign of what changed, and better or worse only where that is more than chance', () => {
    const run = (at: number, catastrophe: number, shift: number) => ({
      catastrophe, reached: 1, timeToThreshold: 30 + at + shift, alignmentShare: 0.2 + 0.001 * at + 0.01 * shift, finalBudget: 0.5, incidents: 8 + at - shift, severeIncidents: 2,
    });
    const shipped = ensemble(Array.from({ length: 20 }, (_, at) => run(at % 2, at < 12 ? 1 : 0, 0)));
    const safer = ensemble(Array.from({ length: 20 }, (_, at) => run(at % 2, at < 4 ? 1 : 0, 3)));
    const tiles = (now: EnsembleResult, before: EnsembleResult) => tilesOf(now, [{ against: 'shipped', ensemble: before }]);
    const better = tiles(safer, shipped);
    expect(better.map(({ id, big }) => [id, big])).toEqual([['catastrophe', '4'], ['decision', '33.5'], ['alignment', '23.1%'], ['incidents', '5.5']]);
    expect(better.map(({ changes }) => changes.map(({ text, tone }) => `${text}: ${tone}`).join())).toEqual(['−8 vs shipped: better', '+3.0 vs shipped: same', '+3.0 pt vs shipped: better', '−3.0 vs shipped: better']);
    expect(better[2]!.note).toContain('budget 50%');
    expect(better[3]!.note).toBe('3.5 below 100 M$\n2.0 severe');
    expect(tiles(shipped, safer).map(({ changes }) => changes.map(({ text, tone }) => `${text}: ${tone}`).join())).toEqual(['+8 vs shipped: worse', '−3.0 vs shipped: same', '−3.0 pt vs shipped: worse', '+3.0 vs shipped: worse']);
    // One run more of twenty is no difference that pairs can tell from chance.
    const chance = ensemble(Array.from({ length: 20 }, (_, at) => run(at % 2, at < 13 ? 1 : 0, 0)));
    expect(tiles(chance, shipped)[0]!.changes).toEqual([{ text: '+1 vs shipped', tone: 'same' }]);
    expect(summaryOf(safer, shipped, ['Pause'])).toBe('8 fewer of 20 futures end in catastrophe than without the changes; the decision comes 3.0 months later.');
    expect(summaryOf(shipped, safer, ['Pause'])).toBe('8 more of 20 futures end in catastrophe than without the changes; the decision comes 3.0 months earlier.');
  });
});
