import { exp, log, pow } from '../../core/math/index.ts';
import { raceWeight, safetyRaceUtility, unfinedUtility } from './payoff.ts';
import type { SafetyRaceGame } from './types.ts';

/**
 * Highest and lowest payoff that one lab reaches by its own safety, the others as given. Against active rivals the payoff before the fine,
 * written N/M with N = k z^r (1-z) + (1-e')H and M = k z^r + B, is quasi-concave in w, so on either side of the floor it rises up to the
 * sign change of N'M - NM' and falls after it: bisection finds the highest point, the ends hold the lowest. The part below the floor is
 * closed by its supremum. `asPlayed` are the weights of all.
 */
function reach(game: SafetyRaceGame, safety: readonly number[], asPlayed: readonly number[], player: number): { highest: number; lowest: number } {
  const level = [...safety];
  const weights = [...asPlayed];
  const before = (s: number): number => {
    level[player] = s;
    weights[player] = raceWeight(game, player, s);
    return unfinedUtility(game, player, weights, level);
  };
  const speed = game.speeds[player] as number;
  const { exponent: r, floor, fine } = game;
  let rivals = 0;
  let rivalsSafe = 0;
  for (let j = 0; j < safety.length; j++) {
    if (j === player) continue;
    rivals += weights[j] as number;
    rivalsSafe += (weights[j] as number) * (safety[j] as number);
  }
  const regulated = fine > 0 && floor > 0;
  const ends = regulated ? [0, floor, 1] : [0, 1];
  const seen: number[] = [];
  for (const s of ends) seen.push(before(s) - (regulated && s < floor ? fine : 0));
  if (regulated) seen.push(before(floor) - fine);
  if (rivals === 0) {
    // Alone in the race the lab wins at any speed: its payoff rises to that of a safe win as s tends to 1, if other labs are there at all.
    const limit = safety.length > 1 ? 1 - (regulated && floor === 1 ? fine : 0) : before(1);
    seen.push(limit);
    return { highest: Math.max(...seen), lowest: Math.min(...seen) };
  }
  const offset = (1 - game.enmity / (1 + game.disasterLoss)) * rivalsSafe;
  const rises = (z: number): boolean => {
    const weight = speed * pow(z, r);
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
    for (let i = 0; i < 200; i++) {
      const middle = (low + high) / 2;
      if (middle <= low || middle >= high) break;
      if (rises(exp(middle))) low = middle;
      else high = middle;
    }
    return Math.min(to, exp(low));
  };
  if (!regulated) seen.push(before(1 - peak(0, 1)));
  else {
    const limit = 1 - floor;
    if (limit > 0) seen.push(before(1 - peak(0, limit)));
    if (limit < 1) seen.push(before(1 - peak(limit, 1)) - fine);
  }
  return { highest: Math.max(...seen), lowest: Math.min(...seen) };
}

/** Largest gain by a unilateral change of safety, and the largest range of payoffs that a lab reaches alone. */
export function checkSafetyRace(game: SafetyRaceGame, safety: readonly number[]): { epsilon: number; range: number } {
  let epsilon = 0;
  let range = 0;
  const weights = safety.map((s, j) => raceWeight(game, j, s));
  safety.forEach((level, player) => {
    // Labs of the same speed and safety have the same reach.
    if (safety.findIndex((other, j) => other === level && game.speeds[j] === game.speeds[player]) < player) return;
    const { highest, lowest } = reach(game, safety, weights, player);
    const own = safetyRaceUtility(game, player, safety);
    epsilon = Math.max(epsilon, highest - own);
    range = Math.max(range, Math.max(highest, own) - Math.min(lowest, own));
  });
  return { epsilon, range };
}
