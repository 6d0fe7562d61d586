import { inspectionEquilibrium } from './solve.ts';
import { inspectorPayoff } from './payoff.ts';
import type { InspectionGame, InspectionSolution } from './types.ts';

/** What a regulator obtains in one of the two ways of playing. */
export interface InspectionOutcome extends InspectionSolution {
  /** Expected cost and loss of the inspector. */
  readonly inspectorLoss: number;
}

export interface CommitmentComparison {
  /** The inspector announces a rate and keeps to it (Stackelberg); an indifferent firm complies. */
  readonly committed: InspectionOutcome;
  /** Both choose at once (Nash). */
  readonly bestResponding: InspectionOutcome;
  /** Loss avoided by commitment, at least 0 up to rounding. */
  readonly valueOfCommitment: number;
}

const outcome = (game: InspectionGame, solution: InspectionSolution): InspectionOutcome => ({
  ...solution,
  inspectorLoss: -inspectorPayoff(game, solution.inspectionProbability, solution.violationProbability),
});

/**
 * The committed inspector's choice: below q* = gain/penalty the firm violates and the loss is linear in q, at q* it complies. So only no
 * inspection, full inspection and q* can be best; q* is available when the penalty is at least the gain.
 */
export function committedInspection(game: InspectionGame): InspectionSolution {
  const options: InspectionSolution[] = [
    { violationProbability: game.gain > 0 ? 1 : 0, inspectionProbability: 0 },
  ];
  if (game.gain > 0) {
    if (game.penalty >= game.gain) options.push({ violationProbability: 0, inspectionProbability: game.gain / game.penalty });
    else options.push({ violationProbability: 1, inspectionProbability: 1 });
  }
  let best = options[0] as InspectionSolution;
  for (const option of options) {
    const loss = outcome(game, option).inspectorLoss;
    const incumbent = outcome(game, best).inspectorLoss;
    if (loss < incumbent || (loss === incumbent && option.violationProbability < best.violationProbability)) best = option;
  }
  return best;
}

/** A committed and a best-responding inspector side by side: only the first makes the violation rate depend on the penalty. */
export function compareCommitment(game: InspectionGame): CommitmentComparison {
  const committed = outcome(game, committedInspection(game));
  const bestResponding = outcome(game, inspectionEquilibrium(game));
  return { committed, bestResponding, valueOfCommitment: bestResponding.inspectorLoss - committed.inspectorLoss };
}
