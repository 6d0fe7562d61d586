import { exp, log } from '../../core/math/index.ts';
import { solveLinear } from '../solve/linear.ts';
import { columnPayoffs, rowPayoffs } from './payoff.ts';
import type { QuantalGame, QuantalSolution } from './types.ts';

/**
 * The logit equations in the logarithms of probabilities (Turocy 2005), which keep their meaning where a probability is tiny:
 * Σp = 1, ln p_i - ln p_0 = λ[(Aq)_i - (Aq)_0], and likewise for q. A point is (ln p, ln q, λ).
 */
export interface QuantalSystem {
  readonly game: QuantalGame;
  readonly rows: number;
  readonly columns: number;
}

export const systemOf = (game: QuantalGame): QuantalSystem => ({ game, rows: game.row.length, columns: (game.row[0] as readonly number[]).length });

/** The point of λ = 0, where all strategies are equally likely. */
export function uniformPoint({ rows, columns }: QuantalSystem): Float64Array {
  const point = new Float64Array(rows + columns + 1);
  point.fill(-log(rows), 0, rows);
  point.fill(-log(columns), rows, rows + columns);
  return point;
}

export const mixturesAt = ({ rows, columns }: QuantalSystem, point: Float64Array): QuantalSolution => ({
  row: Array.from(point.subarray(0, rows), (value) => exp(value)),
  column: Array.from(point.subarray(rows, rows + columns), (value) => exp(value)),
});

/** Values of the equations at a point. */
export function equationsAt(system: QuantalSystem, point: Float64Array): Float64Array {
  const { game, rows, columns } = system;
  const lambda = point[rows + columns] as number;
  const { row, column } = mixturesAt(system, point);
  const values = new Float64Array(rows + columns);
  const side = (offset: number, mixture: readonly number[], payoffs: readonly number[]): void => {
    let sum = 0;
    for (const share of mixture) sum += share;
    values[offset] = sum - 1;
    for (let i = 1; i < mixture.length; i++) {
      values[offset + i] = (point[offset + i] as number) - (point[offset] as number) - lambda * ((payoffs[i] as number) - (payoffs[0] as number));
    }
  };
  side(0, row, rowPayoffs(game, column));
  side(rows, column, columnPayoffs(game, row));
  return values;
}

/** Derivatives of the equations by all coordinates of the point, λ last; row-major with `border` rows left empty at the end. */
export function derivativesAt(system: QuantalSystem, point: Float64Array): Float64Array {
  const { game, rows, columns } = system;
  const size = rows + columns;
  const width = size + 1;
  const lambda = point[size] as number;
  const { row, column } = mixturesAt(system, point);
  const matrix = new Float64Array(width * width);
  const rowValue = rowPayoffs(game, column);
  const columnValue = columnPayoffs(game, row);
  for (let i = 0; i < rows; i++) matrix[i] = row[i] as number;
  for (let i = 1; i < rows; i++) {
    const at = i * width;
    matrix[at + i] = 1;
    matrix[at] = -1;
    for (let j = 0; j < columns; j++) {
      const difference = (game.row[i]?.[j] as number) - (game.row[0]?.[j] as number);
      matrix[at + rows + j] = -lambda * difference * (column[j] as number);
    }
    matrix[at + size] = -((rowValue[i] as number) - (rowValue[0] as number));
  }
  for (let j = 0; j < columns; j++) matrix[rows * width + rows + j] = column[j] as number;
  for (let j = 1; j < columns; j++) {
    const at = (rows + j) * width;
    matrix[at + rows + j] = 1;
    matrix[at + rows] = -1;
    for (let i = 0; i < rows; i++) {
      const difference = (game.column[i]?.[j] as number) - (game.column[i]?.[0] as number);
      matrix[at + i] = -lambda * difference * (row[i] as number);
    }
    matrix[at + size] = -((columnValue[j] as number) - (columnValue[0] as number));
  }
  return matrix;
}

const largest = (values: Float64Array): number => {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return most;
};

/**
 * Newton's method on the equations together with border · (point - origin) = 0. Corrects `point` in place; returns the number of steps,
 * or null where it does not converge.
 */
export function correct(system: QuantalSystem, point: Float64Array, border: Float64Array, limit = 12): number | null {
  const width = point.length;
  let last = Infinity;
  for (let step = 1; step <= limit; step++) {
    const values = equationsAt(system, point);
    const matrix = derivativesAt(system, point);
    matrix.set(border, (width - 1) * width);
    const delta = new Float64Array(width);
    for (let i = 0; i < width - 1; i++) delta[i] = -(values[i] as number);
    if (!solveLinear(matrix, delta)) return null;
    for (let i = 0; i < width; i++) point[i] = (point[i] as number) + (delta[i] as number);
    const size = largest(delta);
    if (!(size < 1e6)) return null;
    const scale = Math.max(1, largest(point));
    if (size <= 1e-13 * scale) return step;
    if (size <= 1e-10 * scale && size >= last / 2) return step;
    last = size;
  }
  return null;
}

/** Unit tangent of the solution curve at a point, on the side of `before`. */
export function tangentAt(system: QuantalSystem, point: Float64Array, before: Float64Array): Float64Array | null {
  const width = point.length;
  const matrix = derivativesAt(system, point);
  matrix.set(before, (width - 1) * width);
  const tangent = new Float64Array(width);
  tangent[width - 1] = 1;
  if (!solveLinear(matrix, tangent)) return null;
  let norm = 0;
  for (const value of tangent) norm += value * value;
  norm = Math.sqrt(norm);
  if (!(norm > 0 && norm < Infinity)) return null;
  return tangent.map((value) => value / norm);
}
