import { pow } from '../../core/math/index.ts';
import type { SafetyRaceGame } from './types.ts';

/** w = k(1-s)^r. */
export const raceWeight = (game: SafetyRaceGame, player: number, safety: number): number =>
  (game.speeds[player] as number) * (game.exponent === 1 ? 1 - safety : pow(1 - safety, game.exponent));

/** Chances of winning from weights. */
export function winProbabilities(weights: readonly number[]): number[] {
  let total = 0;
  for (const weight of weights) total += weight;
  return total > 0 ? weights.map((weight) => weight / total) : weights.map(() => 1 / weights.length);
}

/** Payoff of a lab from all weights and safety levels, before any fine. */
export function unfinedUtility(game: SafetyRaceGame, player: number, weights: readonly number[], safety: readonly number[]): number {
  let total = 0;
  let safe = 0;
  for (let j = 0; j < weights.length; j++) {
    total += weights[j] as number;
    safe += (weights[j] as number) * (safety[j] as number);
  }
  let ownSafe = (weights[player] as number) * (safety[player] as number);
  if (total === 0) {
    total = weights.length;
    safe = 0;
    for (const level of safety) safe += level;
    ownSafe = safety[player] as number;
  }
  const othersSafe = (safe - ownSafe) / total;
  return ownSafe / total + (1 - game.enmity) * othersSafe - game.disasterLoss * (1 - safe / total);
}

/** The fine due at a safety level. */
export const fineDue = (game: SafetyRaceGame, safety: number): number => (safety < game.floor ? game.fine : 0);

/** Payoff of a lab. */
export function safetyRaceUtility(game: SafetyRaceGame, player: number, safety: readonly number[]): number {
  const weights = safety.map((level, j) => raceWeight(game, j, level));
  return unfinedUtility(game, player, weights, safety) - fineDue(game, safety[player] as number);
}
