import { relativeGain } from '../solve/answer.ts';
import { firmPayoff, inspectorPayoff } from './payoff.ts';
import type { InspectionGame, InspectionSolution } from './types.ts';

/** Regret of the mixture: payoffs are linear in a player's own chance, so its best and worst replies are pure. */
export function checkInspection(game: InspectionGame, solution: InspectionSolution): { epsilon: number; epsilonRelative: number } {
  const { violationProbability: p, inspectionProbability: q } = solution;
  const inspector = [0, 1].map((pure) => inspectorPayoff(game, pure, p));
  const firm = [0, 1].map((pure) => firmPayoff(game, q, pure));
  const gained = Math.max(0, Math.max(...inspector) - inspectorPayoff(game, q, p), Math.max(...firm) - firmPayoff(game, q, p));
  // Rounding of the products is no regret.
  const scale = Math.max(game.inspectionCost, Math.abs(game.lossIfCaught), Math.abs(game.lossIfMissed), game.gain, game.penalty);
  const epsilon = gained <= 16 * Number.EPSILON * scale ? 0 : gained;
  // At a mixture both replies earn the same, so that any regret is then judged as it is.
  const range = Math.max(
    Math.max(...inspector) - Math.min(...inspector),
    Math.max(...firm) - Math.min(...firm),
    0,
  );
  return { epsilon, epsilonRelative: relativeGain(epsilon, range) };
}
