/**
 * The portfolio problem of one lab: how a safety budget is spread over measures (model, section 2, "Safety measures and the
 * Pareto frontier"). Plain data, so that a round's game can be printed and checked with other code.
 *
 * Spending y_k (share of speed) on measure k gives s_k = 1 - exp(-y_k / c_k), in [0, 1).
 * Residual risk: ln rho = -g sum_k l_k s_k with the effective reductions l_k.
 */
export interface PortfolioProblem {
  /** Cost scales c_k > 0, share of speed. */
  readonly cost: readonly number[];
  /** Effective log reductions l_k ≥ 0: what the measure really does in this lab's hands (sincerity included). */
  readonly reduction: readonly number[];
  /** Log reductions as an assessor sees them, ≥ 0. */
  readonly assessedReduction: readonly number[];
  /** What the chooser maximises: sum_k weight_k s_k. Efficient spending has weight = reduction. */
  readonly weight: readonly number[];
  /** Product value pi_k: revenue is multiplied by 1 + pi_k s_k; > -1, negative for quality loss. */
  readonly productValue: readonly number[];
  /** Power of safety technology g > 0. */
  readonly technology: number;
  /** What the assessor adds to ln rho, bias and today's noise together; negative where it favours the lab. */
  readonly assessorBias: number;
  /** What pressing groups demand: sum_k weight_k s_k ≥ level, met at least cost before the rest is spent. */
  readonly demands: readonly PortfolioDemand[];
  /** Measures multiply rather than add: residual risk from the misconduct of an AI system (model, section 5, variant `product`). Absent: additive. */
  readonly misconduct?: MisconductForm;
}

/** How a measure works against the misconduct of an AI system. */
export type Mechanism = 'detection' | 'deterrence' | 'propensity' | 'containment';

/** ln ρ = -g [DΠ/ḡ - the same at zero spend] - g Σ_contain l_k s_k. */
export interface MisconductForm {
  readonly mechanism: readonly Mechanism[];
  /** d0, Π0, ḡ0 > 0. */
  readonly detectionBase: number;
  readonly penaltyBase: number;
  readonly meanGain: number;
  /** Credibility of the penalty, [0, 1]. */
  readonly credibility: number;
  /** exp(-ξ max(0, x - x_oversight)), (0, 1]: what is left of detection at the system's capability. */
  readonly oversight: number;
}

export interface PortfolioDemand {
  readonly group: string;
  readonly weight: readonly number[];
  readonly level: number;
}
