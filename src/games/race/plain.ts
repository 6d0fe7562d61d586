import type { PortfolioProblem } from '../portfolio/types.ts';

/**
 * The plain race game of the contract: the limit of the full form without market, accidents, diffusion, caps and misperception, and
 * with (1 - C) dropped. Capability in OOM, speed in OOM per unit of time, money in one unit throughout.
 */
export interface PlainRaceProblem {
  readonly form: 'plain';
  /** κ, per OOM. */
  readonly decisiveness: number;
  /** H, units of time. */
  readonly horizon: number;
  /** ω in [0, 1]. */
  readonly decided: number;
  readonly trueRisk: number;
  /** Paid times P_i · trueRisk · ρ_i. */
  readonly liability: number;
  /** The expected fine (inspection times fine) falls due iff ρ_i > cap + 1e-12; null for none. */
  readonly penalty: { readonly cap: number; readonly expected: number } | null;
  readonly maximumBudget: number;
  readonly labs: readonly PlainRaceLab[];
  /** By lab. The cap reads `assessedReduction`, which must equal `reduction` here: the assessor is accurate. */
  readonly portfolios: readonly PortfolioProblem[];
  readonly previous?: readonly (number | null)[];
}

export interface PlainRaceLab {
  readonly capability: number;
  readonly speed: number;
  readonly subjectiveRisk: number;
  readonly catastropheLoss: number;
  readonly prize: number;
  /** e ≥ -1. */
  readonly enmity: number;
  readonly progressValue: number;
  readonly progressRate: number;
  readonly minimumBudget: number;
}
