import { exp, log, log1p } from '../../core/math/index.ts';
import type { SptGame, SptPlayer } from './types.ts';

/** What a player needs to know of its rivals: Σp, Σ p t and Π t. */
export interface Rivals {
  readonly performance: number;
  readonly safePerformance: number;
  readonly safeProduct: number;
}

/** A choice of one player, as logarithms of its investments (-∞ for none), with its payoff. */
export interface Reply {
  readonly logSafety: number;
  readonly logPerformance: number;
  readonly value: number;
}

/** A regime of certification: prices, and bounds on ln s; with the logarithms of the player's productivities, which every reply needs. */
export interface Regime {
  readonly logA: number;
  readonly logB: number;
  readonly safetyPrice: number;
  readonly performancePrice: number;
  readonly least: number;
  readonly most: number;
}

/** Every reply asks for them. */
const known = new WeakMap<SptGame, Map<SptPlayer, readonly Regime[]>>();

export function regimesOf(game: SptGame, player: SptPlayer): readonly Regime[] {
  let own = known.get(game);
  if (own === undefined) known.set(game, (own = new Map()));
  let regimes = own.get(player);
  if (regimes === undefined) own.set(player, (regimes = regimesFor(game, player)));
  return regimes;
}

function regimesFor(game: SptGame, player: SptPlayer): readonly Regime[] {
  const { certification } = game;
  const logs = { logA: log(player.A), logB: log(player.B) };
  if (certification === null) {
    return [{ ...logs, safetyPrice: game.safetyPrice ?? player.r, performancePrice: game.performancePrice ?? player.r, least: -Infinity, most: Infinity }];
  }
  const edge = log(certification.threshold);
  return [
    { ...logs, safetyPrice: certification.below, performancePrice: certification.below, least: -Infinity, most: edge },
    { ...logs, safetyPrice: certification.above, performancePrice: certification.above, least: edge, most: Infinity },
  ];
}

/** A step of Newton's method this short leaves an error below the last bit: half its square at most, since |f″| ≤ 2 t(1-t) and |f′| ≥ 2t below. */
const lastStep = 1e-8;

/** ln s that maximises a t - price Xs, Xs = (s/c)^(1/α); sought from `near` if that is given. */
export function bestLogSafety(gain: number, price: number, alpha: number, logScale: number, near = -Infinity): number {
  return gain > 0 ? worthwhileSafety(log((gain * alpha) / price) + logScale / alpha, alpha, near) : -Infinity;
}

/** The root y of constant + y - 2 ln(1+e^y) - y/α, which falls: ln s at which another unit of safety is worth its price. */
export function worthwhileSafety(constant: number, alpha: number, near = -Infinity): number {
  const tilt = 1 - 1 / alpha;
  // Without falling returns at 0 (α = 1) the first unit may not pay.
  if (tilt === 0 && constant <= 0) return -Infinity;
  let y = near > -Infinity ? near : constant > 0 ? constant / (2 - tilt) : tilt === 0 ? 0 : -constant / tilt;
  let low = -Infinity;
  let high = Infinity;
  for (let i = 0; i < 200; i++) {
    // ln(1 + e^y) and its slope share one exponential.
    const e = exp(y > 0 ? -y : y);
    const value = constant + tilt * y - 2 * (y > 0 ? y + log1p(e) : log1p(e));
    if (value > 0) low = y;
    else high = y;
    let next = y - value / (tilt - 2 * (y >= 0 ? 1 / (1 + e) : e / (1 + e)));
    if (Math.abs(next - y) <= lastStep) return next;
    if (!(next > low && next < high)) next = low === -Infinity ? y - 10 : high === Infinity ? y + 10 : (low + high) / 2;
    y = next;
  }
  return y;
}

/** A reply with the best safety for its performance. */
export interface Along extends Reply {
  /** Of the payoff by ln Xp, safety following. */
  readonly slope: number;
  readonly attained: boolean;
  /** ln s without bounds on it: where to look for the next one's. */
  readonly free: number;
  /** Chance of winning, Σ over rivals of q t, and what the performance costs. */
  readonly win: number;
  readonly others: number;
  readonly performanceCost: number;
}

/** Payoff along the best safety for a given ln Xp in a regime, and its derivative by ln p (envelope theorem). */
export function alongBestSafety(game: SptGame, player: SptPlayer, rivals: Rivals, regime: Regime, logX: number, near?: number): Along {
  const { alpha, beta, theta, d } = player;
  const logPerformance = regime.logB + beta * logX;
  const p = exp(logPerformance);
  const q = rivals.performance > 0 ? p / (p + rivals.performance) : 1;
  const k = rivals.performance > 0 ? rivals.safePerformance / (p + rivals.performance) : 0;
  const logScale = regime.logA - theta * logPerformance;
  const gain =
    game.disaster === 'winner-only' ? (1 + d) * q : game.disaster === 'multiplicative' ? rivals.safeProduct * (q + d) : q * (q + d);
  const free = bestLogSafety(gain, regime.safetyPrice, alpha, logScale, near);
  const held = free < regime.least || free > regime.most;
  // A hair above the threshold, so that rounding of the investment does not put the player below it.
  const logS = free < regime.least ? regime.least + 1e-13 : Math.min(regime.most, free);
  const e = exp(-Math.abs(logS));
  const t = logS >= 0 ? 1 / (1 + e) : e / (1 + e);
  const risk = logS >= 0 ? e / (1 + e) : 1 / (1 + e);
  const logSafety = logS === -Infinity ? -Infinity : (logS - logScale) / alpha;
  const safetyCost = regime.safetyPrice * exp(logSafety);
  const performanceCost = regime.performancePrice * exp(logX);
  // More performance makes given safety investment less safe, unless s is held at the threshold, where it costs more of it.
  const tSlope = held ? 0 : -theta * t * risk;
  const costSlope = performanceCost / beta + (held ? (safetyCost * theta) / alpha : 0);
  const qSlope = q * (1 - q);
  let value: number;
  let slope: number;
  if (game.disaster === 'winner-only') {
    value = (1 + d) * q * t + d * k;
    slope = (1 + d) * (qSlope * t + q * tSlope) - d * k * q;
  } else if (game.disaster === 'multiplicative') {
    value = rivals.safeProduct * t * (q + d);
    slope = rivals.safeProduct * (qSlope * t + (q + d) * tSlope);
  } else {
    const common = q * t + k;
    value = common * (q + d);
    slope = (qSlope * t + q * tSlope - k * q) * (q + d) + common * qSlope;
  }
  return {
    logSafety,
    logPerformance: logX,
    value: value - d - safetyCost - performanceCost,
    slope: slope - costSlope,
    // Below the threshold means strictly below.
    attained: !(held && logS === regime.most),
    free,
    win: q,
    others: k,
    performanceCost,
  };
}

/**
 * An upper bound of the payoff between two performances of one regime: safety certain and free, the chance of winning that of the higher, others'
 * contribution and the cost those of the lower.
 */
export function ceilingBetween(game: SptGame, player: SptPlayer, rivals: Rivals, lower: Along, higher: Along): number {
  const { d } = player;
  const { win } = higher;
  const common = game.disaster === 'multiplicative' ? rivals.safeProduct : Math.min(1, win + lower.others);
  const best = game.disaster === 'winner-only' ? win + d * common : common * (win + d);
  return best - d - lower.performanceCost;
}
