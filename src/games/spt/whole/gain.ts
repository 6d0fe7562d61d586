import { exp, logistic } from '../../../core/math/index.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import { type Interval, times } from '../../aggregates/interval.ts';
import { slack } from './margins.ts';
import { type Option, stateOf } from './option.ts';
import { isIdle, type Side } from './side.ts';
import type { State } from './state.ts';

/** A choice of a player for all aggregates of a box: as many times P as that may be, with the same safety. */
export interface Choice {
  /** p/P, which may be above 1 where it was less that is in P. */
  readonly ratio: number;
  readonly safe: number;
  /** The most that both investments cost. */
  readonly cost: number;
}

export const nothing: Choice = { ratio: 0, safe: 0, cost: 0 };
/** What choices come to where performance makes safety harder and there is ever less of it. */
export const harmless: Choice = { ratio: 0, safe: 1, cost: 0 };

/** What safety costs a side at ln s and ln p. */
const safetyCost = ({ kind, alpha, theta, logA, safetyPrice }: Side, y: number, u: number): number => (
  y === -Infinity ? 0 : safetyPrice * exp((y - logA + (kind === 'out' || theta === 0 ? 0 : theta * u)) / alpha)
);

/** The choice of a side at ln p/P and ln s. */
export function choiceAt(side: Side, v: number, y: number, box: Aggregates): Choice {
  if (isIdle(side)) return nothing;
  const u = v + box.logHigh;
  const performance = side.kind === 'out' ? 0 : side.performancePrice * exp((u - side.logB) / side.beta);
  return { ratio: side.kind === 'out' ? 0 : exp(v), safe: logistic(y), cost: safetyCost(side, y, u) + performance };
}

/** What a range of choices costs. */
function costOver(side: Side, state: State, box: Aggregates): Interval {
  const { low, high, logSafety, win, safe, risk } = state;
  const { kind, rule, alpha, beta, d, logB, performancePrice } = side;
  if (isIdle(side)) return [0, 0];
  const safety: [number, number] = [0, Infinity];
  if (low > -Infinity || kind === 'out') {
    safety[0] = safetyCost(side, logSafety[0], low + box.logLow);
    safety[1] = safetyCost(side, logSafety[1], high + box.logHigh);
  }
  if (kind !== 'held') {
    // What safety is worth at the margin, times α: t (1 - t) q (1 + d), of q (q + d) or, but for the others' part in Π t, (1 - t)(q + d).
    const worth: Interval = rule === 'winner-only' ? [win[0] * (1 + d), win[1] * (1 + d)] : rule === 'additive' ? [win[0] * (win[0] + d), win[1] * (win[1] + d)]
      : [exp(-box.riskHigh) * (win[0] + d), exp(-box.riskLow) * (win[1] + d)];
    const a = safe[0] * risk[1];
    const b = safe[1] * risk[0];
    const spread: Interval = rule === 'multiplicative' ? risk : [Math.min(a, b), safe[0] <= 0.5 && safe[1] >= 0.5 ? 0.25 : Math.max(a, b)];
    safety[0] = Math.max(safety[0], alpha * worth[0] * spread[0] * (1 - slack));
    safety[1] = Math.min(safety[1], alpha * worth[1] * spread[1] * (1 + slack));
  }
  if (kind === 'out') return safety;
  return [safety[0] + performancePrice * exp((low + box.logLow - logB) / beta), safety[1] + performancePrice * exp((high + box.logHigh - logB) / beta)];
}

/** A range of choices on one side, with what it does and costs. */
export interface Range {
  readonly side: Side;
  readonly state: State;
  readonly cost: Interval;
}

export function rangeOf(option: Option, box: Aggregates): Range {
  const state = stateOf(option, box);
  return { side: option.side, state, cost: costOver(option.side, state, box) };
}

/** How much more a player has by one choice than by any of a range while the rest of the race is what is left of the aggregates: a lower bound. */
export function leastGain(to: Choice, { side, state, cost }: Range, box: Aggregates): number {
  const { d } = side;
  const win: Interval = [Math.min(1, state.win[0]), Math.min(1, state.win[1])];
  const rest: Interval = [1 - win[1], 1 - win[0]];
  const own = to.ratio;
  const then: Interval = own === 0 ? [0, 0] : [own / (own + rest[1]), own / (own + rest[0])];
  const saved = cost[0] - to.cost;
  // Of sums of which nothing cancels but what the two have in common.
  const rounding = (size: number): number => 4 * slack * (size + cost[1] + to.cost);
  if (side.rule === 'multiplicative') {
    // Over Π t: t'/t (q' + d) - (q + d).
    const ratio: Interval = [to.safe / state.safe[1], to.safe / Math.max(Number.MIN_VALUE, state.safe[0])];
    const benefit: Interval = times(ratio, [then[0] + d, then[1] + d]);
    const joint: Interval = [exp(-box.riskHigh), exp(-box.riskLow)];
    return times(joint, [benefit[0] - win[1] - d, benefit[1] - win[0] - d])[0] + saved - rounding(joint[1] * (benefit[0] + win[1] + d));
  }
  const all: Interval = [1 - box.riskHigh, 1 - box.riskLow];
  // T' - T = (q (T - t) + p'/P (t' - T)) / (1 - q + p'/P).
  const left = times(win, [all[0] - state.safe[1], all[1] - state.safe[0]]);
  const total: Interval = [rest[0] + own, rest[1] + own];
  const moved = left[0] + own * (to.safe - all[1]);
  const moves = (win[1] + own) / total[0];
  const change = moved >= 0 ? moved / total[1] : total[0] > 0 ? moved / total[0] : -Infinity;
  // No more than everything can be lost.
  const common = Math.max(change, -all[1]);
  if (side.rule === 'winner-only') {
    const now = win[1] * state.safe[1];
    return to.safe * then[0] + d * common - now + saved - rounding(to.safe * then[0] + now + d * moves);
  }
  // (T + ΔT)(q' + d) - T (q + d) = ΔT (q' + d) + T (q' - q).
  return times([common, Math.max(common, 0)], [then[0] + d, then[1] + d])[0] + times(all, [then[0] - win[1], then[0] - win[1]])[0] + saved - rounding((1 + d) * moves + all[1] * (then[0] + win[1]));
}
