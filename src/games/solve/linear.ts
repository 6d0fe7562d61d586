/**
 * Solves a square system in place by Gaussian elimination with partial pivoting: `matrix` is row-major of size n by n, `right` holds the
 * right side and receives the solution. Returns false where the matrix is singular to working precision.
 */
export function solveLinear(matrix: Float64Array, right: Float64Array): boolean {
  const n = right.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(matrix[row * n + column] as number) > Math.abs(matrix[pivot * n + column] as number)) pivot = row;
    }
    const diagonal = matrix[pivot * n + column] as number;
    if (!(Math.abs(diagonal) > 1e-300)) return false;
    if (pivot !== column) {
      for (let k = column; k < n; k++) {
        const swapped = matrix[column * n + k] as number;
        matrix[column * n + k] = matrix[pivot * n + k] as number;
        matrix[pivot * n + k] = swapped;
      }
      const swapped = right[column] as number;
      right[column] = right[pivot] as number;
      right[pivot] = swapped;
    }
    for (let row = column + 1; row < n; row++) {
      const factor = (matrix[row * n + column] as number) / diagonal;
      if (factor === 0) continue;
      for (let k = column; k < n; k++) matrix[row * n + k] = (matrix[row * n + k] as number) - factor * (matrix[column * n + k] as number);
      right[row] = (right[row] as number) - factor * (right[column] as number);
    }
  }
  for (let row = n - 1; row >= 0; row--) {
    let sum = right[row] as number;
    for (let k = row + 1; k < n; k++) sum -= (matrix[row * n + k] as number) * (right[k] as number);
    right[row] = sum / (matrix[row * n + row] as number);
  }
  return true;
}
