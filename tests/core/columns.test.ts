import { describe, expect, it } from 'vitest';
import { createFrame } from '../../src/core/columns.ts';

describe('a frame', () => {
  it('gives back rows and columns after it has grown', () => {
    const frame = createFrame(['month', 'risk'], 1);
    for (let i = 0; i < 10; i++) frame.push([i, i / 10]);
    expect(frame.rows).toBe(10);
    expect(Array.from(frame.row(3))).toEqual([3, 0.3]);
    expect(Array.from(frame.column('month'))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(frame.values()).toHaveLength(20);
  });

  it('refuses rows of another width, rows it has not, and unknown or repeated columns', () => {
    const frame = createFrame(['a']);
    expect(() => frame.push([1, 2])).toThrow('a row of 2 values for 1 columns');
    expect(() => frame.row(0)).toThrow('row 0 of 0');
    expect(() => frame.column('b')).toThrow('no column b');
    expect(() => createFrame(['a', 'a'])).toThrow('named twice');
  });
});
