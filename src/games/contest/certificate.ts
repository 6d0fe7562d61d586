import { exp, log } from '../../core/math/index.ts';
import { relativeGain } from '../solve/answer.ts';
import { effortCost, largestUsefulEffort } from './payoff.ts';
import type { ContestGame } from './types.ts';

/** The best and worst that one player reaches by its own effort alone, the others as given. */
interface Reach {
  readonly highest: number;
  readonly lowest: number;
  /** What the player has. */
  readonly own: number;
}

/** A payoff is flat where its slope changes sign: what it is there moves by the square of this, relative. */
const nearEnough = 1e-9;

/** Halves a bracket until it is narrow enough: the last point at which `holds` is true, given that it is true at `low`. */
function lastWhere(low: number, high: number, holds: (y: number) => boolean): number {
  for (let i = 0; i < 2000 && high - low > nearEnough * low; i++) {
    const middle = low > 0 && high / low > 4 ? Math.sqrt(low) * Math.sqrt(high) : low / 2 + high / 2;
    if (middle <= low || middle >= high) break;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** What one player meets: the largest effort among its rivals, and the sum of their (x/largest)^r. */
interface Rivals {
  readonly largest: number;
  readonly weight: number;
}

/** The rivals of every player, in one pass: sums of those before and of those behind, so that nothing is lost by subtracting. */
function rivalsOf(game: ContestGame, efforts: readonly number[]): Rivals[] {
  const top = efforts.reduce((best, effort, j) => (effort > efforts[best]! ? j : best), 0);
  /** The sums that leave one out. Powers are relative to `largest`, so that a large exponent neither overflows nor vanishes. */
  const sums = (largest: number, left: readonly number[]): Float64Array => {
    const weights = Float64Array.from(left, (effort) => (effort === 0 ? 0 : exp(game.exponent * log(effort / largest))));
    const without = new Float64Array(left.length);
    for (let j = 1; j < left.length; j++) without[j] = without[j - 1]! + weights[j - 1]!;
    for (let j = left.length - 1, behind = 0; j >= 0; behind += weights[j--]!) without[j]! += behind;
    return without;
  };
  const others = sums(efforts[top]!, efforts);
  const second = efforts.reduce((most, effort, j) => (j === top ? most : Math.max(most, effort)), 0);
  const ofTop = sums(second, efforts.map((effort, j) => (j === top ? 0 : effort)))[top]!;
  return efforts.map((_, j) => (j === top ? { largest: second, weight: ofTop } : { largest: efforts[top]!, weight: others[j]! }));
}

/**
 * In y = (x/m)^q, m the largest rival effort, the payoff is V y^R/(y^R + β) - C y with R = r/q. It is concave for R ≤ 1; for R > 1 it is
 * convex up to y° = (β (R-1)/(R+1))^(1/R), where no inner point beats both ends, and concave from there on, where the point at which the
 * slope changes sign is the highest. Nothing above the effort that costs the whole value can beat no effort at all.
 */
function reach(game: ContestGame, efforts: readonly number[], player: number, { largest: rival, weight: rivals }: Rivals): Reach {
  const value = game.values[player] as number;
  const top = largestUsefulEffort(game, player);
  const chanceAt = (effort: number): number => {
    if (rival === 0) return effort === 0 ? 1 / efforts.length : 1;
    return effort === 0 ? 0 : 1 / (1 + rivals * exp(game.exponent * log(rival / effort)));
  };
  const utilityAt = (effort: number): number => value * chanceAt(effort) - effortCost(game, player, effort);
  const own = utilityAt(efforts[player] as number);
  const atZero = utilityAt(0);
  const atTop = utilityAt(top);
  // Against rivals at rest the smallest effort wins for certain: the supremum is the value itself.
  if (rival === 0) return { highest: value, lowest: Math.min(atZero, atTop), own };

  const power = game.exponent / game.costPower;
  const unitCost = effortCost(game, player, rival);
  const topPosition = top === 0 ? 0 : exp(game.costPower * log(top / rival));
  const effortAt = (y: number): number => (y === 0 ? 0 : rival * exp(log(y) / game.costPower));
  const slope = (y: number): number => {
    const odds = exp(power * log(y)) / rivals;
    const spread = Number.isFinite(odds) ? odds / ((1 + odds) * (1 + odds)) : 0;
    return (value * power * spread) / y - unitCost;
  };
  const tiny = topPosition * 1e-300 > 0 ? topPosition * 1e-300 : 1e-300;
  const inflection = power <= 1 ? 0 : Math.min(topPosition, exp(log((rivals * (power - 1)) / (power + 1)) / power));
  let highest = Math.max(atZero, atTop);
  let lowest = Math.min(atZero, atTop);
  const start = Math.max(inflection, tiny);
  if (start < topPosition) {
    const best = slope(start) > 0 ? lastWhere(start, topPosition, (y) => slope(y) > 0) : start;
    highest = Math.max(highest, utilityAt(effortAt(best)));
  }
  // The convex part may reach past all useful efforts.
  if (power > 1 && start <= topPosition && slope(start) > 0) {
    const worst = lastWhere(tiny, start, (y) => slope(y) <= 0);
    lowest = Math.min(lowest, utilityAt(effortAt(worst)));
  }
  return { highest, lowest, own };
}

/** Largest gain by a unilateral change, and the largest range of payoffs that a player reaches alone over its useful efforts. */
export function checkContest(game: ContestGame, efforts: readonly number[]): { epsilon: number; range: number } {
  let epsilon = 0;
  let range = 0;
  const rivals = rivalsOf(game, efforts);
  efforts.forEach((effort, player) => {
    // Who has the same value, cost and effort has the same reach.
    const twin = efforts.findIndex((other, j) => other === effort && game.values[j] === game.values[player] && game.costs[j] === game.costs[player]);
    if (twin < player) return;
    const { highest, lowest, own } = reach(game, efforts, player, rivals[player]!);
    epsilon = Math.max(epsilon, highest - own);
    range = Math.max(range, highest - lowest);
  });
  return { epsilon, range };
}

/**
 * Whether the gain is within a share of the range, as `checkContest` says, with fewer looks. All who make no effort meet the same rivals, and by any effort one earns the more for its value
 * the lower c/V is: where the one with the lowest gains nothing, none of them does. The range is at least what is seen of it here.
 */
export function holdsContest(game: ContestGame, efforts: readonly number[], tolerance: number): boolean {
  const rivals = rivalsOf(game, efforts);
  const idle = efforts.reduce((best, effort, j) => (effort === 0 && (best < 0 || game.costs[j]! * game.values[best]! < game.costs[best]! * game.values[j]!) ? j : best), -1);
  let epsilon = 0;
  let range = 0;
  for (let player = 0; player < efforts.length; player++) {
    if (efforts[player] === 0 && player !== idle) continue;
    const { highest, lowest, own } = reach(game, efforts, player, rivals[player]!);
    if (player === idle && highest > own) return isWithin(checkContest(game, efforts), tolerance);
    epsilon = Math.max(epsilon, highest - own);
    range = Math.max(range, highest - lowest);
  }
  return epsilon <= tolerance * range || isWithin(checkContest(game, efforts), tolerance);
}

const isWithin = ({ epsilon, range }: { readonly epsilon: number; readonly range: number }, tolerance: number): boolean => relativeGain(epsilon, range) <= tolerance;

/** How the deviation check is made: concave payoffs, or a bound on a convex and a concave cell. */
export const contestMethod = (game: ContestGame): string => (game.exponent <= game.costPower ? 'quasi-concave' : 'bounded');
