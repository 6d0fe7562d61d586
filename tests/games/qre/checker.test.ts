import { expect, it } from 'vitest';
import { quantalResidual } from '../../../src/games/qre/certificate.ts';

/** Two rows, two columns: a response is the logistic function of λ times the difference of the two payoffs. */
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const game = { row: [[3, -1], [0, 2]], column: [[1, 4], [2, -1]], lambda: 0.8 };

it('is the largest distance of any chance to its response, on either side and in either direction', () => {
  for (const [p, q] of [[0.2, 0.9], [0.9, 0.2], [0.5, 0.5], [0, 1], [0.7, 0.01]] as const) {
    const rowReply = logistic(0.8 * (3 * q - (1 - q) - 2 * (1 - q)));
    const columnReply = logistic(0.8 * (p + 2 * (1 - p) - (4 * p - (1 - p))));
    expect(quantalResidual(game, { row: [p, 1 - p], column: [q, 1 - q] })).toBeCloseTo(Math.max(Math.abs(p - rowReply), Math.abs(q - columnReply)), 14);
    // One side that answers to the other leaves the other's distance alone.
    expect(quantalResidual(game, { row: [rowReply, 1 - rowReply], column: [q, 1 - q] })).toBeCloseTo(Math.abs(q - logistic(0.8 * (rowReply + 2 * (1 - rowReply) - (4 * rowReply - (1 - rowReply))))), 14);
    expect(quantalResidual(game, { row: [p, 1 - p], column: [columnReply, 1 - columnReply] })).toBeCloseTo(Math.abs(p - logistic(0.8 * (3 * columnReply - (1 - columnReply) - 2 * (1 - columnReply)))), 14);
  }
});

it('sees the last of three chances, one that is too small, and payoffs of any size', () => {
  const even = [1 / 3, 1 / 3, 1 / 3];
  const flat = [[1, 1, 1], [1, 1, 1], [1, 1, 1]];
  for (const off of [0.1, -0.1]) {
    for (let k = 0; k < 3; k++) {
      const moved = even.map((share, i) => (i === k ? share + off : share));
      expect(quantalResidual({ row: flat, column: flat, lambda: 2 }, { row: moved, column: even })).toBeCloseTo(0.1, 14);
      expect(quantalResidual({ row: flat, column: flat, lambda: 2 }, { row: even, column: moved })).toBeCloseTo(0.1, 14);
    }
  }
  for (const size of [1e4, -1e4]) {
    const high = { row: [[size, size], [size + 1, size + 1]], column: [[size, size + 1], [size, size + 1]], lambda: 1 };
    expect(quantalResidual(high, { row: [logistic(-1), logistic(1)], column: [logistic(-1), logistic(1)] })).toBeLessThan(1e-11);
  }
});
