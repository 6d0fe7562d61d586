import { exp, log, pow } from '../../core/math/index.ts';
import { fineDue, payoffAgainst, raceWeight, rivalsOf, safetyRaceUtility } from './payoff.ts';
import type { SafetyRaceGame } from './types.ts';

/** How closely ln z is found at the highest point, over 1 + r: the payoff is flat there, and this leaves less than its rounding. */
const closely = 1e-9;
/** The highest point is looked for within this of what the lab does, relative, before it is anywhere. */
const nearby = 1e-6;

/**
 * Highest and lowest payoff that one lab reaches by its own safety, the others as given. Against active rivals the payoff before the fine,
 * written N/M with N = k z^r (1-z) + (1-e')H and M = k z^r + B, is quasi-concave in w, so on either side of the floor it rises up to the
 * sign change of N'M - NM' and falls after it: bisection finds the highest point, the ends hold the lowest. The part below the floor is
 * closed by its supremum. `rivals` and `rivalsSafe` are B and H.
 */
function reach(game: SafetyRaceGame, safety: readonly number[], player: number, rivals: number, rivalsSafe: number): { own: number; highest: number; lowest: number } {
  const speed = game.speeds[player] as number;
  const { exponent: r, floor, fine } = game;
  const before = (s: number): number => {
    const payoff = payoffAgainst(game, s, raceWeight(game, player, s), rivals, rivalsSafe);
    if (!Number.isNaN(payoff)) return payoff;
    const unfined = { ...game, fine: 0 };
    return safetyRaceUtility(unfined, player, safety.map((level, j) => (j === player ? s : level)));
  };
  const regulated = fine > 0 && floor > 0;
  const level = safety[player] as number;
  const own = before(level) - fineDue(game, level);
  let highest = -Infinity;
  let lowest = Infinity;
  const see = (payoff: number): void => {
    highest = Math.max(highest, payoff);
    lowest = Math.min(lowest, payoff);
  };
  for (const s of regulated ? [0, floor, 1] : [0, 1]) see(before(s) - fineDue(game, s));
  if (regulated) see(before(floor) - fine);
  if (rivals === 0) {
    // Alone in the race the lab wins at any speed: its payoff rises to that of a safe win as s tends to 1, if other labs are there at all.
    see(safety.length > 1 ? 1 - (regulated && floor === 1 ? fine : 0) : before(1));
    return { own, highest, lowest };
  }
  const offset = (1 - game.enmity / (1 + game.disasterLoss)) * rivalsSafe;
  const rises = (z: number): boolean => {
    const weight = speed * (r === 1 ? z : pow(z, r));
    const top = weight * (1 - z) + offset;
    // N'M - NM' over k z^(r-1), which would underflow.
    return (r * (1 - z) - z) * (weight + rivals) - r * top > 0;
  };
  const peak = (from: number, to: number): number => {
    // Unsafety from `from` to `to`; halves in ln z, since the best unsafety of a fast lab may be tiny.
    let low = from > 0 ? log(from) : -690;
    let high = log(to);
    if (!rises(exp(low))) return from;
    if (rises(to)) return to;
    const about = log(1 - level);
    if (about - nearby > low && about + nearby < high && rises(exp(about - nearby)) && !rises(exp(about + nearby))) [low, high] = [about - nearby, about + nearby];
    while (high - low > closely / (1 + r)) {
      const middle = (low + high) / 2;
      if (middle <= low || middle >= high) break;
      if (rises(exp(middle))) low = middle;
      else high = middle;
    }
    return Math.min(to, exp(low));
  };
  if (!regulated) see(before(1 - peak(0, 1)));
  else {
    const limit = 1 - floor;
    if (limit > 0) see(before(1 - peak(0, limit)));
    if (limit < 1) see(before(1 - peak(limit, 1)) - fine);
  }
  return { own, highest, lowest };
}

/** More than any lab's payoffs can differ. */
export const mostRange = ({ enmity, disasterLoss, fine }: SafetyRaceGame): number => Math.max(1, 1 - enmity) - Math.min(1 - enmity, -disasterLoss) + fine;

/**
 * Largest gain by a unilateral change of safety, and the largest range of payoffs that a lab reaches alone; labs after one that gains more than `enough` are not looked
 * at, for those who only ask whether the profile is an equilibrium.
 */
export function checkSafetyRace(game: SafetyRaceGame, safety: readonly number[], enough = Infinity): { epsilon: number; range: number } {
  let epsilon = 0;
  let range = 0;
  const { weight, safeWeight } = rivalsOf(safety.map((s, j) => raceWeight(game, j, s)), safety);
  // Labs of the same speed and safety have the same reach.
  const seen = new Set<string>();
  for (let player = 0; player < safety.length && epsilon <= enough; player++) {
    const kind = `${game.speeds[player]} ${safety[player]}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    const { own, highest, lowest } = reach(game, safety, player, weight[player]!, safeWeight[player]!);
    epsilon = Math.max(epsilon, highest - own);
    range = Math.max(range, Math.max(highest, own) - Math.min(lowest, own));
  }
  return { epsilon, range };
}
