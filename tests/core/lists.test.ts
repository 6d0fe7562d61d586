import { expect, it } from 'vitest';
import { firstWhere } from '../../src/core/lists.ts';

it('finds the first number for which something holds from there on, or the end, for every place of it', () => {
  for (let from = -3; from <= 3; from++) {
    for (let to = from; to <= from + 9; to++) {
      for (let first = from - 1; first <= to + 1; first++) {
        const asked: number[] = [];
        const found = firstWhere(from, to, (at) => asked.push(at) > 0 && at >= first);
        expect(found).toBe(Math.min(to, Math.max(from, first)));
        expect(asked.every((at) => at >= from && at < to)).toBe(true);
      }
    }
  }
});
