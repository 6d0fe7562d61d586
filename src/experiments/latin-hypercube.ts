import { counterKey, counterUniform, joinKey } from '../core/random/index.ts';

/**
 * A Latin hypercube: `points` rows by `dimensions` columns of numbers in (0, 1); every column has one number in each of `points` equal
 * strata (McKay, Beckman and Conover 1979). The same seed gives the same design; a further dimension leaves the others as they were.
 */
export function latinHypercube(points: number, dimensions: readonly string[], seed: string): Float64Array {
  const design = new Float64Array(points * dimensions.length);
  dimensions.forEach((dimension, column) => {
    const key = counterKey(joinKey([seed, 'latin hypercube', dimension]));
    const order = Array.from({ length: points }, (_, index) => index);
    // Fisher and Yates's shuffle.
    for (let i = points - 1; i > 0; i--) {
      const j = Math.floor(counterUniform(key, i, 0) * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (let row = 0; row < points; row++) design[row * dimensions.length + column] = (order[row]! + counterUniform(key, row, 1)) / points;
  });
  return design;
}
