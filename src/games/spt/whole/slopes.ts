import type { Aggregates } from '../../aggregates/aggregates.ts';
import { type Interval, plus, scaled, times } from '../../aggregates/interval.ts';
import { costsOver, inverse, still } from './margins.ts';
import type { Side } from './side.ts';
import type { State } from './state.ts';

/** a + b x for x of an interval that is on no side of 0 in particular. */
const affine = (a: number, b: number, x: Interval): Interval => plus([a, a], scaled(x, b));

/** Derivatives of G over a range. */
export interface Slopes {
  /** By ln q. */
  readonly bend: Interval;
  /** By ln P, q held, so that p moves with P. */
  readonly byLevel: Interval;
  /** By M. */
  readonly byRisk: Interval;
}

export function slopesOver(side: Side, state: State, box: Aggregates): Slopes {
  const { rule, alpha, beta, d } = side;
  const { win, safe, risk, part } = state;
  const tilt = side.theta / alpha;
  const held = side.kind === 'held';
  const theta = held ? 0 : side.theta;
  const { own, safety } = costsOver(side, state, box);
  let moved: Interval = still;
  if (!held) {
    const turned = affine(1, -2, safe);
    const bySafety: Interval = rule === 'winner-only'
      ? [1 - win[1] + d - theta * (1 + d) * turned[1], 1 - win[0] + d - theta * (1 + d) * turned[0]]
      : rule === 'additive' ? times([win[0] + d, win[1] + d], affine(1, -theta, turned)) : theta === 0 ? still : scaled(inverse(part), theta);
    moved = times(bySafety, easeOver(side, state));
  }
  const byShare: Interval = rule === 'winner-only' ? [-win[1] * safe[1], -win[0] * safe[0]]
    : rule === 'additive' ? times(win, plus([-2 * (1 - box.riskLow), -2 * (1 - box.riskHigh)], times(safe, affine(1, -theta, risk))))
    : plus([-win[1], -win[0]], theta === 0 ? still : scaled(times(risk, plus(inverse(part), [-1, -1])), theta));
  const bend = plus(plus(byShare, held ? still : times(moved, worthOver(side, state))), plus(scaled(own, 1 - 1 / beta), scaled(safety, 1 - tilt)));
  const byLevel: Interval = [-tilt * (moved[1] + safety[1]) - own[1] / beta, -tilt * (moved[0] + safety[0]) - own[0] / beta];
  const byRisk: Interval = rule === 'winner-only' ? [d, d] : rule === 'additive' ? [d - 1 + 2 * win[0], d - 1 + 2 * win[1]]
    : [-moved[1] - own[1] - safety[1], -moved[0] - own[0] - safety[0]];
  return { bend, byLevel, byRisk };
}

/** Derivative of the worth of safety by ln q. */
function worthOver({ rule, theta, alpha }: Side, { part }: State): Interval {
  const tilt = theta / alpha;
  if (rule === 'winner-only') return [1 - tilt, 1 - tilt];
  const factors = rule === 'additive' ? 1 : 0;
  return [part[0] + factors - tilt, part[1] + factors - tilt];
}

/** dG/d ln p while the rest of the race stays as it is, so that P and M move too: where G is 0 a maximum of the payoff has none above 0. */
export function slopeAmongRivals(side: Side, state: State, box: Aggregates, { bend, byLevel, byRisk }: Slopes): Interval {
  const { win, risk } = state;
  // Own performance moves ln q by 1 - q and ln P by q.
  const rest: Interval = [1 - win[1], 1 - win[0]];
  const held = side.kind === 'held';
  const worth = plus(times(rest, worthOver(side, state)), scaled(win, -side.theta / side.alpha));
  const direct = plus(times(rest, bend), times(win, byLevel));
  if (side.rule === 'multiplicative') {
    // d(-ln t), with its own part in M.
    const eased = held ? still : lossOver(side, state);
    const risen = scaled(times([eased[0] / (1 - eased[0]), eased[1] < 1 ? eased[1] / (1 - eased[1]) : Infinity], worth), -1);
    return plus(direct, times(byRisk, risen));
  }
  const wins = held ? still : times(win, easeOver(side, state));
  const risen = plus(times(win, [risk[0] - box.riskHigh, risk[1] - box.riskLow]), scaled(times(wins, worth), -1));
  return plus(direct, times(byRisk, risen));
}

/** Derivatives of the own part of M, q (1 - t) or -ln t, over a range. */
export interface RiskSlopes {
  /** By ln q, by ln P, by M. */
  readonly bend: Interval;
  readonly byLevel: Interval;
  readonly byRisk: Interval;
}

export function riskSlopesOver(side: Side, state: State): RiskSlopes {
  const tilt = side.theta / side.alpha;
  const { win, risk } = state;
  const worth = worthOver(side, state);
  if (side.rule === 'multiplicative') {
    const eased = side.kind === 'held' ? still : lossOver(side, state);
    return { bend: scaled(times(eased, worth), -1), byLevel: scaled(eased, tilt), byRisk: eased };
  }
  const wins = side.kind === 'held' ? still : times(win, easeOver(side, state));
  return { bend: plus(times(win, risk), scaled(times(wins, worth), -1)), byLevel: scaled(wins, tilt), byRisk: still };
}

/** dt/dc: t(1-t)/(1/α - 1 + 2t), for the multiplicative rule t(1-t)/(1/α + t). */
function easeOver({ rule, alpha }: Side, { safe, risk }: State): Interval {
  if (rule === 'multiplicative') return [safe[0] === 0 ? 0 : (risk[0] / (1 + 1 / (alpha * safe[0]))), safe[1] === 0 ? 0 : risk[1] / (1 + 1 / (alpha * safe[1]))];
  const least = 1 / alpha - 1;
  return [safe[0] === 0 ? 0 : risk[0] / (2 + least / safe[0]), safe[1] === 0 ? 0 : risk[1] / (2 + least / safe[1])];
}

/** d ln t/dc of the multiplicative rule. */
const lossOver = ({ alpha }: Side, { safe, risk }: State): Interval => [risk[0] / (1 / alpha + safe[1]), safe[0] > 0 ? risk[1] / (1 / alpha + safe[0]) : Infinity];
