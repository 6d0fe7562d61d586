import { exp } from '../../core/math/index.ts';
import { bendAt, foldAt, gainAt, lowerReply, upperReply } from './branches.ts';
import type { Budget } from './budget.ts';
import { raised, settledFor, unsafetyAt } from './replies.ts';
import type { ReplyProblem } from './replies.ts';

/** The free replies of each group of labs to one pair of aggregates; NaN where there is none, or where the fold is too near to be sure. Above the parting the upper ones are empty. */
export interface FreeReplies {
  readonly lower: number[];
  readonly lowerShare: number[];
  readonly upper: number[];
  readonly upperShare: number[];
}

/** Likely replies to start from. */
export interface Guess {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** Bounds of one free reply and its chance of winning on a cell. */
export interface Box {
  readonly zLow: number;
  readonly zHigh: number;
  readonly shareLow: number;
  readonly shareHigh: number;
}

/**
 * How steep a reply's equation has to be, in parts of (1+r) G. Its terms are each within a few u = 2^-53 of themselves (powers within r |ln z| u, and near the fold
 * z > r/(r+1)), so that z is within 1e-10/(1+r) of the root, relative, and the chance of winning within 1e-10.
 */
const flat = 1e-5;

/** Replies to start from between two points. */
export function between(one: FreeReplies, other: FreeReplies): Guess {
  return { lower: one.lower.map((z, i) => (z + other.lower[i]!) / 2), upper: one.upper.map((z, i) => (z + other.upper[i]!) / 2) };
}

/** The replies to aggregates y = ln Σw and U of the groups of the given speeds; `folded` below the parting, where they may be several. */
export function freeReplies(
  problem: ReplyProblem, speeds: readonly number[], y: number, disaster: number, folded: boolean, near: Guess | null, settled: number, budget: Budget,
): FreeReplies {
  const count = speeds.length;
  // Plain arrays: typed ones of more than 64 bytes cost more than what is in them.
  const none = (length: number): number[] => new Array<number>(length).fill(NaN);
  const replies = { lower: none(count), lowerShare: none(count), upper: none(folded ? count : 0), upperShare: none(folded ? count : 0) };
  const total = exp(y);
  const gain = gainAt(problem, disaster);
  const steep = flat * (1 + problem.exponent) * gain;
  const fold = folded ? foldAt(problem, gain) : null;
  budget.replies += count;
  for (let i = 0; i < count; i++) {
    const relative = speeds[i]! / total;
    const weight = problem.enmity * relative;
    if (fold !== null && weight < fold.weight) continue;
    const guess = near === null ? 0 : near.lower[i]!;
    const lower = fold === null ? unsafetyAt(problem, relative, disaster, guess, settled) : lowerReply(problem, weight, gain, fold.unsafety, guess, settled);
    const share = relative * raised(problem, lower);
    if (bendAt(problem, lower, share) >= steep) {
      replies.lower[i] = lower;
      replies.lowerShare[i] = share;
    }
    if (fold === null) continue;
    const upper = upperReply(problem, weight, gain, fold.unsafety, near === null ? 0 : near.upper[i]!, settled);
    const upperShare = relative * raised(problem, upper);
    if (-bendAt(problem, upper, upperShare) >= steep) {
      replies.upper[i] = upper;
      replies.upperShare[i] = upperShare;
    }
  }
  return replies;
}

/**
 * Bounds of a free reply of group i from its values at corners. Unsafety and chance of winning are each monotone in y and in U on either root,
 *
 *     z_y = e p (1-z)/A,   z_U = (1-e)/A,   p_y = p (e p - a)/A,   p_U = p r (1-e)/(z A),   A = a + e p (r (1-z)/z - 1),
 *
 * where e p - a has the sign of G - a, so that the extremes are at corners; below the parting, where both rise in y and fall in U on the lower root and the other way
 * round on the upper one, at two of them. Null unless the root is at all: it is then everywhere between, since it is where κ is least and G largest.
 */
export function boxOf(corners: readonly FreeReplies[], i: number, upper: boolean): Box | null {
  let zLow = Infinity;
  let zHigh = -Infinity;
  let shareLow = Infinity;
  let shareHigh = -Infinity;
  for (let k = 0; k < corners.length; k++) {
    const corner = corners[k]!;
    const z = (upper ? corner.upper : corner.lower)[i]!;
    const share = (upper ? corner.upperShare : corner.lowerShare)[i]!;
    if (Number.isNaN(z)) return null;
    if (z < zLow) zLow = z;
    if (z > zHigh) zHigh = z;
    if (share < shareLow) shareLow = share;
    if (share > shareHigh) shareHigh = share;
  }
  return { zLow, zHigh, shareLow, shareHigh };
}

/** Rounding of a span, and by how much G is made smaller for it. */
const outwards = 1e-9;

/**
 * Bounds of all free replies of a lab to ln Σw from `low` to `high` and chances of disaster `from`, `to`; null where there are none. The roots for the least κ and the
 * largest U, with a G smaller by a billionth, lie outside of all others, however near the fold. The chance of winning is bounded by κ and by G, with which it rises.
 */
export function spanOf(problem: ReplyProblem, speed: number, low: number, high: number, from: number, to: number, folded: boolean, budget: Budget): Box | null {
  const { exponent, enmity } = problem;
  const [least, most] = [exp(low), exp(high)];
  const weight = (enmity * speed) / least;
  const slope = 1 + 1 / exponent;
  const [gainLow, gainHigh] = [gainAt(problem, to), gainAt(problem, from)];
  const gain = gainLow * (1 - outwards);
  const settled = settledFor(problem);
  budget.replies += 1;
  let [zLow, zHigh] = [0, folded ? 1 : Math.min(1, gainHigh / slope) * (1 + outwards)];
  if (gain <= slope) zLow = lowerReply(problem, weight, gain, 1, 0, settled);
  else {
    const fold = foldAt(problem, gain);
    if (weight < fold.weight * (1 - outwards)) return null;
    zLow = lowerReply(problem, weight, gain, fold.unsafety, 0, settled);
    if (folded) zHigh = upperReply(problem, weight, gain, fold.unsafety, 0, settled);
  }
  zHigh = Math.min(1, zHigh);
  const byGain = (z: number, g: number): number => (g - slope * z) / (enmity * (1 - z));
  const byWeight = [(speed / most) * raised(problem, zLow), (speed / least) * raised(problem, zHigh)] as const;
  const [shareLow, shareHigh] = folded
    ? [byGain(zLow, gainLow), zHigh < 1 ? byGain(zHigh, gainHigh) : Infinity]
    : [zHigh < 1 ? byGain(zHigh, gainLow) : 0, byGain(zLow, gainHigh)];
  return { zLow, zHigh, shareLow: Math.max(0, byWeight[0], shareLow) * (1 - outwards), shareHigh: Math.min(byWeight[1], shareHigh) * (1 + outwards) };
}
