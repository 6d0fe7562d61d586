import { exp, log } from '../../core/math/index.ts';
import { patience, raised } from './replies.ts';
import type { ReplyProblem } from './replies.ts';

/**
 * Replies to aggregates where a rival's safe win is worse than a disaster, e = e' > 1. With a = 1 + 1/r, G = e + (1-e) U and κ = e k/W a lab that is at neither
 * end replies with a root of
 *
 *     a z + κ z^r (1-z) = G,   which is to say   κ(z) = (G - a z) / (z^r (1-z)),   p = κ z^r/e = (G - a z) / (e (1-z)).
 *
 * Where G < a (U above `parting`) p falls in z, and so κ(z) falls: there is one root. Where G ≥ a, p rises and κ(z) falls to the fold
 *
 *     (r+1) z² - ((r+1) G + a (r-1)) z + r G = 0
 *
 * and rises after it: there is a lower root and an upper one, or none, and to race without any safety, z = 1, is a reply too.
 */
export const parting = ({ exponent, enmity }: ReplyProblem): number => (enmity - 1 - 1 / exponent) / (enmity - 1);

/** G at a chance of disaster. */
export const gainAt = ({ enmity }: ReplyProblem, disaster: number): number => enmity + (1 - enmity) * disaster;

/** The zeros of the fold's equation: the fold itself, 1 less `left`, and one above 1 by `beyond`. With d = G/a - 1, so that nothing cancels near the parting. */
export function spreadAt({ exponent: r }: ReplyProblem, gain: number): { fold: number; left: number; beyond: number } {
  const slope = 1 + 1 / r;
  const d = Math.max(0, gain / slope - 1);
  const root = Math.sqrt(d / r + (slope * slope * d * d) / 4);
  const bottom = 1 + (slope * d) / 2 + root;
  return { fold: (1 + d) / bottom, left: (root + d * (slope / 2 - 1)) / bottom, beyond: (slope * d) / 2 + root };
}

/** The unsafety of the fold, and the least κ that has replies below 1. */
export function foldAt(problem: ReplyProblem, gain: number): { unsafety: number; weight: number } {
  const slope = 1 + 1 / problem.exponent;
  const { fold, left } = spreadAt(problem, gain);
  const beyond = Math.max(0, gain / slope - 1);
  return { unsafety: fold, weight: left > 0 ? (slope * (beyond + left)) / (raised(problem, fold) * left) : slope };
}

/**
 * The root of a z + κ z^r (1-z) = G between two unsafeties, where the left side crosses G once, `rising` or falling. Newton's steps are kept in a bracket, and
 * taken in logarithms where the power decides, as in `unsafetyAt`.
 */
export function crossing(problem: ReplyProblem, weight: number, gain: number, from: number, to: number, rising: boolean, guess: number, settled: number): number {
  const { exponent } = problem;
  const slope = 1 + 1 / exponent;
  let low = from;
  let high = to;
  let z = guess > from && guess < to ? guess : (from + to) / 2;
  for (let i = 0; i < 200; i++) {
    const power = weight * raised(problem, z);
    const value = gain - slope * z - power * (1 - z);
    if (value > 0 === rising) low = z;
    else high = z;
    // Rounding: near the fold steps would go on.
    if (Math.abs(value) <= 4e-16 * gain) return z;
    const room = gain - slope * z;
    let next: number;
    if (rising && exponent > 2 && room > 0 && Math.abs(value) > 0.1 * room && power * (1 - z) > slope * z) {
      next = z * exp(-log((power * (1 - z)) / room) / (exponent - z / (1 - z) + (value > 0 ? (slope * z) / room : 0)));
    } else {
      const bend = slope + power * ((exponent * (1 - z)) / z - 1);
      next = z + value / bend;
      if (Math.abs(next - z) <= settled * z && bend > 0 === rising) return Math.max(from, Math.min(to, next));
    }
    const stuck = i >= patience && i % 2 === 0;
    if (stuck || !(next > low && next < high)) next = low > 0 ? (low + high) / 2 : high / 16;
    if (next === low || next === high) return next;
    z = next;
  }
  return z;
}

/** The lower root; `fold` is that of G, or 1 where there is one root only. */
export function lowerReply(problem: ReplyProblem, weight: number, gain: number, fold: number, guess: number, settled: number): number {
  if (problem.exponent !== 1) return crossing(problem, weight, gain, 0, fold, true, guess, settled);
  const b = 2 + weight;
  return Math.min(fold, (2 * gain) / (b + Math.sqrt(Math.max(0, b * b - 4 * weight * gain))));
}

/** The upper root. */
export function upperReply(problem: ReplyProblem, weight: number, gain: number, fold: number, guess: number, settled: number): number {
  if (problem.exponent !== 1) return crossing(problem, weight, gain, fold, 1, false, guess, settled);
  const b = 2 + weight;
  return Math.min(1, Math.max(fold, (b + Math.sqrt(Math.max(0, b * b - 4 * weight * gain))) / (2 * weight)));
}

/**
 * z times the slope of a z + κ z^r (1-z) at a root, which is a z + P (r - z/(1-z)) with P = G - a z = e p (1-z): positive at the lower root, negative at the
 * upper one, and near 0 near the fold.
 */
export const bendAt = ({ exponent: r, enmity: e }: ReplyProblem, unsafety: number, share: number): number =>
  (1 + 1 / r) * unsafety + e * share * (r - (r + 1) * unsafety);
