/**
 * A two-player game with logit quantal responses (McKelvey and Palfrey 1995): p ∝ e^(λ A q), q ∝ e^(λ Bᵀ p).
 */
export interface QuantalGame {
  /** Row player's payoff at row i, column j. */
  readonly row: readonly (readonly number[])[];
  /** Column player's payoff at row i, column j. */
  readonly column: readonly (readonly number[])[];
  /** λ, at least 0: precision of responses. */
  readonly lambda: number;
}

export interface QuantalSolution {
  /** Probabilities of the rows. */
  readonly row: readonly number[];
  /** Probabilities of the columns. */
  readonly column: readonly number[];
}
