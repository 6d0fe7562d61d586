import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantalResidual } from '../../../src/games/qre/certificate.ts';
import { quantalGame, solveQuantal } from '../../../src/games/qre/solve.ts';
import type { QuantalGame } from '../../../src/games/qre/types.ts';

const stag = (lambda: number): QuantalGame => ({ row: [[4, 0], [3, 2]], column: [[4, 3], [0, 2]], lambda });

/** All fixed points of a two-by-two game by a fine scan in the probability itself, for the tests alone. */
function scan({ row: A, column: B, lambda }: QuantalGame, points = 20_001): number[] {
  const q = (p: number): number => 1 / (1 + Math.exp(-lambda * ((B[0]![0]! - B[0]![1]!) * p + (B[1]![0]! - B[1]![1]!) * (1 - p))));
  const f = (p: number): number => 1 / (1 + Math.exp(-lambda * ((A[0]![0]! - A[1]![0]!) * q(p) + (A[0]![1]! - A[1]![1]!) * (1 - q(p))))) - p;
  const found: number[] = [];
  for (let k = 0; k < points - 1; k++) {
    const a = k / (points - 1);
    const b = (k + 1) / (points - 1);
    if (f(a) === 0) found.push(a);
    else if (f(a) * f(b) < 0) found.push((a + b) / 2);
  }
  return found;
}

describe('known cases', () => {
  it('is uniform at λ = 0 and in matching pennies at every λ', () => {
    expect(solveQuantal(stag(0)).solution).toEqual({ row: [0.5, 0.5], column: [0.5, 0.5] });
    for (const lambda of [0.5, 5, 500]) {
      const { solution, equilibria } = solveQuantal({ row: [[1, -1], [-1, 1]], column: [[-1, 1], [1, -1]], lambda });
      expect(equilibria).toHaveLength(1);
      for (const p of [...solution!.row, ...solution!.column]) expect(Math.abs(p - 0.5)).toBeLessThan(1e-12);
    }
  });

  it('with a dominant strategy is the logit of its advantage', () => {
    // Row earns 1 more in row 0 whatever column does; column is indifferent.
    for (const lambda of [0.3, 2, 30]) {
      const { solution } = solveQuantal({ row: [[2, 5], [1, 4]], column: [[1, 1], [1, 1]], lambda });
      expect(Math.abs(solution!.row[0]! - 1 / (1 + Math.exp(-lambda)))).toBeLessThan(1e-12);
      expect(solution!.column).toEqual([0.5, 0.5]);
    }
  });

  it('selects the risk-dominant equilibrium of a stag hunt on the branch from λ = 0, and lists the others', () => {
    const { solution, equilibria, certificate } = solveQuantal(stag(20));
    expect(solution!.row[1]).toBeGreaterThan(0.999);
    expect(equilibria).toHaveLength(3);
    expect(certificate).toMatchObject({ status: 'solved', selection: 'branch from lambda 0' });
  });

  it('passes through the fork of a symmetric coordination game at λ = 2', () => {
    for (const lambda of [1, 2, 3]) {
      const { solution, equilibria } = solveQuantal({ row: [[1, 0], [0, 1]], column: [[1, 0], [0, 1]], lambda });
      expect(Math.abs(solution!.row[0]! - 0.5)).toBeLessThan(1e-9);
      expect(equilibria).toHaveLength(lambda > 2 ? 3 : 1);
    }
  });
});

it('follows the branch continuously: doubling steps of λ with damped replies reach the same point', () => {
  // The same branch by small steps of λ with damped fixed-point iteration from the step before.
  for (const game of [stag(3), { row: [[3, 0, 1], [2, 1, 0]], column: [[1, 2, 0], [0, 1, 3]], lambda: 2 }]) {
    let row = game.row.map(() => 1 / game.row.length);
    let column = game.row[0]!.map(() => 1 / game.row[0]!.length);
    const softmax = (values: number[], lambda: number): number[] => {
      const weights = values.map((v) => Math.exp(lambda * v));
      const total = weights.reduce((a, b) => a + b, 0);
      return weights.map((w) => w / total);
    };
    for (let step = 1; step <= 200; step++) {
      const lambda = (game.lambda * step) / 200;
      for (let i = 0; i < 400; i++) {
        const damped = (before: number[], reply: number[]): number[] => before.map((x, i) => 0.7 * x + 0.3 * reply[i]!);
        row = damped(row, softmax(game.row.map((payoffs) => payoffs.reduce((sum, payoff, j) => sum + payoff * column[j]!, 0)), lambda));
        column = damped(column, softmax(column.map((_, j) => game.column.reduce((sum, payoffs, k) => sum + payoffs[j]! * row[k]!, 0)), lambda));
      }
    }
    const { solution } = solveQuantal(game);
    solution!.row.forEach((p, i) => expect(Math.abs(p - row[i]!)).toBeLessThan(1e-9));
    solution!.column.forEach((p, j) => expect(Math.abs(p - column[j]!)).toBeLessThan(1e-9));
  }
});

const payoff = fc.integer({ min: -10, max: 10 });
const matrix = fc.array(fc.array(payoff, { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 });

it('solves 1,000 random two-by-two games to a residual of 1e-9 and finds every equilibrium that a scan finds', () => {
  fc.assert(
    fc.property(matrix, matrix, fc.constantFrom(0.1, 0.5, 1, 2), (row, column, lambda) => {
      const game = { row, column, lambda };
      const { certificate, equilibria, solution } = solveQuantal(game);
      expect(certificate.status).toBe('solved');
      expect(equilibria).toContain(solution);
      const listed = equilibria.map((each) => each.row[0]!);
      for (const p of scan(game, 801)) expect(listed.some((each) => Math.abs(each - p) < 2e-3)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('the checker refuses wrong answers', () => {
  const game = stag(2);
  const { solution } = solveQuantal(game);
  expect(quantalResidual(game, { ...solution!, row: [solution!.row[0]! + 1e-6, solution!.row[1]! - 1e-6] })).toBeGreaterThan(1e-7);
  expect(quantalResidual(game, { row: [0.5, 0.5], column: [0.5, 0.5] })).toBeGreaterThan(0.1);
});

it('refuses matrices of different shape', () => {
  expect(() => quantalGame.read({ payoffs: [[[1, 2]], [[1], [2]]], lambda: 1 })).toThrowError(/payoffs\.1/);
});
