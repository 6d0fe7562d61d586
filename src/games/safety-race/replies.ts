import { exp, log, pow } from '../../core/math/index.ts';

/**
 * Replies in the unsafety z = 1 - s. With w = k z^r, B the rivals' Σw and Q their Σwz, a lab minimises its loss, fines apart and in units of 1 + D,
 *
 *     (w z + Q + e (B - Q)) / (w + B),
 *
 * convex over affine in w, hence quasi-convex (solvers, "n-lab race"). Written in unsafety and not in safety because with little enmity the labs are all but
 * safe, and what decides would be lost in 1 - z. At a free reply the marginal loss is the average one: the loss itself is (1+1/r) z.
 */
export interface ReplyProblem {
  /** r. */
  readonly exponent: number;
  /** e/(1+D). */
  readonly enmity: number;
  /** Powers by squares or by a logarithm and an exponential, within r max(1, |ln z|) units in the last place: for bounds that allow for it, in a third of the time or less. */
  readonly roughly?: boolean;
}

/** No lab is less safe than e r/(1 + r e) in an equilibrium, since z ≤ r/(r+1) (e + (1-e) U) at every reply and U is an average of z. */
export const mostUnsafety = ({ exponent, enmity }: ReplyProblem): number => (enmity * exponent) / (1 + exponent * enmity);

/** Up to this exponent rough powers are taken by squares, within r u. */
const mostSquared = 1000;

/** z^r, by the quick way where there is one. */
export function raised({ exponent, roughly }: ReplyProblem, unsafety: number): number {
  if (exponent === 1) return unsafety;
  if (exponent <= 16 && Number.isInteger(exponent)) {
    let power = unsafety;
    for (let i = 1; i < exponent; i++) power *= unsafety;
    return power;
  }
  if (exponent === 0.5) return Math.sqrt(unsafety);
  if (roughly !== true) return pow(unsafety, exponent);
  if (exponent > mostSquared || !Number.isInteger(exponent)) return exp(exponent * log(unsafety));
  let power = 1;
  let square = unsafety;
  for (let rest = exponent; rest > 0; rest >>= 1) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}

/**
 * The size of Newton's last step towards a reply that is to bound others, relative; it leaves its square times r. A free reply z for e ≤ 1 is the root of g(z) = G - a z - P (1-z),
 * P = e (k/W) z^r, a = 1 + 1/r. There z ≤ G/a, so that -z g'(z) = a z + P (r - (r+1) z) is at least G min(1/2, r/4): either the first term is half of G or more, or P (1-z) is,
 * and then r - (r+1) z ≥ r/2. The terms of g are each within a few u = 2^-53 of themselves, so that z is within 16 u max(2, 4/r) of the root, relative; powers by logarithms
 * (`roughly`) are within r |ln z| u, which moves z by 2 |ln z| u at most, and by squares within r u: 1e-12 in all for r ≥ 0.01. A chance of winning is within r times that and a few u, below 1e-9 for
 * r ≤ 1,000, which is `roundingEach`; so is each term of a gain over the floor, of which `slack` is left to the certificate. Where e > 1 what is near the fold is left out (`flat`).
 */
export const settledFor = ({ exponent }: ReplyProblem): number => 1e-8 / (1 + exponent);

/** w = k z^r. */
export const weightOf = (problem: ReplyProblem, speed: number, unsafety: number): number => speed * raised(problem, unsafety);

/** Newton's steps after which every other one halves the bracket. */
export const patience = 20;

/**
 * The unsafety that is best at the aggregate W and the chance of disaster U = Σpz (both containing the lab itself), for 0 < e ≤ 1: the root of
 * e + (1-e) U - (1+1/r) z - e (k/W) z^r (1-z), which is unique (convex or concave-convex with opposite signs at the ends). Newton's steps
 * from `guess` are kept in a bracket; the last of them is at most `settled`, relative, and leaves the square of that times r. Far from the root and where the
 * power decides they are taken in logarithms, in which a power is a line: with r of 100 the others would go a hundredth of z at a time.
 */
export function unsafetyAt(problem: ReplyProblem, relativeSpeed: number, disaster: number, guess: number, settled = 1e-15): number {
  const { exponent, enmity } = problem;
  const weight = enmity * relativeSpeed;
  const gain = enmity + (1 - enmity) * disaster;
  if (exponent === 1) {
    const b = 2 + weight;
    return (2 * gain) / (b + Math.sqrt(b * b - 4 * weight * gain));
  }
  const slope = 1 + 1 / exponent;
  let low = 0;
  let high = 1;
  let z = guess > 0 && guess < 1 ? guess : 0.5;
  for (let i = 0; i < 200; i++) {
    const power = weight * raised(problem, z);
    const value = gain - slope * z - power * (1 - z);
    if (value > 0) low = z;
    else high = z;
    const room = gain - slope * z;
    let next: number;
    if (exponent > 2 && room > 0 && Math.abs(value) > 0.1 * room && power * (1 - z) > slope * z) {
      // From above what the lab gains may be next to nothing at z, but not at the root.
      next = z * exp(-log((power * (1 - z)) / room) / (exponent - z / (1 - z) + (value > 0 ? (slope * z) / room : 0)));
    } else {
      next = z + value / (slope + power * ((exponent * (1 - z)) / z - 1));
      // Before the bracket: at the root the step is rounding and may point out of it.
      if (Math.abs(next - z) <= settled * z) return next;
    }
    // Newton's steps may go to and fro between two points, where the power is steep.
    const stuck = i >= patience && i % 2 === 0;
    if (stuck || !(next > low && next < high)) next = low > 0 ? Math.sqrt(low * high) : high / 16;
    z = next;
  }
  return z;
}

/**
 * The unsafety that is best against rivals with Σw = B > 0 and Σwz = Q, fines apart: the root of (k/r) z^(r+1) + (1+1/r) B z = eB + (1-e)Q, or 1. The left
 * side is convex and rises, so that Newton's steps from above fall on the root without a bracket.
 */
export function bestUnsafety(problem: ReplyProblem, speed: number, rivals: number, rivalsUnsafe: number): number {
  const { exponent, enmity } = problem;
  const target = enmity * rivals + (1 - enmity) * rivalsUnsafe;
  if (exponent === 1) return Math.min(1, target / (rivals + Math.sqrt(rivals * rivals + speed * target)));
  const own = speed / exponent;
  const slope = (1 + 1 / exponent) * rivals;
  if (own + slope <= target) return 1;
  let z = Math.min(1, target / slope);
  // Where the lab's own weight is what holds it back that start is far too high.
  if (own * raised(problem, z) > slope) z = Math.min(z, pow(target / own, 1 / (exponent + 1)));
  for (let i = 0; i < 100; i++) {
    const power = own * raised(problem, z);
    const next = z - (power * z + slope * z - target) / ((exponent + 1) * power + slope);
    if (!(next < z)) return z;
    if (z - next <= 1e-16 * z) return next;
    z = next;
  }
  return z;
}

/**
 * What a lab of speed 1 wins by its best unsafety z over the floor's, l, both against the same rivals, times Σw with the lab at the floor and over 1 + D:
 * at the best reply the loss is (1+1/r) z, which leaves (z^(r+1) - (r+1) l^r z + r l^(r+1))/r. For z ≥ l it rises in z from 0. With a fine F, in units of 1 + D,
 * a lab of speed k breaks the floor only if k times this is at least F Σw.
 */
export const gainBeyond = (problem: ReplyProblem, limit: number, unsafety: number): number => {
  const { exponent: r } = problem;
  const atLimit = limit > 0 ? raised(problem, limit) : 0;
  return (unsafety * raised(problem, unsafety) - (r + 1) * atLimit * unsafety + r * atLimit * limit) / r;
};
