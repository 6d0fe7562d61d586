import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choiceCount } from '../../../src/games/safety-race/assignments.ts';
import type { Cell, Chart, Point, SlopeBounds } from '../../../src/games/safety-race/chart.ts';
import { verdict } from '../../../src/games/safety-race/isolate.ts';

const level = 0.5;
const lone = Uint16Array.from({ length: choiceCount }, (_, code) => (code === 0 ? 1 : 0));
const filled = (size: number, values: readonly number[]): Float64Array => {
  const array = new Float64Array(size).fill(NaN);
  array.set(values);
  return array;
};

/** A chart of one lab of one choice: p = 1 + (x-a)(x-b) + (y-1/2)/10 and y are to be 1 and 1/2, which holds at x = a and x = b alone. */
function parabola(a: number, b: number): Pick<Chart, 'at' | 'targetSlopes'> {
  return {
    targetSlopes: () => [0, 0, 0, 0],
    at: (x, y): Point => ({
      gain: 1, target: level, targetSlopes: [0, 0], unsafety: filled(choiceCount, [y]), share: filled(choiceCount, [1 + (x - a) * (x - b) + (y - level) / 10]),
      second: filled(choiceCount, [y]), slopes: filled(4 * choiceCount, [2 * x - a - b, 0.1, 0, 1]),
    }),
  };
}

/** The verdict on a cell with the exact bounds of the slopes on it. */
function judge(a: number, b: number, low: number, high: number) {
  const chart = parabola(a, b) as Chart;
  const cell: Cell = { low, high, from: 0.4, to: 0.6, kept: null };
  const slopes: (SlopeBounds | null)[] = [Float64Array.of(2 * low - a - b, 2 * high - a - b, 0.1, 0.1, 0, 0, 1, 1)];
  return verdict(chart, cell, lone, chart.at((low + high) / 2, level, null, 'exact'), slopes);
}

const whole = (min: number, max: number) => fc.integer({ min, max });

describe('what a cell holds of one set of choices', () => {
  it('is the one root that is there, none, or not to be told where there are two', () => {
    const one = judge(0.1, 0.4, 0.3, 0.5);
    expect(one.kind).toBe('root');
    if (one.kind === 'root') expect(one.root.first).toBeCloseTo(0.4, 14);
    expect(judge(0.1, 0.4, 0.5, 0.6).kind).toBe('none');
    expect(judge(0.1, 0.4, 0, 0.9).kind).toBe('open');
  });

  it('is never one root of two, nor none of one, 1,000 random parabolas and cells', () => {
    fc.assert(fc.property(whole(0, 1000), whole(0, 1000), whole(0, 1000), whole(1, 1000), (first, second, start, width) => {
      const [a, b, low, high] = [first / 500 - 1, second / 500 - 1, start / 500 - 1, (start + width) / 500 - 1];
      const within = [...new Set([a, b])].filter((x) => x >= low && x <= high);
      const about = judge(a, b, low, high);
      if (within.length === 2) expect(about.kind).toBe('open');
      if (within.length === 1) expect(about.kind).not.toBe('none');
      if (about.kind === 'root') expect(Math.min(...[a, b].map((x) => Math.abs(x - about.root.first)))).toBeLessThan(1e-12);
      if (about.kind === 'open') for (const x of within) expect(x >= about.low - 1e-12 && x <= about.high + 1e-12).toBe(true);
    }), { numRuns: 1000 });
  });
});
