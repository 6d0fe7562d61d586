import type { Answer, GameFront } from '../solve/answer.ts';
import { formulaAnswer } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import { tabulate } from '../solve/normal-form.ts';
import { checkInspection } from './certificate.ts';
import { firmPayoff, inspectorPayoff } from './payoff.ts';
import type { InspectionGame, InspectionSolution } from './types.ts';

/**
 * The Nash equilibrium. Inside, each side makes the other indifferent: the violation rate is cost/(missed - caught) and does not depend on
 * the penalty; the inspection rate is gain/penalty. If inspecting a sure violator does not pay, nobody inspects and the firm violates; if
 * it pays but the penalty does not exceed the gain, the firm violates and is always inspected.
 */
export function inspectionEquilibrium(game: InspectionGame): InspectionSolution {
  const saved = game.lossIfMissed - game.lossIfCaught;
  if (game.inspectionCost >= saved) return { violationProbability: 1, inspectionProbability: 0 };
  if (game.penalty <= game.gain) return { violationProbability: 1, inspectionProbability: 1 };
  return { violationProbability: game.inspectionCost / saved, inspectionProbability: game.gain / game.penalty };
}

export function solveInspection(game: InspectionGame): Answer<InspectionSolution> {
  const solution = inspectionEquilibrium(game);
  const { epsilon, epsilonRelative } = checkInspection(game, solution);
  return formulaAnswer('inspection', solution, epsilon, epsilonRelative);
}

export const inspectionGame: GameFront<InspectionGame, InspectionSolution> = {
  name: 'inspection',
  read: (json) =>
    readInput(json, (reader) => ({
      inspectionCost: reader.number('inspectionCost', { minimum: 0 }),
      lossIfCaught: reader.number('lossIfCaught'),
      lossIfMissed: reader.number('lossIfMissed'),
      gain: reader.number('gain', { minimum: 0 }),
      penalty: reader.number('penalty', { minimum: 0 }),
    })),
  solve: solveInspection,
  normalForm: (game) =>
    tabulate('inspection', ['Inspector', 'Firm'], [[0, 1], [0, 1]], ([q, p]) => [
      inspectorPayoff(game, q as number, p as number),
      firmPayoff(game, q as number, p as number),
    ]),
};
