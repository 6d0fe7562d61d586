import { exp, log } from '../../core/math/index.ts';
import { solveLinear } from '../solve/linear.ts';
import type { QuantalGame, QuantalSolution } from './types.ts';

/**
 * The logit equations in the logarithms of probabilities (Turocy 2005), which keep their meaning where a probability is tiny:
 * Σp = 1, ln p_i - ln p_0 = λ[(Aq)_i - (Aq)_0], and likewise for q. A point is (ln p, ln q, λ).
 */
export interface QuantalSystem {
  readonly game: QuantalGame;
  readonly rows: number;
  readonly columns: number;
  /** Actions of the player with fewer, the own one, and of the other, and the places of their logarithms in a point. */
  readonly size: number;
  readonly others: number;
  readonly ownAt: number;
  readonly otherAt: number;
  /** Payoffs of both by own action, then by the other's. */
  readonly ownPayoffs: Float64Array;
  readonly otherPayoffs: Float64Array;
}

export function systemOf(game: QuantalGame): QuantalSystem {
  const [rows, columns] = [game.row.length, game.row[0]!.length];
  const byRow = rows <= columns;
  const [size, others] = byRow ? [rows, columns] : [columns, rows];
  const table = (payoffs: readonly (readonly number[])[]): Float64Array => {
    const values = new Float64Array(rows * columns);
    payoffs.forEach((line, i) => line.forEach((value, j) => (values[byRow ? i * others + j : j * others + i] = value)));
    return values;
  };
  const [ownPayoffs, otherPayoffs] = (byRow ? [game.row, game.column] : [game.column, game.row]).map(table) as [Float64Array, Float64Array];
  return { game, rows, columns, size, others, ownAt: byRow ? 0 : rows, otherAt: byRow ? rows : 0, ownPayoffs, otherPayoffs };
}

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

/** Payoffs at a point, and the equations there: Σp - 1 and Σq - 1 in the first place of each player. */
interface Here {
  readonly own: Float64Array;
  readonly other: Float64Array;
  readonly ownValues: Float64Array;
  readonly otherValues: Float64Array;
  readonly equations: Float64Array;
}

function here({ size, others, ownAt, otherAt, ownPayoffs, otherPayoffs }: QuantalSystem, point: Float64Array): Here {
  const lambda = point[size + others]!;
  const own = new Float64Array(size);
  const other = new Float64Array(others);
  for (let i = 0; i < size; i++) own[i] = exp(point[ownAt + i]!);
  for (let j = 0; j < others; j++) other[j] = exp(point[otherAt + j]!);
  const ownValues = new Float64Array(size);
  const otherValues = new Float64Array(others);
  for (let i = 0; i < size; i++) {
    let sum = 0;
    for (let j = 0; j < others; j++) {
      sum += ownPayoffs[i * others + j]! * other[j]!;
      otherValues[j]! += otherPayoffs[i * others + j]! * own[i]!;
    }
    ownValues[i] = sum;
  }
  const equations = new Float64Array(point.length);
  const side = (offset: number, chances: Float64Array, values: Float64Array): void => {
    let sum = 0;
    for (let i = 0; i < chances.length; i++) {
      sum += chances[i]!;
      equations[offset + i] = point[offset + i]! - point[offset]! - lambda * (values[i]! - values[0]!);
    }
    equations[offset] = sum - 1;
  };
  side(ownAt, own, ownValues);
  side(otherAt, other, otherValues);
  return { own, other, ownValues, otherValues, equations };
}

/** Values less their mean with weights of which the sum is given. */
function centre(values: Float64Array, weights: Float64Array, total: number, from = 0): void {
  let mean = 0;
  for (let k = 0; k < weights.length; k++) mean += (values[from + k]! * weights[k]!) / total;
  for (let k = 0; k < weights.length; k++) values[from + k]! -= mean;
}

const sumOf = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

/** What a player's equations make of its own logarithms while the other's stay: `right` but for its first place, shifted so that Σ chance times change is that. */
function shifted(right: Float64Array, offset: number, chances: Float64Array, total: number): Float64Array {
  const changes = right.slice(offset, offset + chances.length);
  const sum = changes[0]!;
  changes[0] = 0;
  centre(changes, chances, total);
  for (let k = 0; k < changes.length; k++) changes[k]! += sum / total;
  return changes;
}

/**
 * Solves the equations' derivatives at a point together with border · x = the last of `right`, in place; false where they are singular. Of changes y of the own player's logarithms,
 * x of the other's and l of λ, the equations say
 *
 *     x_j = c_j + Σ_i λ p_i (B_ij - mean over q of B_i) y_i + (v_j - mean of v) l,
 *
 * and likewise y by x, so that those of the player with more actions are put into those of the player with fewer, of which a system as large as that is left.
 */
function solveAt({ size, others, ownAt, otherAt, ownPayoffs, otherPayoffs }: QuantalSystem, lambda: number, { own, other, ownValues, otherValues }: Here, right: Float64Array, border: Float64Array): boolean {
  const [ownTotal, otherTotal] = [sumOf(own), sumOf(other)];
  const fixed = shifted(right, otherAt, other, otherTotal);
  const ownFixed = shifted(right, ownAt, own, ownTotal);
  centre(ownValues, own, ownTotal);
  centre(otherValues, other, otherTotal);
  /** Of each own action: how the other's changes follow it, and how it follows those. */
  const moves = otherPayoffs.slice();
  const follows = ownPayoffs.slice();
  for (let j = 0; j < others; j++) {
    let mean = 0;
    for (let i = 0; i < size; i++) mean += (ownPayoffs[i * others + j]! * own[i]!) / ownTotal;
    for (let i = 0; i < size; i++) follows[i * others + j] = lambda * other[j]! * (ownPayoffs[i * others + j]! - mean);
  }
  for (let i = 0; i < size; i++) {
    centre(moves, other, otherTotal, i * others);
    for (let j = 0; j < others; j++) moves[i * others + j]! *= lambda * own[i]!;
  }
  const width = size + 1;
  const matrix = new Float64Array(width * width);
  const reduced = new Float64Array(width);
  /** Row i: Σ_j weight_j x_j put together from what x is made of, with a sign. */
  const put = (row: number, weights: Float64Array, from: number, sign: number): void => {
    for (let k = 0; k < size; k++) {
      let sum = 0;
      for (let j = 0; j < others; j++) sum += weights[from + j]! * moves[k * others + j]!;
      matrix[row * width + k] = sign * sum;
    }
    let [byLambda, constant] = [0, 0];
    for (let j = 0; j < others; j++) {
      byLambda += weights[from + j]! * otherValues[j]!;
      constant += weights[from + j]! * fixed[j]!;
    }
    matrix[row * width + size] = sign * byLambda;
    reduced[row] = -sign * constant;
  };
  for (let i = 0; i < size; i++) {
    put(i, follows, i * others, -1);
    matrix[i * width + i]! += 1;
    matrix[i * width + size]! -= ownValues[i]!;
    reduced[i]! += ownFixed[i]!;
  }
  put(size, border, otherAt, 1);
  for (let k = 0; k < size; k++) matrix[size * width + k]! += border[ownAt + k]!;
  matrix[size * width + size]! += border[size + others]!;
  reduced[size]! += right[size + others]!;
  if (!solveLinear(matrix, reduced)) return false;
  right.set(reduced.subarray(0, size), ownAt);
  right[size + others] = reduced[size]!;
  for (let j = 0; j < others; j++) {
    let sum = fixed[j]! + otherValues[j]! * reduced[size]!;
    for (let k = 0; k < size; k++) sum += moves[k * others + j]! * reduced[k]!;
    right[otherAt + j] = sum;
  }
  return true;
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
    const place = here(system, point);
    const delta = place.equations.map((value) => -value);
    delta[width - 1] = 0;
    if (!solveAt(system, point[width - 1]!, place, delta, border)) return null;
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
  const tangent = new Float64Array(width);
  tangent[width - 1] = 1;
  if (!solveAt(system, point[width - 1]!, here(system, point), tangent, before)) return null;
  let norm = 0;
  for (const value of tangent) norm += value * value;
  norm = Math.sqrt(norm);
  if (!(norm > 0 && norm < Infinity)) return null;
  return tangent.map((value) => value / norm);
}
