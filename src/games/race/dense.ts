/**
 * Solves matrix · x = right in place by Gaussian elimination with partial pivoting; the matrix is row-major with `size` columns.
 * False if it is singular to working precision. Sizes are small: one row a free lab.
 */
export function solveDense(matrix: Float64Array, right: Float64Array, size: number): boolean {
  for (let column = 0; column < size; column++) {
    let pivot = column;
    let largest = Math.abs(matrix[column * size + column]!);
    for (let row = column + 1; row < size; row++) {
      const value = Math.abs(matrix[row * size + column]!);
      if (value > largest) {
        largest = value;
        pivot = row;
      }
    }
    if (!(largest > 1e-290)) return false;
    if (pivot !== column) {
      for (let k = column; k < size; k++) {
        const held = matrix[column * size + k]!;
        matrix[column * size + k] = matrix[pivot * size + k]!;
        matrix[pivot * size + k] = held;
      }
      const held = right[column]!;
      right[column] = right[pivot]!;
      right[pivot] = held;
    }
    const inverse = 1 / matrix[column * size + column]!;
    for (let row = column + 1; row < size; row++) {
      const factor = matrix[row * size + column]! * inverse;
      if (factor === 0) continue;
      for (let k = column + 1; k < size; k++) matrix[row * size + k]! -= factor * matrix[column * size + k]!;
      right[row]! -= factor * right[column]!;
    }
  }
  for (let row = size - 1; row >= 0; row--) {
    let sum = right[row]!;
    for (let k = row + 1; k < size; k++) sum -= matrix[row * size + k]! * right[k]!;
    right[row] = sum / matrix[row * size + row]!;
    if (!(Math.abs(right[row]!) < Infinity)) return false;
  }
  return true;
}
