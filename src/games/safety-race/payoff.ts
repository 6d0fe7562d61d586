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

/** What a lab faces: its rivals' Σw and Σws. */
export interface Rivals {
  readonly weight: Float64Array;
  readonly safeWeight: Float64Array;
}

/** The sums over the rivals of each lab, from those before it and those after it: nothing cancels where one lab outweighs all others. */
export function rivalsOf(weights: ArrayLike<number>, safety: readonly number[]): Rivals {
  const count = safety.length;
  const weight = new Float64Array(count);
  const safeWeight = new Float64Array(count);
  for (let i = 1; i < count; i++) {
    weight[i] = weight[i - 1]! + weights[i - 1]!;
    safeWeight[i] = safeWeight[i - 1]! + weights[i - 1]! * safety[i - 1]!;
  }
  for (let i = count - 1, after = 0, safeAfter = 0; i >= 0; i--) {
    weight[i]! += after;
    safeWeight[i]! += safeAfter;
    after += weights[i]!;
    safeAfter += weights[i]! * safety[i]!;
  }
  return { weight, safeWeight };
}

/** Payoff of a lab at a safety and its weight against rivals' Σw and Σws, before any fine; NaN where nobody races, since then all safeties count. */
export function payoffAgainst({ enmity, disasterLoss }: SafetyRaceGame, safety: number, weight: number, rivals: number, rivalsSafe: number): number {
  const total = weight + rivals;
  const ownSafe = weight * safety;
  return total > 0 ? (ownSafe + (1 - enmity) * rivalsSafe) / total - disasterLoss * (1 - (ownSafe + rivalsSafe) / total) : NaN;
}

/** Payoffs of all labs, fines included. */
export function payoffsOf(game: SafetyRaceGame, safety: readonly number[]): number[] {
  const weights = safety.map((level, j) => raceWeight(game, j, level));
  const { weight, safeWeight } = rivalsOf(weights, safety);
  return safety.map((level, i) => {
    const payoff = payoffAgainst(game, level, weights[i]!, weight[i]!, safeWeight[i]!);
    return Number.isNaN(payoff) ? safetyRaceUtility(game, i, safety) : payoff - fineDue(game, level);
  });
}
