import type { InspectionGame } from '../inspection/types.ts';
import { violates } from './solve.ts';
import type { DeterrenceGame } from './types.ts';

/** Belief about the rate of detection as a Beta distribution: `caught` and `uncaught` are pseudo-counts above 0. */
export interface AuditBelief {
  readonly caught: number;
  readonly uncaught: number;
}

/** Mean of the belief. */
export const perceivedDetection = (belief: AuditBelief): number => belief.caught / (belief.caught + belief.uncaught);

/** The belief after one observed violation, or one observed period. Both counts shrink by `memory` in (0, 1] first. */
export function updateBelief(belief: AuditBelief, wasCaught: boolean, memory = 1): AuditBelief {
  return {
    caught: belief.caught * memory + (wasCaught ? 1 : 0),
    uncaught: belief.uncaught * memory + (wasCaught ? 0 : 1),
  };
}

export interface LearningProblem extends DeterrenceGame {
  readonly prior: AuditBelief;
  /** Chance per period that an actor that complies nevertheless sees whether a violation would have been caught (others' cases). */
  readonly hearsay: number;
  /** Weight kept by past experience per observation, in (0, 1]. */
  readonly memory: number;
  readonly periods: number;
}

/** One period: what the actor believed before it acted, and what it did. */
export interface LearningPeriod {
  readonly perceived: number;
  readonly violated: boolean;
  readonly caught: boolean;
}

/**
 * An actor that learns the audit rate from experience and violates when its perceived rate makes that worth while. It learns from its own
 * violations, and from others' cases with chance `hearsay`: without hearsay a pessimist complies for ever and never learns, while an
 * optimist is taught. `draw(period, kind)` returns numbers uniform in (0, 1), so that the caller chooses the random streams.
 */
export function learnAuditRate(problem: LearningProblem, draw: (period: number, kind: 'audit' | 'hearsay') => number): LearningPeriod[] {
  let belief = problem.prior;
  const history: LearningPeriod[] = [];
  for (let period = 0; period < problem.periods; period++) {
    const perceived = perceivedDetection(belief);
    const violated = violates({ ...problem, detection: perceived });
    const wouldBeCaught = draw(period, 'audit') < problem.detection;
    const hears = draw(period, 'hearsay') < problem.hearsay;
    if (violated || hears) belief = updateBelief(belief, wouldBeCaught, problem.memory);
    history.push({ perceived, violated, caught: violated && wouldBeCaught });
  }
  return history;
}

/** Shares of periods in which a learning firm violated and a learning inspector inspected. */
export interface LearnedInspection {
  readonly violationShare: number;
  readonly inspectionShare: number;
}

/**
 * Inspector and firm learn each other's rates from the whole past (fictitious play): each replies to the frequency seen so far, ties to
 * inspecting and complying. In two-by-two games the frequencies converge to the equilibrium (Miyasawa 1961), while either side's
 * behaviour keeps cycling: a regulator that only best-responds teaches no constant rate.
 */
export function learnInspection(game: InspectionGame, periods: number): LearnedInspection {
  let violations = 1;
  let inspections = 1;
  let seen = 2;
  for (let period = 0; period < periods; period++) {
    const violationRate = violations / seen;
    const inspectionRate = inspections / seen;
    const inspects = violationRate * (game.lossIfMissed - game.lossIfCaught) >= game.inspectionCost;
    const violating = game.gain > inspectionRate * game.penalty;
    if (inspects) inspections += 1;
    if (violating) violations += 1;
    seen += 1;
  }
  return { violationShare: (violations - 1) / periods, inspectionShare: (inspections - 1) / periods };
}
