import { UnilateralChoice } from '../../games/race/index.ts';
import { exp, expm1 } from '../../core/math/index.ts';
import type { RaceProblem } from '../../games/race/types.ts';
import type { TreatySettings } from './settings.ts';

/** The secret side of a treaty for one member: what breaking it would bring and cost over the planning horizon, M$. */
export interface Temptation {
  /** Its best budget if it broke the treaty; null abstains. */
  readonly budget: number | null;
  /** What the breach would bring while it is not found: the share of the horizon that it lasts times the gain of a breach never found. */
  readonly gain: number;
  /** Chance of being found within the horizon. */
  readonly detection: number;
  /** Sales lost by the sanction and, where the treaty may collapse, what the member loses with it. */
  readonly penalty: number;
}

/**
 * What a member would gain by going on in secret at breakout speed, rivals keeping to their public plans: its own game without the cap, minus
 * detection. `kept` is its payoff if it keeps the treaty, `without` its payoff if there were none (both M$). Model, section 8.
 */
export function temptation(
  problem: RaceProblem, budgets: readonly (number | null)[], member: number, treaty: TreatySettings, kept: number, without: number, free: number | null,
): Temptation {
  const lab = problem.labs[member]!;
  const speed = treaty.breakoutSpeed * lab.speed;
  const labs = problem.labs.map((each, k) => (k === member ? { ...lab, speed, speedCap: free !== null && free < speed ? free : null } : each));
  const broken = UnilateralChoice.passing({ ...problem, labs }, budgets).best(member);
  const months = problem.horizon;
  const detection = chanceOfDetection(treaty, months);
  const sanction = treaty.sanctionShare * lab.revenue * Math.min(treaty.sanctionMonths, months);
  return {
    budget: broken.budget,
    gain: Math.max(0, broken.payoff - kept) * undetectedShare(treaty, months),
    detection,
    penalty: sanction + treaty.snapBack * Math.max(0, kept - without),
  };
}

/** Chance that a breach is found within `months`: 1 - exp(-q H). */
export function chanceOfDetection(treaty: TreatySettings, months: number): number {
  return -expm1(-treaty.detectionRate * months);
}

/** Expected share of `months` that pass before a breach is found: (1 - exp(-q H)) / (q H), 1 without detection. */
export function undetectedShare(treaty: TreatySettings, months: number): number {
  const x = treaty.detectionRate * months;
  return x < 1e-9 ? 1 : (1 - exp(-x)) / x;
}
