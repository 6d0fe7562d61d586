/**
 * Becker's offender: a lab against its regulator, or an AI system against its lab (model, section 5). It violates iff
 * (1-q) v(w+gain) + q v(w+gain-F) > v(w), F = min(penalty, w); the gain is kept when caught.
 */
export interface DeterrenceGame {
  /** Gain from the violation, at least 0. */
  readonly gain: number;
  /** Probability q of being caught, in [0, 1]. */
  readonly detection: number;
  /** At least 0. */
  readonly penalty: number;
  /** w: what the actor has and can lose at most; null for no limit. */
  readonly wealth: number | null;
  /** γ of v(y) = y^(1-γ)/(1-γ), ln y for 1; 0 is risk neutral, negative likes risk. */
  readonly riskAversion: number;
}

export interface DeterrenceSolution {
  readonly violates: boolean;
  /** qF. */
  readonly expectedPenalty: number;
  /** Smallest probability of detection that deters at this penalty; null above 1. */
  readonly detectionNeeded: number | null;
  /** Smallest penalty that deters at this detection; null above wealth, and where no penalty does. */
  readonly penaltyNeeded: number | null;
}

/** What an actor can lose: F = min(penalty, wealth). */
export const effectivePenalty = (game: DeterrenceGame): number =>
  game.wealth === null ? game.penalty : Math.min(game.penalty, game.wealth);
