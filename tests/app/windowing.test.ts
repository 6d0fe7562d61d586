import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockSize, blocksOf, heldBlocks, placeAfter } from '../../src/app/events/windowing.ts';

const counts = fc.integer({ min: 0, max: 5000 });

describe('the blocks of a long list', () => {
  it('hold every place once, the newest first', () => {
    fc.assert(fc.property(counts, (count) => {
      const shown = blocksOf(count).flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => to - 1 - index));
      expect(shown).toEqual(Array.from({ length: count }, (_, index) => count - 1 - index));
    }));
  });

  it('keep an entry where it is when more come', () => {
    fc.assert(fc.property(counts, fc.integer({ min: 0, max: 100 }), (count, more) => {
      const blockOf = (place: number, of: number): number => blocksOf(of).find(({ from, to }) => place >= from && place < to)!.block;
      if (count > 0) expect(blockOf(count - 1, count)).toBe(blockOf(count - 1, count + more));
    }));
  });

  it('are in the page only near what is seen, and where a card is open or the focus is', () => {
    const held = heldBlocks(5000, new Set([60, 61]), [17, -1]);
    expect([...held].sort((a, b) => a - b)).toEqual([Math.floor(17 / blockSize), 59, 60, 61, 62]);
    // Before anything was seen, and when a filter has taken all that was.
    expect([...heldBlocks(5000, new Set(), [])]).toEqual([198, 199]);
    expect(heldBlocks(30, new Set([150]), []).has(1)).toBe(true);
  });
});

describe('keys in the list', () => {
  it('go down into the past and up to the newest, never out of it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(199), fc.constantFrom('ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'), (count, at, key) => {
      const to = placeAfter(key, at % count, count)!;
      expect(to).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThan(count);
    }));
    expect(placeAfter('ArrowDown', 7, 9)).toBe(6);
    expect(placeAfter('ArrowUp', 7, 9)).toBe(8);
    expect(placeAfter('Home', 3, 9)).toBe(8);
    expect(placeAfter('End', 3, 9)).toBe(0);
    expect(placeAfter('ArrowDown', -1, 9)).toBeNull();
    expect(placeAfter('ArrowLeft', 3, 9)).toBeNull();
  });
});
