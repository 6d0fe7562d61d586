import { exp } from '../../core/math/index.ts';
import { residualRisk } from '../portfolio/readouts.ts';
import { compileRace } from './compile.ts';
import { LAB_POINT, payoffAt, penaltyAt, placeAt, REST_HAZARD, REST_RISK, REST_WEIGHT, WEIGHT } from './payoff.ts';
import { Profile, restOf, setProfile } from './profile.ts';
import type { RaceProblem } from './types.ts';

/**
 * Safety and usefulness of one player's choice in the three ways of the source (Efficient tradeoffs, appendix): read-outs of one state, as the
 * player sees it. Chances are over the planning horizon.
 */
export interface SafetyReadouts {
  /** Chance of a catastrophe that its own systems cause, and of one that others cause. */
  readonly actionRisk: number;
  readonly inactionRisk: number;
  /** Effective serial speed, the share of its speed that it keeps: 1 - b. */
  readonly serialSpeed: number;
  /** Expected payoff if systems are dangerous (the models scheme), and if they are not, M$. */
  readonly payoffIfDangerous: number;
  readonly payoffIfNot: number;
}

/** The read-outs of a player's budget, rivals as given; null while it abstains. */
export function safetyReadouts(problem: RaceProblem, budgets: readonly (number | null)[], player: number): SafetyReadouts | null {
  const budget = budgets[player] ?? null;
  if (budget === null) return null;
  const choices = budgets.map((value) => value ?? NaN);
  const at = (belief: number) => {
    const labs = problem.labs.map((lab, i) => (i === player ? { ...lab, subjectiveRisk: belief } : lab));
    const race = compileRace({ ...problem, labs }, null);
    const profile = new Profile(race.labs, race.viewCapacity);
    setProfile(race, profile, choices);
    const from = restOf(race, profile, player);
    const point = new Float64Array(LAB_POINT);
    placeAt(race, player, budget, point, 0);
    return { race, point, rest: profile.rest, from };
  };
  const payoffUnder = (belief: number): number => {
    const { race, point, rest, from } = at(belief);
    return payoffAt(race, player, point, 0, rest, from) - penaltyAt(race, player, budget);
  };
  const { race, point, rest, from } = at(problem.labs[player]!.subjectiveRisk);
  const weight = point[WEIGHT]!;
  const total = weight + rest[from + REST_WEIGHT]!;
  const risk = residualRisk(race.frontier[player]!, budget);
  return {
    actionRisk: 1 - (1 - (race.decisionRisk[player]! * weight * risk) / total) * exp(-race.ownHazard[player]! * risk),
    inactionRisk: 1 - (1 - (race.decisionRisk[player]! * rest[from + REST_RISK]!) / total) * exp(-race.hazardScale[player]! * rest[from + REST_HAZARD]!),
    serialSpeed: 1 - budget,
    payoffIfDangerous: payoffUnder(1),
    payoffIfNot: payoffUnder(0),
  };
}
