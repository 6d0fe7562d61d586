import { exp } from '../../core/math/index.ts';

/**
 * The second use of the offender model: an AI system against its lab (model, section 5). Opportunities for misconduct bring gains that are
 * exponential with mean `meanGain`, and a risk neutral system takes those above detection times penalty (rollback, retraining, shutdown).
 */
export interface MisconductProblem {
  /** Probability D of being caught, in [0, 1]. */
  readonly detection: number;
  /** Penalty Π in units of the gains, at least 0. */
  readonly penalty: number;
  /** Credibility of the penalty in [0, 1]. */
  readonly credibility: number;
  /** ḡ, above 0. */
  readonly meanGain: number;
}

/** D Π credibility / ḡ: what misconduct must be expected to cost, in units of its mean gain. */
export const costOfMisconduct = (problem: MisconductProblem): number => (problem.detection * problem.penalty * problem.credibility) / problem.meanGain;

/** Share of opportunities that are taken: exp(-D Π credibility / ḡ). */
export const misconductShare = (problem: MisconductProblem): number => exp(-costOfMisconduct(problem));
