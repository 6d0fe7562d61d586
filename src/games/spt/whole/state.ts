import { exp, log } from '../../../core/math/index.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import type { Interval } from '../../aggregates/interval.ts';
import { isIdle, safetyAt, type Side } from './side.ts';

/** What one side does while ln q, q = p/P, ranges from `low` to `high` and the aggregates over a box: enclosures of q, t and 1 - t. */
export interface State {
  readonly low: number;
  readonly high: number;
  readonly win: Interval;
  /** ln s, without regard to the side's bounds. */
  readonly logSafety: Interval;
  readonly safe: Interval;
  readonly risk: Interval;
  /** q/(q + d). */
  readonly part: Interval;
}

/** States that were worked out, which is what a search costs, and how many it may take (`mostStates`). */
export const work = { states: 0, most: 0 };

/** A tenth of a second of a command that has just started; less among many players, since best replies, which follow a search that gives up, take the longer. */
export const mostStates = (players: number): number => Math.max(8_000, 34_000 - 1_200 * players);

/** What a search takes at the least for a player: where that is too much it is not begun. */
export const leastStates = 250;

/** What the check of a profile costs a player, in states. */
export const statesOfCheck = (certified: boolean): number => (certified ? 1_000 : 200);

export function stateOver(side: Side, low: number, high: number, box: Aggregates): State {
  work.states++;
  const { d } = side;
  const least = side.kind === 'out' ? 0 : exp(low);
  const win: Interval = [least, low === high || side.kind === 'out' ? least : exp(high)];
  const logSafety: Interval = isIdle(side) ? [-Infinity, -Infinity] : side.kind === 'held' ? [side.most, side.most] : safetyOver(side, low, high, box, win);
  const from = logSafety[0];
  const to = logSafety[1];
  const e = exp(-Math.abs(from));
  const f = from === to ? e : exp(-Math.abs(to));
  const safe: Interval = [(from >= 0 ? 1 : e) / (1 + e), (to >= 0 ? 1 : f) / (1 + f)];
  const risk: Interval = [(to >= 0 ? f : 1) / (1 + f), (from >= 0 ? e : 1) / (1 + e)];
  const part: Interval = d === 0 ? [1, 1] : [win[0] / (win[0] + d), win[1] / (win[1] + d)];
  return { low, high, win, logSafety, safe, risk, part };
}

/** ln s where it is free. */
function safetyOver(side: Side, low: number, high: number, box: Aggregates, win: Interval): Interval {
  const atLow = worthAt(side, low, win[0], box.logHigh, box.riskHigh);
  const atHigh = low === high ? atLow : worthAt(side, high, win[1], box.logHigh, box.riskHigh);
  const from = safetyAt(side, worthFrom(side, low, high, win, atLow, atHigh));
  const { theta, alpha, rule } = side;
  // By how much more safety is worth at the other corner of the box.
  const more = (theta / alpha) * (box.logHigh - box.logLow) + (rule === 'multiplicative' ? box.riskHigh - box.riskLow : 0);
  if (low === high && more === 0) return [from, from];
  return [from, Math.max(from, safetyAt(side, Math.max(atLow, atHigh) + more))];
}

/** k v, nothing for k = 0 whatever v. */
export const along = (k: number, v: number): number => (k === 0 ? 0 : k * v);

/** The logarithm of what safety is worth over its price at s = 1, but for what s takes from it, at ln q, q, ln P and M. */
function worthAt({ rule, kind, d, base, theta, alpha }: Side, v: number, q: number, level: number, risk: number): number {
  const tilt = theta / alpha;
  if (kind === 'out') return base + log(d) - risk;
  const shared = rule === 'multiplicative';
  const own = rule !== 'winner-only' && d > 0 ? log(q + d) : 0;
  // How often q counts as a factor; where there is no loss q + d is another.
  const factors = (shared ? 0 : 1) + (rule !== 'winner-only' && d === 0 ? 1 : 0);
  return base + own + along(factors - tilt, v) - tilt * level - (shared ? risk : 0);
}

/** The least of it over a range with these at its ends. It is convex in v. */
function worthFrom({ rule, kind, d, theta, alpha }: Side, low: number, high: number, win: Interval, atLow: number, atHigh: number): number {
  if (kind === 'out' || rule === 'winner-only' || d === 0 || low === high) return Math.min(atLow, atHigh);
  const bends = win.map((q) => q / (q + d) + (rule === 'additive' ? 1 : 0) - theta / alpha) as [number, number];
  if (bends[0] >= 0) return atLow;
  if (bends[1] <= 0) return atHigh;
  // ln(q + d) is at least ln d.
  const apart = atHigh - log(win[1] + d) + log(d);
  return low === -Infinity ? apart : Math.max(apart, atLow + bends[0] * (high - low), atHigh - bends[1] * (high - low));
}
