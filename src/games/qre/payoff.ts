import type { QuantalGame } from './types.ts';

/** Expected payoff of each row against the column player's mixture. */
export const rowPayoffs = (game: QuantalGame, column: readonly number[]): number[] =>
  game.row.map((payoffs) => {
    let sum = 0;
    payoffs.forEach((payoff, j) => {
      sum += payoff * (column[j] as number);
    });
    return sum;
  });

/** Expected payoff of each column against the row player's mixture. */
export function columnPayoffs(game: QuantalGame, row: readonly number[]): number[] {
  const sums = (game.column[0] as readonly number[]).map(() => 0);
  game.column.forEach((payoffs, i) => {
    payoffs.forEach((payoff, j) => {
      sums[j] = (sums[j] as number) + payoff * (row[i] as number);
    });
  });
  return sums;
}
