import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream, joinKey, restoreStream, streamKey } from '../../../src/core/random/index.ts';

describe('named streams', () => {
  it('gives the published first number of the Alea generator', () => {
    // seedrandom's README: alea('hello.')() is always 0.4783254903741181. Our draw holds the same 32 bits and 21 more.
    const first = createStream('hello.').uniform();
    expect(Math.floor(first * 2 ** 32)).toBe(0.4783254903741181 * 2 ** 32);
  });

  it('depends on its key alone', () => {
    const a = createStream('a');
    const b = createStream('b');
    const interleaved = [a.uniform(), b.uniform(), a.uniform()];
    const alone = createStream('a');
    expect([alone.uniform(), alone.uniform()]).toEqual([interleaved[0], interleaved[2]]);
  });

  it('goes on after its state was saved as JSON', () => {
    const stream = createStream(streamKey('seed', 3, 'lab-1', 'accident', 2));
    for (let i = 0; i < 17; i++) stream.uniform();
    const restored = restoreStream(JSON.parse(JSON.stringify(stream.state())));
    for (let i = 0; i < 100; i++) expect(restored.uniform()).toBe(stream.uniform());
  });

  it('never joins different parts to the same key', () => {
    const parts = fc.array(fc.string({ unit: fc.constantFrom('a', '1', ':', '/', '0'), maxLength: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        expect(joinKey(a) === joinKey(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 2000 },
    );
    expect(streamKey(1, 2, 'a', 'b')).not.toBe(streamKey(1, 2, 'a', 'b', 0));
    expect(streamKey(1, 23, 'a', 'b')).not.toBe(streamKey(12, 3, 'a', 'b'));
  });

  it('starts neighbouring keys independently and uniformly', () => {
    // First draws of 20,000 streams whose keys differ in the run or in the count alone: chi-square over 64 cells (63 degrees of freedom,
    // 0.9999 quantile 111.1) and serial correlation (standard error 1/√n).
    const count = 20_000;
    for (const key of [(i: number) => streamKey(7, i, 'lab', 'accident', 0), (i: number) => streamKey(7, 0, 'lab', 'accident', i)]) {
      const draws = Array.from({ length: count }, (_, i) => createStream(key(i)).uniform());
      const cells = new Array<number>(64).fill(0);
      let product = 0;
      draws.forEach((draw, i) => {
        expect(draw > 0 && draw < 1).toBe(true);
        cells[Math.floor(draw * 64)]! += 1;
        if (i > 0) product += (draw - 0.5) * (draws[i - 1]! - 0.5);
      });
      const expected = count / 64;
      expect(cells.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)).toBeLessThan(111.1);
      expect(Math.abs((12 * product) / count) * Math.sqrt(count)).toBeLessThan(4);
    }
  });
});
