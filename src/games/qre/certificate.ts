import { exp } from '../../core/math/index.ts';
import { columnPayoffs, rowPayoffs } from './payoff.ts';
import type { QuantalGame, QuantalSolution } from './types.ts';

function logitResponse(payoffs: readonly number[], lambda: number): number[] {
  let best = -Infinity;
  for (const payoff of payoffs) best = Math.max(best, payoff);
  const weights = payoffs.map((payoff) => exp(lambda * (payoff - best)));
  let total = 0;
  for (const weight of weights) total += weight;
  return weights.map((weight) => weight / total);
}

/** Largest difference between a probability and the logit response to the other side's mixture. */
export function quantalResidual(game: QuantalGame, solution: QuantalSolution): number {
  let residual = 0;
  const compare = (stated: readonly number[], response: readonly number[]): void => {
    stated.forEach((value, i) => {
      residual = Math.max(residual, Math.abs(value - (response[i] as number)));
    });
  };
  compare(solution.row, logitResponse(rowPayoffs(game, solution.column), game.lambda));
  compare(solution.column, logitResponse(columnPayoffs(game, solution.row), game.lambda));
  return residual;
}
