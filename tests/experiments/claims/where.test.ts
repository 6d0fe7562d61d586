import { expect, test } from 'vitest';
import { bestSplit, describeWhere } from '../../../src/experiments/claims/where.ts';

const grid = Array.from({ length: 40 }, (_, i) => [(i * 7) % 40, i]);

test('the split names the dimension that decides where a claim holds', () => {
  const holds = grid.map(([, second]) => second! >= 20);
  const split = bestSplit(['other', 'deciding'], grid, holds)!;
  expect(split).toEqual({ dimension: 'deciding', threshold: 20, shareAbove: 1, shareBelow: 0 });
  expect(describeWhere(split, holds)).toBe('in 100% of draws with deciding from 20 on, in 0% below');
  const below = grid.map(([, second]) => second! < 20);
  expect(describeWhere(bestSplit(['other', 'deciding'], grid, below), below)).toBe('in 100% of draws with deciding below 20, in 0% from there on');
});

test('there is nothing to split where all draws agree', () => {
  expect(describeWhere(bestSplit(['a'], [[1], [2]], [true, true]), [true, true])).toBe('in every draw');
  expect(describeWhere(bestSplit(['a'], [[1], [2]], [false, false]), [false, false])).toBe('in no draw');
  expect(describeWhere(null, [])).toBe('no draw says anything');
});
