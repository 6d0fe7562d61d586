import { columnPayoffs, rowPayoffs } from '../qre/payoff.ts';
import { solveQuantal } from '../qre/solve.ts';
import type { QuantalGame } from '../qre/types.ts';
import type { Answer, NormalForm } from './answer.ts';
import { relativeGain } from './answer.ts';

/**
 * What is offered where two players have no pure equilibrium: the logit responses of a discretised game, a smoothed mixture. Its regret is
 * stated and is that of the table, not of the continuous game.
 */
export interface SmoothedFallback {
  readonly kind: 'logit responses on a grid';
  /** Precision of the responses, per unit of payoff. */
  readonly lambda: number;
  /** The values of each player's strategies. */
  readonly strategies: readonly (readonly number[])[];
  /** Their probabilities, in the same order. */
  readonly probabilities: readonly (readonly number[])[];
  /** Largest gain of a player on the grid, and over the largest range of payoffs in the table. */
  readonly regret: number;
  readonly regretRelative: number;
}

/** Strategies a player of the grid, and the precision of responses in units of the payoff range. */
export const fallbackPoints = 21;
const precision = 60;

/** The smoothed mixture of a two-player game, or undefined for more players or where the branch is lost. */
export function smoothedFallback(form: NormalForm, strategies: readonly (readonly number[])[]): SmoothedFallback | undefined {
  if (form.players.length !== 2) return undefined;
  const [rows, columns] = form.strategies as [number, number];
  const table = (player: number): number[][] =>
    Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_v, j) => form.payoffs[player]?.[i + rows * j] as number));
  const everything = form.payoffs.flat();
  const range = everything.reduce((a, b) => Math.max(a, b), -Infinity) - everything.reduce((a, b) => Math.min(a, b), Infinity);
  if (!(range > 0)) return undefined;
  const lambda = precision / range;
  const game: QuantalGame = { row: table(0), column: table(1), lambda };
  const { solution } = solveQuantal(game, { branchOnly: true });
  if (solution === null) return undefined;
  const gain = (payoffs: readonly number[], mixture: readonly number[]): number => {
    let best = -Infinity;
    let mean = 0;
    payoffs.forEach((payoff, i) => {
      best = Math.max(best, payoff);
      mean += payoff * (mixture[i] as number);
    });
    return Math.max(0, best - mean);
  };
  const regret = Math.max(gain(rowPayoffs(game, solution.column), solution.row), gain(columnPayoffs(game, solution.row), solution.column));
  return {
    kind: 'logit responses on a grid',
    lambda,
    strategies,
    probabilities: [solution.row, solution.column],
    regret,
    regretRelative: relativeGain(regret, range),
  };
}

/** The answer, with a smoothed mixture where two players are left without a solution. */
export function withFallback<Solution>(
  answer: Answer<Solution>,
  players: number,
  discretise: () => { readonly form: NormalForm; readonly strategies: readonly (readonly number[])[] },
): Answer<Solution> {
  if (answer.solution !== null || players !== 2) return answer;
  const { form, strategies } = discretise();
  const fallback = smoothedFallback(form, strategies);
  return fallback === undefined ? answer : { ...answer, fallback };
}
