import { exp, log, log1p } from '../../../core/math/index.ts';
import { type Regime, regimesOf, worthwhileSafety } from '../best-safety.ts';
import type { SptGame, SptPlayer } from '../types.ts';

/**
 * One way in which a player may choose: its safety free within a regime of certification, held at the threshold, or no performance at all. What rivals do enters by two sums,
 * its own part in both: P = Σ p, and M, the mean risk Σ q (1 - t) of a disaster with one loser, or -ln Π t where one unsafe player makes all unsafe. Both bounds on ln s are the threshold
 * where it is held there.
 */
export interface Side extends Regime {
  readonly rule: SptGame['disaster'];
  readonly kind: 'free' | 'held' | 'out';
  /** Held a hair below the threshold, where safety never is best, since a little more is better, but may be better than others. */
  readonly edge: boolean;
  readonly alpha: number;
  readonly beta: number;
  readonly theta: number;
  readonly d: number;
  /** ln p from which on performance costs more than 1 + d, all that it can bring, and of the search's least investment. */
  readonly top: number;
  readonly bottom: number;
  /** The logarithm of what safety is worth over its price at s = 1, but for what depends on the aggregates, on q and on s. */
  readonly base: number;
  /** Logarithms of the marginal costs of performance, and of the safety that it takes at the threshold, at p = 1. */
  readonly ownScale: number;
  readonly heldScale: number;
  /** ln s that was looked for last: the next is often near. */
  last: number;
}

/** Where nobody's performance costs more than e^-this of what it may bring nothing is looked for: about a billionth. */
const leastDepth = 21;

/** In units of ln s. */
const hair = 1e-9;

/** Whether a player out of the race does nothing at all. */
export const isIdle = ({ kind, rule }: Side): boolean => kind === 'out' && rule !== 'multiplicative';

/** The sides of a player. */
export function sidesOf(game: SptGame, index: number): Side[] {
  const player = game.players[index] as SptPlayer;
  const { alpha, beta, theta, d } = player;
  const sides = regimesOf(game, player).flatMap((regime): Side[] => {
    const { logA, logB, safetyPrice, performancePrice, least, most } = regime;
    const top = logB + beta * log((1 + d) / performancePrice);
    const base = log(alpha / safetyPrice) + logA / alpha + (game.disaster === 'winner-only' ? log(1 + d) : 0);
    const ownScale = log(performancePrice / beta) - logB / beta;
    // Xs = (s p^θ/A)^(1/α).
    const heldScale = log(theta > 0 ? (safetyPrice * theta) / alpha : 1) + ((least > -Infinity ? least : most < Infinity ? most : 0) - logA) / alpha;
    const side: Side = {
      ...regime, rule: game.disaster, kind: 'free', edge: false, alpha, beta, theta, d, top, bottom: top - beta * leastDepth, base, ownScale, heldScale, last: 0,
    };
    if (least > -Infinity) return [side, { ...side, kind: 'held', most: least }];
    return most < Infinity ? [side, { ...side, kind: 'held', edge: true, least: most - hair, most: most - hair }] : [side];
  });
  // Out of the race only what lies in the hands of all is worth safety.
  const helps = game.disaster === 'multiplicative' && theta === 0 && d > 0;
  const out = game.disaster !== 'multiplicative' || helps ? sides.filter(({ kind }) => kind === 'free').map((side): Side => ({ ...side, kind: 'out' })).slice(0, helps ? undefined : 1) : [];
  return [...sides, ...out];
}

/** ln s at which another unit of safety investment is worth its price, from the logarithm c of its worth at s = 1 but for what s takes from it. */
export function safetyAt(side: Side, c: number): number {
  const { alpha, rule } = side;
  if (!Number.isFinite(c)) return c;
  if (rule !== 'multiplicative') {
    const y = worthwhileSafety(c, alpha, side.last);
    if (y > -Infinity) side.last = y;
    return y;
  }
  // c - ln(1 + e^y) - y/α = 0, which falls.
  let y = side.last;
  for (let i = 0; i < 60; i++) {
    const e = exp(y > 0 ? -y : y);
    const value = c - (y > 0 ? y + log1p(e) : log1p(e)) - y / alpha;
    const step = value / (1 / alpha + (y >= 0 ? 1 / (1 + e) : e / (1 + e)));
    y += step;
    // What Newton's step leaves is less than half its square.
    if (Math.abs(step) < 1e-8) break;
  }
  side.last = y;
  return y;
}
