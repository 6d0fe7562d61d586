import type { PortfolioProblem } from '../portfolio/types.ts';
import type { Selection } from '../solve/selection-words.ts';

/**
 * One decision round's game between labs, in the full form of section 3 of the model, as plain data: everything that payoffs depend on
 * and nothing else. Money in M$, capability in OOM, rates per month. Budgets are shares of speed in [0, maximumBudget]; null is abstaining.
 */
export interface RaceProblem {
  readonly form: 'full';
  /** H, months. */
  readonly horizon: number;
  /** Omega: the chance that the race is decided within H along last round's plans; a constant of the round. */
  readonly decided: number;
  /** kappa_0, per OOM: how decisive a lead is when known exactly. */
  readonly decisiveness: number;
  /** p_true in [0, 1]: used only to report and to select the safest equilibrium, never in payoffs. */
  readonly trueRisk: number;
  readonly labs: readonly RaceLab[];
  readonly portfolios: readonly PortfolioProblem[];
  readonly observers: readonly RaceObserver[];
  /** Last round's solution for continuation: budgets or null for abstaining; absent at the first round. */
  readonly previous?: readonly (number | null)[];
}

/** One class of observers that share an intelligence picture. */
export interface RaceObserver {
  /** sigma_c, OOM: kappa_i = kappa_0 / sqrt(1 + kappa_0² sigma² 6/pi²). */
  readonly sigma: number;
  /** x̂_cj, OOM, by lab; a lab's own entry is replaced by its true x. */
  readonly perceived: readonly number[];
  /** lambda(x̂_cj), catastrophes a month at residual risk 1 and p = 1, by lab; a lab's own entry is replaced by its own `catastropheHazard`. */
  readonly hazard: readonly number[];
}

export interface RaceLab {
  /** x_i, OOM: what the lab knows of itself. */
  readonly capability: number;
  /** v_i, OOM a month at zero safety budget. */
  readonly speed: number;
  /** Cap on u_i = min(cap, v_i (1 - b_i)), OOM a month; null for none; 0 is a full pause. */
  readonly speedCap: number | null;
  /** u_i of last round's plan, OOM a month (speed after budget and cap): who leads sets u_lead by it. */
  readonly plannedSpeed: number;
  /** eta_i, a month: how fast this lab catches up with the frontier. */
  readonly diffusion: number;
  /** Index into `observers`. */
  readonly observer: number;
  /** Index into `portfolios`. */
  readonly portfolio: number;
  /** Least budget that values, law or staff impose, beyond the cost of the portfolio's demands; [0, maximumBudget]. */
  readonly minimumBudget: number;
  readonly maximumBudget: number;
  readonly mayAbstain: boolean;
  /** p_i in [0, 1]. */
  readonly subjectiveRisk: number;
  /** L_i ≥ 0, M$. */
  readonly catastropheLoss: number;
  /** W_i ≥ 0, M$. */
  readonly prize: number;
  /** e_i ≥ -1: a rival's safe win is worth -e_i W_i. Either one number or one by lab (matrix by jurisdiction). */
  readonly enmity: number | readonly number[];
  /** m_i ≥ 0, M$, and chi_i, per OOM: product not sold. */
  readonly missionValue: number;
  readonly missionRate: number;
  /** Revenue_i(b) / prod_k (1 + pi_k s_k): share_i M(t), M$ a month. */
  readonly revenue: number;
  /** r_i, M$ a month: a budget costs r_i b_i a month as well. */
  readonly outlay: number;
  /** lambda(x_i), catastrophes a month at residual risk 1 and p = 1. */
  readonly catastropheHazard: number;
  /** Expected liability, M$ over H at residual risk 1 (model, section 7); the lab pays it times rho_i(b). */
  readonly liability: number;
  /** A cap on assessed risk: the expected penalty, M$ over H, falls due iff rho-hat_i > cap + 1e-12. */
  readonly penalty: { readonly cap: number; readonly expected: number } | null;
}

export type RaceStatus = 'solved' | 'no-pure' | 'unresolved';

export interface RaceSolution {
  readonly status: RaceStatus;
  /** By lab; null abstains. Empty unless solved. */
  readonly budgets: readonly (number | null)[];
  /** rho_i, assessed rho-hat_i; 1 (unused) for an abstaining lab. */
  readonly residualRisk: readonly number[];
  readonly assessedRisk: readonly number[];
  /** P_i as lab i itself perceives it. */
  readonly winProbabilities: readonly number[];
  readonly utilities: readonly number[];
  /** Largest unilateral gain, abstaining included, by the separate checker: absolute (M$) and relative to the largest own payoff range. */
  readonly epsilon: number;
  readonly epsilonRelative: number;
  readonly method: 'bounded';
  readonly selection: Selection;
  /** How many distinct equilibria the search found (≥ 1 when solved). */
  readonly equilibriaFound: number;
  /** Best-response sweeps used, all starts together. */
  readonly iterations: number;
  /** Without a pure equilibrium: a mixed strategy by lab over budgets (null abstains), with its regret relative to the range. */
  readonly mixed?: { readonly strategies: readonly MixedStrategy[]; readonly regretRelative: number };
}

export interface MixedStrategy {
  readonly budgets: readonly (number | null)[];
  readonly probabilities: readonly number[];
}
