import { exp, log } from '../../../core/math/index.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import type { Interval } from '../../aggregates/interval.ts';
import { marginOver } from './margins.ts';
import type { Side } from './side.ts';
import type { State } from './state.ts';

export const unknown: Interval = [-Infinity, Infinity];

/** The sign of G for all performances below one, where G itself may vanish with them. */
export function tailOf(side: Side, state: State, box: Aggregates): Interval {
  const { rule, kind, alpha, beta, theta, d } = side;
  const { high, win } = state;
  if (rule === 'multiplicative' && kind === 'free' && theta > 0 && d > 0) return fallsAway(side, state, box) ? [-1, -1] : unknown;
  const margin = marginOver(side, state, box);
  if (margin[0] > 0 || margin[1] < 0) return margin;
  if (rule !== 'winner-only' || d > 0 || kind !== 'free' || alpha === 1) return margin;
  // t (1 - q - θ (1 - t)) - C with y between (c - 2 ln 2)/(1/α - 1) and c/(1/α - 1): what falls faster with p is the less throughout if it is at the top.
  const power = 1 / alpha - 1;
  const [worthLeast, worthMost] = [box.logHigh, box.logLow].map((level) => side.base + (1 - theta / alpha) * high - (theta / alpha) * level) as [number, number];
  const slope = (1 - theta / alpha) / power - (1 / beta - 1);
  const cost = side.ownScale + (1 / beta - 1) * high;
  const [costLeast, costMost] = [cost + box.logLow / beta, cost + box.logHigh / beta];
  if (slope >= 0 && worthMost / power < costLeast) return [-1, -1];
  const left = 1 - win[1] - theta;
  if (slope <= 0 && worthLeast < 0 && left > 0 && (worthLeast - 2 * ln2) / power - ln2 + log(left) > costMost) return [1, 1];
  return margin;
}

const ln2 = 0.6931471805599453;

/**
 * Whether G of the multiplicative rule, with θ and d above 0 and free safety, is below 0 for all performances below one: then safety, which is the cheaper the less performance there is, is worth more than any chance of winning. With
 * c the worth of safety, y <= c α/(1 + α), so that 1 - t falls with θ u/(1 + α) at most, and q with u.
 */
function fallsAway(side: Side, { high, win }: State, box: Aggregates): boolean {
  const { alpha, theta, d } = side;
  if (theta > 1 + alpha) return false;
  const worth = side.base + log(win[1] + d) - (theta / alpha) * (high + box.logLow) - box.riskLow;
  return worth > 0 && (theta * d * exp((-worth * alpha) / (1 + alpha))) / 2 > win[1];
}
