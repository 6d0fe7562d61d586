/**
 * A population under pairwise Fermi imitation with rare mutations (contract, "solve"): a player copies another with probability
 * 1/(1+e^(-βΔ)), Δ the other's payoff less its own; nobody plays against itself.
 */
export interface EvolutionGame {
  /** Row's payoff against column. */
  readonly payoffs: readonly (readonly number[])[];
  /** N, at least 2. */
  readonly population: number;
  /** β, at least 0. */
  readonly selection: number;
}

export interface EvolutionSolution {
  /** Long-run share of time at each strategy, mutations being rare. */
  readonly stationary: readonly number[];
  /** [i][j]: probability that one j-player among N-1 i-players takes over; null on the diagonal. */
  readonly fixation: readonly (readonly (number | null)[])[];
}
