/**
 * A Tullock contest: u_i = V_i x_i^r / Σ x^r - c_i x_i^q, and 1/n each if all efforts are 0 (contract, "solve").
 */
export interface ContestGame {
  /** Worth of winning V_i, at least 0. */
  readonly values: readonly number[];
  /** Cost c_i of a unit of effort to the power q, above 0. */
  readonly costs: readonly number[];
  /** r, above 0. */
  readonly exponent: number;
  /** q, above 0. */
  readonly costPower: number;
}

export interface ContestSolution {
  readonly efforts: readonly number[];
  readonly winProbabilities: readonly number[];
  readonly utilities: readonly number[];
}
