import { exp, log, logistic } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';
import type { QuantalGame } from './types.ts';

/** ln of the logistic function. */
const logLogistic = (x: number): number => (x >= 0 ? -log(1 + exp(-x)) : x - log(1 + exp(x)));

/** Intervals that are looked at, times the actions of the other player, at most. */
const mostWork = 60_000;

/** The other player, as the one with two actions sees it; p is the chance of the first of them. */
interface OtherPlayer {
  /** λ times what each action earns more at p = 1 than at p = 0, and what it earns at 0. */
  readonly slopes: readonly number[];
  readonly levels: readonly number[];
  /** λ times what the first action earns more against each. */
  readonly advantages: readonly number[];
}

function logChances({ slopes, levels }: OtherPlayer, p: number): number[] {
  const logits = slopes.map((slope, j) => levels[j]! + slope * p);
  const best = Math.max(...logits);
  const total = log(logits.reduce((sum, value) => sum + exp(value - best), 0));
  return logits.map((value) => value - best - total);
}

const advantageAt = (other: OtherPlayer, p: number): number => logChances(other, p).reduce((sum, chance, j) => sum + exp(chance) * other.advantages[j]!, 0);

/** Bounds of the advantage and of its derivative by x while p lies between two values. */
interface Bounds {
  readonly advantage: readonly [number, number];
  readonly rate: readonly [number, number];
}

/**
 * From the chances at a middle p each changes by e^(λ (slope - mean) Δp) before they are made to add up to 1; a mean is largest where the largest values have all the chance that they may.
 * The derivative by p is the covariance of advantages and slopes.
 */
function boundsBetween(other: OtherPlayer, order: readonly number[], low: number, high: number): Bounds {
  const { slopes, advantages } = other;
  const middle = (low + high) / 2;
  const chances = logChances(other, middle).map((value) => exp(value));
  const meanOf = (values: readonly number[]): number => chances.reduce((sum, chance, j) => sum + chance * values[j]!, 0);
  const [slope, advantage] = [meanOf(slopes), meanOf(advantages)];
  const half = (high - low) / 2;
  const swings = slopes.map((own) => exp(Math.abs(own - slope) * half));
  const [leasts, mosts] = [chances.map((chance, j) => chance / swings[j]!), chances.map((chance, j) => chance * swings[j]!)];
  const [allLeast, allMost] = [leasts.reduce((a, b) => a + b, 0), mosts.reduce((a, b) => a + b, 0)];
  const from = leasts.map((least, j) => least / (least + allMost - mosts[j]!));
  const to = mosts.map((most, j) => Math.min(1, most / (most + allLeast - leasts[j]!)));
  const free = 1 - from.reduce((a, b) => a + b, 0);
  const extreme = (values: readonly number[], best: Iterable<number>): number => {
    let left = free;
    let sum = from.reduce((total, least, j) => total + least * values[j]!, 0);
    for (const j of best) {
      const more = Math.min(left, to[j]! - from[j]!);
      sum += more * values[j]!;
      left -= more;
    }
    return sum;
  };
  const range = (values: readonly number[], sorted: readonly number[]): readonly [number, number] => [extreme(values, [...sorted].reverse()), extreme(values, sorted)];
  const reach = range(advantages, order);
  const tilts = range(slopes, falling(slopes));
  const products = advantages.map((own, j) => (own - advantage) * (slopes[j]! - slope));
  const spread = range(products, falling(products));
  // Cov = E[(a - a°)(s - s°)] - (E a - a°)(E s - s°) for any constants.
  const moved = Math.max(advantage - reach[0], reach[1] - advantage) * Math.max(slope - tilts[0], tilts[1] - slope);
  const [flat, steep] = [Math.min(low * (1 - low), high * (1 - high)), low <= 0.5 && high >= 0.5 ? 0.25 : Math.max(low * (1 - low), high * (1 - high))];
  const [down, up] = [spread[0] - moved, spread[1] + moved];
  return { advantage: reach, rate: [down * (down >= 0 ? flat : steep), up * (up >= 0 ? steep : flat)] };
}

const falling = (values: readonly number[]): number[] => values.map((_, j) => j).sort((a, b) => values[b]! - values[a]!);

/**
 * All equilibria of a game in which one player has two actions. In x = ln(p/(1-p)) they are where the other's response earns the first action an advantage of x/λ; intervals are halved
 * until bounds of that exclude it, its derivative is on one side of 1/λ, or they are negligible: the search is complete up to roots that touch without crossing. Null where it would take too
 * long.
 */
export function allWithTwoActions(game: QuantalGame): Float64Array[] | null {
  const { row, column, lambda } = game;
  const byRow = row.length === 2;
  const count = byRow ? row[0]!.length : row.length;
  const own = (i: number, j: number): number => (byRow ? row[i]![j]! : column[j]![i]!);
  const others = (i: number, j: number): number => (byRow ? column[i]![j]! : row[j]![i]!);
  const actions = Array.from({ length: count }, (_, j) => j);
  const other: OtherPlayer = {
    slopes: actions.map((j) => lambda * (others(0, j) - others(1, j))),
    levels: actions.map((j) => lambda * others(1, j)),
    advantages: actions.map((j) => lambda * (own(0, j) - own(1, j))),
  };
  const order = falling(other.advantages);
  const excess = (x: number): number => advantageAt(other, logistic(x)) - x;
  const found: Float64Array[] = [];
  let work = mostWork;
  const stack: (readonly [number, number])[] = [[Math.min(...other.advantages) - 1, Math.max(...other.advantages) + 1]];
  for (let interval = stack.pop(); interval !== undefined; interval = stack.pop()) {
    const [from, to] = interval;
    if ((work -= count) < 0) return null;
    const { advantage: [least, most], rate } = boundsBetween(other, order, logistic(from), logistic(to));
    const slack = 1e-12 * Math.max(1, Math.abs(from), Math.abs(to));
    if (most < from - slack || least > to + slack) continue;
    // Where it does nothing but fall, or rise, beside x there is one at most.
    const straight = rate[1] < 1 - 1e-9 || rate[0] > 1 + 1e-9;
    if (!straight && to - from > 1e-9 * Math.max(1, Math.abs(from))) {
      const middle = from / 2 + to / 2;
      stack.push([middle, to], [from, middle]);
      continue;
    }
    const [start, end] = [excess(from), excess(to)];
    if (start > 0 === end > 0) continue;
    const x = bracketedRoot(excess, from, to, start, end);
    const mixture = [logLogistic(x), logLogistic(-x)];
    const response = logChances(other, logistic(x));
    found.push(Float64Array.from(byRow ? [...mixture, ...response, lambda] : [...response, ...mixture, lambda]));
  }
  return found;
}
