/**
 * Labs divide effort between speed and safety s in [0, 1]. The odds of winning are w_i/Σw with w = k(1-s)^r (1/n each if Σw = 0); the
 * winner j is safe with probability s_j. Own safe win 1, a rival's safe win 1 - e, disaster -D. A lab with s_i < floor, strictly, pays
 * `fine` (contract, "solve").
 */
export interface SafetyRaceGame {
  /** k_i, above 0. */
  readonly speeds: readonly number[];
  /** r, above 0. */
  readonly exponent: number;
  /** e, at least -1. */
  readonly enmity: number;
  /** D, at least 0. */
  readonly disasterLoss: number;
  /** Safety in [0, 1] below which the fine is due. */
  readonly floor: number;
  /** At least 0, already times its probability. */
  readonly fine: number;
}

export interface SafetyRaceSolution {
  readonly safety: readonly number[];
  readonly winProbabilities: readonly number[];
  readonly disasterProbability: number;
  readonly utilities: readonly number[];
}

/** The enmity with disaster as the zero of payoffs: e/(1+D). */
export const effectiveEnmity = (game: SafetyRaceGame): number => game.enmity / (1 + game.disasterLoss);

/** Whether falling short of the floor costs anything. */
export const isRegulated = (game: SafetyRaceGame): boolean => game.fine > 0 && game.floor > 0;
