/**
 * The safety-performance tradeoff of Trager and others (arXiv 2302.11436; race-models, section 1). With safety investment Xs and performance
 * investment Xp: p = B Xp^β, s = A Xs^α p^(-θ); player i wins with q_i = p_i/Σp.
 */
export interface SptPlayer {
  /** Productivity of safety, above 0. */
  readonly A: number;
  /** Productivity of performance, above 0. */
  readonly B: number;
  /** In (0, 1], so that safety has falling returns. */
  readonly alpha: number;
  /** Above 0. */
  readonly beta: number;
  /** How much performance makes safety harder, at least 0. */
  readonly theta: number;
  /** Cost of a disaster, at least 0; a safe win is worth 1. */
  readonly d: number;
  /** Price of a unit of investment, above 0. */
  readonly r: number;
}

/** Price of all investment of a player: `below` where its safety s is under the threshold, else `above`. */
export interface Certification {
  readonly threshold: number;
  readonly below: number;
  readonly above: number;
}

export interface SptGame {
  readonly players: readonly SptPlayer[];
  /**
   * Safety σ if i wins, with t = s/(1+s): its own t (winner-only), the product of all t (multiplicative), or the average of all t weighted
   * by chances of winning (additive); the last two are one common σ.
   */
  readonly disaster: 'winner-only' | 'multiplicative' | 'additive';
  /** Prices of safety and of performance investment in place of each player's r. */
  readonly safetyPrice: number | null;
  readonly performancePrice: number | null;
  readonly certification: Certification | null;
  /** If both are given, payoffs are evaluated there and nothing is solved. */
  readonly given: { readonly safetyInvestment: readonly number[]; readonly performanceInvestment: readonly number[] } | null;
}

export interface SptSolution {
  readonly safetyInvestment: readonly number[];
  readonly performanceInvestment: readonly number[];
  /** Σ q σ. */
  readonly safeProbability: number;
  readonly utilities: readonly number[];
}
