import { exp, log, log1p } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';
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

const logistic = (y: number): number => (y >= 0 ? 1 / (1 + exp(-y)) : exp(y) / (1 + exp(y)));

/** A regime of certification: prices, and bounds on ln s. */
interface Regime {
  readonly safetyPrice: number;
  readonly performancePrice: number;
  readonly least: number;
  readonly most: number;
}

function regimesOf(game: SptGame, player: SptPlayer): Regime[] {
  const { certification } = game;
  if (certification === null) {
    return [{ safetyPrice: game.safetyPrice ?? player.r, performancePrice: game.performancePrice ?? player.r, least: -Infinity, most: Infinity }];
  }
  const edge = log(certification.threshold);
  return [
    { safetyPrice: certification.below, performancePrice: certification.below, least: -Infinity, most: edge },
    { safetyPrice: certification.above, performancePrice: certification.above, least: edge, most: Infinity },
  ];
}

/** ln s that maximises a t - price Xs, Xs = (s/c)^(1/α): the root of ln(aα/price) + y - 2 ln(1+e^y) - (y - ln c)/α, which falls; sought from `near` if that is given. */
function bestLogSafety(gain: number, price: number, alpha: number, logScale: number, near = -Infinity): number {
  if (!(gain > 0)) return -Infinity;
  const constant = log((gain * alpha) / price) + logScale / alpha;
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
    if (Math.abs(next - y) <= 1e-15 * Math.max(1, Math.abs(y))) return next;
    if (!(next > low && next < high)) next = low === -Infinity ? y - 10 : high === Infinity ? y + 10 : (low + high) / 2;
    y = next;
  }
  return y;
}

/** A reply with the best safety for its performance. */
interface Along extends Reply {
  /** Of the payoff by ln Xp, safety following. */
  readonly slope: number;
  readonly attained: boolean;
  /** ln s without bounds on it: where to look for the next one's. */
  readonly free: number;
}

/** Payoff along the best safety for a given ln Xp in a regime, and its derivative by ln p (envelope theorem). */
function alongBestSafety(game: SptGame, player: SptPlayer, rivals: Rivals, regime: Regime, logX: number, near?: number): Along {
  const { alpha, beta, theta, d } = player;
  const logPerformance = log(player.B) + beta * logX;
  const p = exp(logPerformance);
  const q = rivals.performance > 0 ? p / (p + rivals.performance) : 1;
  const k = rivals.performance > 0 ? rivals.safePerformance / (p + rivals.performance) : 0;
  const logScale = log(player.A) - theta * logPerformance;
  const gain =
    game.disaster === 'winner-only' ? (1 + d) * q : game.disaster === 'multiplicative' ? rivals.safeProduct * (q + d) : q * (q + d);
  const free = bestLogSafety(gain, regime.safetyPrice, alpha, logScale, near);
  const held = free < regime.least || free > regime.most;
  // A hair above the threshold, so that rounding of the investment does not put the player below it.
  const logS = free < regime.least ? regime.least + 1e-13 : Math.min(regime.most, free);
  const t = logS === -Infinity ? 0 : logistic(logS);
  const logSafety = logS === -Infinity ? -Infinity : (logS - logScale) / alpha;
  const safetyCost = regime.safetyPrice * exp(logSafety);
  const performanceCost = regime.performancePrice * exp(logX);
  // More performance makes given safety investment less safe, unless s is held at the threshold, where it costs more of it.
  const tSlope = held ? 0 : -theta * t * logistic(-logS);
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
  };
}

/** Points of the first search over ln Xp, and how far below the largest affordable investment it reaches. */
const searchPoints = 120;
const searchDepth = 28;

/** Payoff without performance investment: the player cannot win, but may still help all to be safe. */
function withoutPerformance(game: SptGame, player: SptPlayer, rivals: Rivals): Reply {
  const others = rivals.performance > 0 ? rivals.safePerformance / rivals.performance : 0;
  const helps = game.disaster === 'multiplicative' && player.theta === 0;
  if (!helps) {
    const common = game.disaster === 'multiplicative' ? 0 : others;
    return { logSafety: -Infinity, logPerformance: -Infinity, value: -(1 - common) * player.d };
  }
  const regime = regimesOf(game, player)[0] as Regime;
  const logS = bestLogSafety(rivals.safeProduct * player.d, regime.safetyPrice, player.alpha, log(player.A));
  const t = logS === -Infinity ? 0 : logistic(logS);
  const logSafety = logS === -Infinity ? -Infinity : (logS - log(player.A)) / player.alpha;
  return { logSafety, logPerformance: -Infinity, value: rivals.safeProduct * t * player.d - player.d - regime.safetyPrice * exp(logSafety) };
}

/** Where a slope changes sign from up to down on the way up from `from`, or the end of [bottom, top] that is reached before. */
function climb(slope: (x: number) => number, from: number, bottom: number, top: number): number {
  const start = Math.min(top, Math.max(bottom, from));
  const atStart = slope(start);
  if (atStart === 0) return start;
  let [near, atNear] = [start, atStart];
  for (let width = 1e-4; ; width *= 8) {
    const next = atStart > 0 ? Math.min(top, start + width) : Math.max(bottom, start - width);
    if (next === near) return near;
    const atNext = slope(next);
    if (atNext > 0 !== atStart > 0) return atStart > 0 ? bracketedRoot(slope, near, next, atNear, atNext) : bracketedRoot(slope, next, near, atNext, atNear);
    [near, atNear] = [next, atNext];
  }
}

/**
 * Best reply of a player: for each certification regime the best safety follows from the performance, and what remains is searched over
 * ln Xp on a grid whose peaks are refined to a zero of the derivative. With `near` only the peak around that ln Xp is followed, and a player
 * without performance stays without.
 */
export function bestReply(game: SptGame, index: number, rivals: Rivals, near: number | null): Reply {
  const player = game.players[index] as SptPlayer;
  const apart = near === null || near === -Infinity;
  let best = apart && rivals.performance > 0 ? withoutPerformance(game, player, rivals) : null;
  if (near === -Infinity && best !== null) return best;
  for (const regime of regimesOf(game, player)) {
    const at = (x: number, guess?: number): Along => alongBestSafety(game, player, rivals, regime, x, guess);
    const consider = (reply: Along): void => {
      if (reply.attained && (best === null || reply.value > best.value)) best = reply;
    };
    const refine = (low: Along, high: Along): void => {
      if (low.slope > 0 && high.slope < 0) consider(at(bracketedRoot((x) => at(x).slope, low.logPerformance, high.logPerformance, low.slope, high.slope)));
    };
    const top = log((1 + player.d) / regime.performancePrice);
    const bottom = top - searchDepth;
    if (near !== null && near > -Infinity) {
      consider(at(climb((x) => at(x).slope, near, bottom, top)));
      continue;
    }
    const values: Along[] = [];
    for (let i = 0; i <= searchPoints; i++) values.push(at(bottom + ((top - bottom) * i) / searchPoints, values[i - 1]?.free));
    values.forEach((reply, i) => {
      consider(reply);
      const before = values[i - 1];
      const after = values[i + 1];
      const peak = (before === undefined || reply.value >= before.value) && (after === undefined || reply.value >= after.value);
      if (peak) refine(before ?? reply, after ?? reply);
    });
  }
  return best ?? bestReply(game, index, rivals, null);
}
