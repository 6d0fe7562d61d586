import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createShelves } from '../../src/app/race/shelves.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Apart by the gap in at least one direction: the definition, pair by pair. */
const apart = (a: Box, b: Box, gap: number): boolean =>
  a.x + a.width + gap <= b.x || b.x + b.width + gap <= a.x || a.y + a.height + gap <= b.y || b.y + b.height + gap <= a.y;

describe('shelves of a sheet', () => {
  it('keep all rectangles on the sheet and apart by the gap', () => {
    const sizes = fc.array(fc.record({ width: fc.integer({ min: 1, max: 140 }), height: fc.integer({ min: 1, max: 70 }) }), { maxLength: 60 });
    fc.assert(fc.property(sizes, fc.integer({ min: 0, max: 4 }), (list, gap) => {
      const shelves = createShelves(200, 120, gap);
      const boxes: Box[] = [];
      for (const size of list) {
        const place = shelves.place(size.width, size.height);
        if (place) boxes.push({ ...place, ...size });
      }
      boxes.forEach((box, index) => {
        expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= 200 && box.y + box.height <= 120).toBe(true);
        for (const other of boxes.slice(0, index)) expect(apart(box, other, gap)).toBe(true);
      });
    }), { numRuns: 500 });
  });

  it('hold as many equal rectangles as fit in rows and columns', () => {
    const shelves = createShelves(100, 50, 2);
    let count = 0;
    while (shelves.place(18, 11)) count++;
    // (100 + 2) / (18 + 2) in a row, (50 + 2) / (11 + 2) rows.
    expect(count).toBe(5 * 4);
  });

  it('refuse what is larger than the sheet, and have room for the rest afterwards', () => {
    const shelves = createShelves(100, 50, 2);
    expect(shelves.place(101, 10)).toBeNull();
    expect(shelves.place(10, 51)).toBeNull();
    expect(shelves.place(100, 50)).toEqual({ x: 0, y: 0 });
    expect(shelves.place(1, 1)).toBeNull();
  });
});
