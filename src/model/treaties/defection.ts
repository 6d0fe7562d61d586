import type { Term } from '../../core/events/event.ts';
import { exp, expm1 } from '../../core/math/index.ts';
import { UnilateralChoice } from '../../games/race/index.ts';
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
  /** Sales lost by the sanction. */
  readonly sanction: number;
  /** What the member loses with the treaty, times the chance that a breach that is found ends it. */
  readonly collapse: number;
  /** Both, which are due if the breach is found. */
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
  const broken = UnilateralChoice.passing(brokenOut(problem, member, treaty, free), budgets).best(member);
  const months = problem.horizon;
  const detection = chanceOfDetection(treaty, months);
  const sanction = treaty.sanctionShare * lab.revenue * Math.min(treaty.sanctionMonths, months);
  const collapse = treaty.snapBack * Math.max(0, kept - without);
  return {
    budget: broken.budget,
    gain: Math.max(0, broken.payoff - kept) * undetectedShare(treaty, months),
    detection,
    sanction,
    collapse,
    penalty: sanction + collapse,
  };
}

/** The game as it is for a member that goes on at breakout speed, held back by `free` (OOM a month) at most: what law and triggers leave it. */
function brokenOut(problem: RaceProblem, member: number, treaty: TreatySettings, free: number | null): RaceProblem {
  const lab = problem.labs[member]!;
  const speed = treaty.breakoutSpeed * lab.speed;
  return { ...problem, labs: problem.labs.map((each, k) => (k === member ? { ...lab, speed, speedCap: free !== null && free < speed ? free : null } : each)) };
}

/**
 * Why a member breaks the treaty or keeps it, M$ over the planning horizon: its payoff either way, then what each part of it gains by the breach
 * while that is not found, and what being found is expected to cost. It breaks the treaty where the latter add up to more than 0.
 */
export function breachTerms(
  problem: RaceProblem, budgets: readonly (number | null)[], member: number, treaty: TreatySettings, tempted: Temptation, free: number | null,
): Term[] {
  const share = undetectedShare(treaty, problem.horizon);
  const broken = UnilateralChoice.passing(brokenOut(problem, member, treaty, free), budgets).parts(member, tempted.budget);
  const kept = UnilateralChoice.passing(problem, budgets).parts(member, budgets[member]!);
  const total = (parts: readonly Term[]): number => parts.reduce((sum, part) => sum + part.value, 0);
  return [
    { name: 'payoff of keeping', value: total(kept) },
    { name: 'payoff of a breach never found', value: total(broken) },
    ...broken.map((part, n) => ({ name: `breach: ${part.name}`, value: (part.value - kept[n]!.value) * share })).filter((term) => term.value !== 0),
    { name: 'sanction expected', value: -tempted.detection * tempted.sanction },
    { name: 'end of the treaty expected', value: -tempted.detection * tempted.collapse },
  ];
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
