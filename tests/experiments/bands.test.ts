import { describe, expect, it } from 'vitest';
import { bandsOf } from '../../src/experiments/bands.ts';
import type { Paths } from '../../src/experiments/types.ts';

/** Two columns, two labs, two rows; the values of a run are those given for it, in storage order. */
function pathsOf(runs: readonly (readonly number[])[]): Paths {
  return { columns: ['budget', 'residualRisk'], labs: ['A', 'B'], rows: 2, runs: runs.length, values: Float64Array.from(runs.flat()) };
}
const ten = (first: number) => [first, 0, 0, 0, 0, 0, 0, first * 10];

describe('bands', () => {
  it('are quantiles of type 7 by lab, column and row', () => {
    const bands = bandsOf(pathsOf([3, 1, 2, 4].map(ten)), [0.25, 0.5]);
    expect(bands.map((b) => [b.column, b.lab])).toEqual([['budget', 0], ['budget', 1], ['residualRisk', 0], ['residualRisk', 1]]);
    // Type 7 of 1, 2, 3, 4 (the default of R's quantile): 25 % is 1.75, 50 % is 2.5. Levels first, then rows.
    expect(Array.from(bands[0]!.values)).toEqual([1.75, 0, 2.5, 0]);
    expect(Array.from(bands[3]!.values)).toEqual([0, 17.5, 0, 25]);
    expect(Array.from(bands[1]!.values)).toEqual([0, 0, 0, 0]);
  });

  it('leave out runs without a number, and are NaN where no run has one', () => {
    const bands = bandsOf(pathsOf([ten(1), [Number.NaN, Number.NaN, 0, 0, 0, 0, 0, 30], [3, Number.NaN, 0, 0, 0, 0, 0, 20]]), [0.5]);
    expect(Array.from(bands[0]!.values)).toEqual([2, 0]);
    expect(bandsOf(pathsOf([[0, Number.NaN, 0, 0, 0, 0, 0, 0]]), [0.5])[0]!.values[1]).toBeNaN();
  });

  it('can be had of the first runs alone', () => {
    expect(bandsOf(pathsOf([1, 2, 3, 100].map(ten)), [1], 3)[0]!.values[0]).toBe(3);
  });
});
