import { exp } from '../../../core/math/index.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import { type Interval, plus, scaled, times } from '../../aggregates/interval.ts';
import type { Side } from './side.ts';
import { along, type State } from './state.ts';

/** Rounding of a sum is smaller than this part of what is added up. */
export const slack = 64 * 2.220446049250313e-16;

/** Nothing, for certain. */
export const still: Interval = [0, 0];

/** The marginal cost of performance over q (for the multiplicative rule over q Π t): of performance itself, and of the safety that it takes where that is held. */
export function costsOver(side: Side, state: State, box: Aggregates): { readonly own: Interval; readonly safety: Interval } {
  const own = costOver(side, state, box, side.ownScale, 1 / side.beta);
  return { own, safety: side.kind !== 'held' || side.theta === 0 ? still : costOver(side, state, box, side.heldScale, side.theta / side.alpha) };
}

/** A cost of e^scale p^power over q or q Π t. */
function costOver({ rule }: Side, { low, high }: State, box: Aggregates, scale: number, power: number): Interval {
  const shared = rule === 'multiplicative';
  const slope = power - 1;
  const a = slope >= 0 ? low : high;
  const b = slope >= 0 ? high : low;
  return [exp(scale + along(slope, a) + power * box.logLow + (shared ? box.riskLow : 0)), exp(scale + along(slope, b) + power * box.logHigh + (shared ? box.riskHigh : 0))];
}

/** 1/x of what is above 0. */
export const inverse = (x: Interval): Interval => [1 / x[1], 1 / x[0]];

/**
 * G, the derivative of the payoff by ln p over q (over q Π t for the multiplicative rule), safety following by the envelope theorem. With θ' = θ where safety is free and 0 where it is held:
 *
 *     winner-only      t (1 + d - q - θ' (1 + d)(1 - t)) - d (1 - M) - C
 *     additive         (1 - M)(1 - 2q - d) + (q + d) t (1 - θ' (1 - t)) - C
 *     multiplicative   1 - q - θ' (1 - t)(1 + d/q) - C
 */
export function marginOver(side: Side, state: State, box: Aggregates): Interval {
  const { rule, d } = side;
  const { win, safe, risk, part } = state;
  const theta = side.kind === 'held' ? 0 : side.theta;
  const { own, safety } = costsOver(side, state, box);
  const cost = plus(own, safety);
  let gain: Interval;
  let size: number;
  if (rule === 'winner-only') {
    const each: Interval = [1 + d - win[1] - theta * (1 + d) * risk[1], 1 + d - win[0] - theta * (1 + d) * risk[0]];
    gain = plus(times(safe, each), [-d * (1 - box.riskLow), -d * (1 - box.riskHigh)]);
    size = safe[1] * ((1 + d) * (1 + theta) + win[1]) + d * (1 + box.riskHigh);
  } else if (rule === 'additive') {
    const others = times([1 - box.riskHigh, 1 - box.riskLow], [1 - d - 2 * win[1], 1 - d - 2 * win[0]]);
    gain = plus(others, times([win[0] + d, win[1] + d], times(safe, [1 - theta * risk[1], 1 - theta * risk[0]])));
    size = (1 + box.riskHigh) * (1 + d + 2 * win[1]) + (win[1] + d) * safe[1] * (1 + theta);
  } else {
    const endangered: Interval = theta === 0 ? still : scaled(times(risk, inverse(part)), theta);
    gain = [1 - win[1] - endangered[1], 1 - win[0] - endangered[0]];
    size = 1 + win[1] + endangered[1];
  }
  const rounding = slack * size;
  return [gain[0] - cost[1] * (1 + slack) - rounding, gain[1] - cost[0] * (1 - slack) + rounding];
}
