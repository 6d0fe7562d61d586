import { exp, log, pow } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';

/**
 * Replies in the unsafety z = 1 - s. With w = k z^r and h(w) = w(1 - z) the payoff is, up to scale, (h + (1-e)H)/(w + B), B and H the
 * rivals' Σw and Σh: concave over affine in w, hence quasi-concave (solvers, "n-lab race").
 */
export interface ReplyProblem {
  /** r. */
  readonly exponent: number;
  /** e/(1+D). */
  readonly enmity: number;
}

/** w = k z^r. */
export const weightOf = (problem: ReplyProblem, speed: number, unsafety: number): number =>
  speed * (problem.exponent === 1 ? unsafety : pow(unsafety, problem.exponent));

const leastLog = -700;

/** Root of a function of z in (0, 1] that falls, in ln z; 1 if it is still positive there, 0 if it is never positive. */
function fallingRoot(f: (z: number) => number): number {
  const atOne = f(1);
  if (atOne >= 0) return 1;
  let low = -1;
  let atLow = f(exp(low));
  let high = 0;
  let atHigh = atOne;
  while (atLow <= 0) {
    if (low < leastLog) return 0;
    high = low;
    atHigh = atLow;
    low *= 2;
    atLow = f(exp(low));
  }
  return exp(bracketedRoot((y) => f(exp(y)), low, high, atLow, atHigh));
}

/**
 * The unsafety that is best at the aggregate W and the chance of a safe race S (both containing the lab itself), for 0 < e ≤ 1: the root of
 * 1 - (1+1/r) z - (1-e) S - e (k/W) z^r (1-z), which is unique (convex or concave-convex with opposite signs at the ends). Newton's steps
 * from `guess` are kept in a bracket.
 */
export function unsafetyAt(problem: ReplyProblem, relativeSpeed: number, safeShare: number, guess: number): number {
  const { exponent, enmity } = problem;
  const weight = enmity * relativeSpeed;
  const gain = 1 - (1 - enmity) * safeShare;
  if (exponent === 1) {
    const b = 2 + weight;
    return (2 * gain) / (b + Math.sqrt(b * b - 4 * weight * gain));
  }
  const slope = 1 + 1 / exponent;
  let low = 0;
  let high = 1;
  let z = guess > 0 && guess < 1 ? guess : 0.5;
  for (let i = 0; i < 200; i++) {
    const power = pow(z, exponent);
    const value = gain - slope * z - weight * power * (1 - z);
    if (value > 0) low = z;
    else high = z;
    const derivative = -slope - weight * power * ((exponent * (1 - z)) / z - 1);
    let next = z - value / derivative;
    // Before the bracket: at the root the step is rounding and may point out of it.
    if (Math.abs(next - z) <= 1e-15 * z) return next;
    if (!(next > low && next < high)) next = low > 0 ? Math.sqrt(low * high) : high / 16;
    z = next;
  }
  return z;
}

/** The unsafety that is best against rivals with Σw = B > 0 and Σh = H, fines apart: the sign change of the derivative in w. */
export function bestUnsafety(problem: ReplyProblem, speed: number, rivals: number, rivalsSafe: number): number {
  const { exponent, enmity } = problem;
  const offset = (1 - enmity) * rivalsSafe;
  if (exponent === 1) {
    // w² + 2Bw - k(B - (1-e)H) = 0
    const target = speed * (rivals - offset);
    if (target <= 0) return 0;
    return Math.min(1, target / (rivals + Math.sqrt(rivals * rivals + target)) / speed);
  }
  const slope = 1 + 1 / exponent;
  return fallingRoot((z) => {
    const weight = speed * pow(z, exponent);
    return (1 - slope * z) * (weight + rivals) - weight * (1 - z) - offset;
  });
}

/** Bounds on the unsafety of a lab within a compliance regime, 0 ≤ low ≤ high ≤ 1. */
export interface UnsafetyBounds {
  readonly low: number;
  readonly high: number;
}

/** Whether a lab at unsafety z would rather be less safe, at a given k/W and S. */
const wantsMore = (problem: ReplyProblem, relativeSpeed: number, safeShare: number, z: number, power: number): boolean =>
  1 - (1 - problem.enmity) * safeShare - (1 + 1 / problem.exponent) * z - problem.enmity * relativeSpeed * power * (1 - z) >= 0;

/**
 * ln Σw at which the shares of all labs add up to 1, each lab's unsafety held within its bounds, and those unsafeties; null where the
 * shares add up to less at every aggregate. `guess` is a likely ln Σw.
 */
export function balanceAt(
  problem: ReplyProblem,
  speeds: readonly number[],
  bounds: readonly UnsafetyBounds[],
  safeShare: number,
  guess: number | null,
): { logTotal: number; unsafety: number[] } | null {
  const { exponent } = problem;
  const raised = (z: number): number => (exponent === 1 ? z : pow(z, exponent));
  const unsafety = speeds.map(() => 0);
  const lowPower = bounds.map(({ low }) => raised(low));
  const highPower = bounds.map(({ high }) => raised(high));
  const excess = (logTotal: number): number => {
    const total = exp(logTotal);
    let sum = 0;
    for (let i = 0; i < speeds.length; i++) {
      const relative = (speeds[i] as number) / total;
      const { low, high } = bounds[i] as UnsafetyBounds;
      if (low === high || (high < 1 && wantsMore(problem, relative, safeShare, high, highPower[i] as number))) {
        unsafety[i] = high;
        sum += relative * (highPower[i] as number);
      } else if (low > 0 && !wantsMore(problem, relative, safeShare, low, lowPower[i] as number)) {
        unsafety[i] = low;
        sum += relative * (lowPower[i] as number);
      } else {
        const z = unsafetyAt(problem, relative, safeShare, unsafety[i] as number);
        unsafety[i] = z;
        sum += relative * raised(z);
      }
    }
    return sum - 1;
  };
  let speedSum = 0;
  for (const speed of speeds) speedSum += speed;
  let high = log(speedSum);
  let atHigh = Number.NaN;
  let low = high - 0.5;
  if (guess !== null && guess + 0.05 < high) {
    const atUpper = excess(guess + 0.05);
    if (atUpper <= 0) {
      high = guess + 0.05;
      atHigh = atUpper;
      low = guess - 0.05;
    }
  }
  if (Number.isNaN(atHigh)) atHigh = Math.min(0, excess(high));
  let atLow = excess(low);
  for (let step = 0.5; atLow < 0; step *= 2) {
    if (step > 2000) return null;
    high = low;
    atHigh = atLow;
    low -= step;
    atLow = excess(low);
  }
  const logTotal = bracketedRoot(excess, low, high, atLow, atHigh);
  excess(logTotal);
  return { logTotal, unsafety: [...unsafety] };
}
