import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../src/app/charts/end-labels.ts';

describe('labels at the ends of lines', () => {
  it('leaves labels alone that do not collide', () => {
    expect(spreadLabels([10, 60, 120], 15, 0, 200)).toEqual([10, 60, 120]);
  });

  it('moves two that collide apart by equal amounts', () => {
    expect(spreadLabels([100, 104], 15, 0, 200)).toEqual([94.5, 109.5]);
  });

  it('keeps all labels apart, in order and inside, whenever they fit', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { minLength: 1, maxLength: 10 }), (wanted) => {
      const placed = spreadLabels(wanted, 15, 0, 200);
      const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
      order.forEach((index, rank) => {
        expect(placed[index]!).toBeGreaterThanOrEqual(-1e-9);
        expect(placed[index]!).toBeLessThanOrEqual(200 + 1e-9);
        if (rank > 0) expect(placed[index]! - placed[order[rank - 1]!]!).toBeGreaterThanOrEqual(15 - 1e-9);
      });
    }));
  });
});
