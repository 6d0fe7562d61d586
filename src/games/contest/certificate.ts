import { exp, log } from '../../core/math/index.ts';
import { effortCost, largestUsefulEffort, winProbabilities } from './payoff.ts';
import type { ContestGame } from './types.ts';

/** The best and worst that one player reaches by its own effort alone, the others as given. */
interface Reach {
  readonly highest: number;
  readonly lowest: number;
  /** What the player has. */
  readonly own: number;
}

/** Halves a bracket until it cannot be halved: the last point at which `holds` is true, given that it is true at `low`. */
function lastWhere(low: number, high: number, holds: (y: number) => boolean): number {
  for (let i = 0; i < 2000; i++) {
    const middle = low > 0 && high / low > 4 ? Math.sqrt(low) * Math.sqrt(high) : low / 2 + high / 2;
    if (middle <= low || middle >= high) break;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * In y = (x/m)^q, m the largest rival effort, the payoff is V y^R/(y^R + β) - C y with R = r/q. It is concave for R ≤ 1; for R > 1 it is
 * convex up to y° = (β (R-1)/(R+1))^(1/R), where no inner point beats both ends, and concave from there on, where the point at which the
 * slope changes sign is the highest. Nothing above the effort that costs the whole value can beat no effort at all.
 */
function reach(game: ContestGame, active: readonly number[], efforts: readonly number[], player: number): Reach {
  const value = game.values[player] as number;
  const top = largestUsefulEffort(game, player);
  // Those at rest win nothing where somebody is not, and of hundreds of players a handful is active.
  const against = active.filter((j) => j !== player).map((j) => efforts[j] as number);
  const chanceAt = (effort: number): number => (effort === 0 && against.length === 0 ? 1 / efforts.length : (winProbabilities(game, [effort, ...against])[0] as number));
  const utilityAt = (effort: number): number => value * chanceAt(effort) - effortCost(game, player, effort);
  const own = utilityAt(efforts[player] as number);
  const rival = against.reduce((most, effort) => Math.max(most, effort), 0);
  const atZero = utilityAt(0);
  const atTop = utilityAt(top);
  // Against rivals at rest the smallest effort wins for certain: the supremum is the value itself.
  if (rival === 0) return { highest: value, lowest: Math.min(atZero, atTop), own };

  const power = game.exponent / game.costPower;
  let rivals = 0;
  for (const effort of against) rivals += exp(game.exponent * log(effort / rival));
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
  const active = efforts.flatMap((effort, j) => (effort > 0 ? [j] : []));
  efforts.forEach((effort, player) => {
    // Who has the same value, cost and effort has the same reach.
    const twin = efforts.findIndex((other, j) => other === effort && game.values[j] === game.values[player] && game.costs[j] === game.costs[player]);
    if (twin < player) return;
    const { highest, lowest, own } = reach(game, active, efforts, player);
    epsilon = Math.max(epsilon, highest - own);
    range = Math.max(range, highest - lowest);
  });
  return { epsilon, range };
}

/** How the deviation check is made: concave payoffs, or a bound on a convex and a concave cell. */
export const contestMethod = (game: ContestGame): string => (game.exponent <= game.costPower ? 'quasi-concave' : 'bounded');
