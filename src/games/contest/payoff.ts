import { exp, log, pow } from '../../core/math/index.ts';
import type { ContestGame } from './types.ts';

/** Chances of winning. Powers are taken relative to the largest effort, so that a large exponent neither overflows nor vanishes. */
export function winProbabilities(game: ContestGame, efforts: readonly number[]): number[] {
  let largest = 0;
  for (const effort of efforts) largest = Math.max(largest, effort);
  if (largest === 0) return efforts.map(() => 1 / efforts.length);
  const weights = efforts.map((effort) => (effort === 0 ? 0 : exp(game.exponent * log(effort / largest))));
  let total = 0;
  for (const weight of weights) total += weight;
  return weights.map((weight) => weight / total);
}

/** Cost of an effort to a player. */
export const effortCost = (game: ContestGame, player: number, effort: number): number =>
  (game.costs[player] as number) * (game.costPower === 1 ? effort : pow(effort, game.costPower));

/** Payoff of one player. */
export function contestUtility(game: ContestGame, player: number, efforts: readonly number[]): number {
  const chance = winProbabilities(game, efforts)[player] as number;
  return (game.values[player] as number) * chance - effortCost(game, player, efforts[player] as number);
}

/** The effort whose cost is the whole value: more is worse than none, whatever the others do. */
export function largestUsefulEffort(game: ContestGame, player: number): number {
  const ratio = (game.values[player] as number) / (game.costs[player] as number);
  return game.costPower === 1 ? ratio : pow(ratio, 1 / game.costPower);
}
