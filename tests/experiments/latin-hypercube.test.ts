import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latinHypercube } from '../../src/experiments/latin-hypercube.ts';

test('every dimension has one point in each stratum', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }), fc.string(), (points, width, seed) => {
    const names = Array.from({ length: width }, (_, i) => `d${i}`);
    const design = latinHypercube(points, names, seed);
    for (let column = 0; column < width; column++) {
      const strata = Array.from({ length: points }, (_, row) => Math.floor(design[row * width + column]! * points)).sort((a, b) => a - b);
      expect(strata).toEqual(Array.from({ length: points }, (_, i) => i));
    }
  }));
});

test('a further dimension leaves the others as they were', () => {
  const two = latinHypercube(20, ['a', 'b'], 'seed');
  const three = latinHypercube(20, ['a', 'c', 'b'], 'seed');
  for (let row = 0; row < 20; row++) expect([three[3 * row], three[3 * row + 2]]).toEqual([two[2 * row], two[2 * row + 1]]);
});

test('another seed gives another design', () => {
  expect(latinHypercube(20, ['a'], 'one')).not.toEqual(latinHypercube(20, ['a'], 'two'));
});
