import { valueOfInformation, type InformationValue } from '../games/race/information.ts';
import { safetyReadouts, type SafetyReadouts } from '../games/race/readouts.ts';
import { discountedRate, updatedBelief } from '../model/evidence/belief.ts';
import type { WatchedRun } from './watch-run.ts';

/** What a piece of evidence was worth to a lab that could see it before it chose, rivals as they chose (model, section 9). Money in M$. */
export interface LabInformation extends InformationValue {
  readonly lab: string;
  /** Belief before, and after each signal: first a warning, then reassurance. */
  readonly belief: number;
  readonly beliefs: readonly number[];
  /** Chance of a warning as the lab sees it. */
  readonly chanceOfWarning: number;
}

/** Safety and usefulness of a decision in the three ways of the source; null without a solution or for a lab that sits out. */
export function readoutsOf({ event, round }: WatchedRun): SafetyReadouts | null {
  if (round === null || round.solution.status !== 'solved') return null;
  const player = round.labs.indexOf(event.entity);
  return player < 0 ? null : safetyReadouts(round.problem, round.solution.budgets, player);
}

/** E max U - E U(best single choice) of every lab, at the game of the last round before the evidence and with the signal's rates at that moment. */
export function informationOf({ event, round }: WatchedRun): readonly LabInformation[] {
  if (round === null || round.solution.status !== 'solved') return [];
  const term = (name: string): number => event.terms.find((each) => each.name === name)?.value ?? 0;
  const settings = { detectionRate: term('signal if dangerous'), falseAlarmRate: term('signal if not'), scepticism: term('scepticism'), severity: 1 };
  return round.problem.labs.map((lab, player) => {
    const belief = lab.subjectiveRisk;
    const prior = { mean: belief, strength: round.beliefStrength[player] ?? 1 };
    // The lab reckons with the rate that its scepticism leaves, so that its beliefs after the signals average to the one before.
    const chance = belief * discountedRate(settings) + (1 - belief) * settings.falseAlarmRate;
    const beliefs = [true, false].map((warning) => updatedBelief(settings, prior, warning).mean);
    const signals = [{ chance, belief: beliefs[0]! }, { chance: 1 - chance, belief: beliefs[1]! }];
    return { lab: round.labs[player] ?? String(player), belief, beliefs, chanceOfWarning: chance, ...valueOfInformation(round.problem, round.solution.budgets, player, signals) };
  });
}
