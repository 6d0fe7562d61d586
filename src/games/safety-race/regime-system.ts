import { exp, log } from '../../core/math/index.ts';
import type { Budget } from './budget.ts';
import { mostUnsafety, raised, unsafetyAt } from './replies.ts';
import type { ReplyProblem } from './replies.ts';

/** Bounds on the unsafety of a lab within a compliance regime, 0 ≤ low ≤ high ≤ 1. */
export interface UnsafetyBounds {
  readonly low: number;
  readonly high: number;
}

/** Where all labs of a regime reply to one chance of disaster. */
export interface Balance {
  readonly logTotal: number;
  readonly unsafety: Float64Array;
  /** Σpz at these unsafeties. */
  readonly disaster: number;
}

/** Where ln Σw is given up: weights of which a double keeps nothing. */
const leastLogTotal = -690;

/**
 * The two equations of a regime in (y, U) = (ln Σw, chance of disaster): Σp = 1 and Σpz = U, each lab replying to (y, U) within its bounds. With
 * A = (1+1/r) + e p (r(1-z)/z - 1) and t = r e p (1-z)/(zA), a lab that replies freely has
 *
 *     z_y = e p (1-z)/A,   z_U = (1-e)/A,   p_y = -p (1-t),   p_U = p r (1-e)/(zA);
 *
 * one held at a bound has z fixed and p_y = -p.
 */
export class RegimeSystem {
  readonly problem: ReplyProblem;
  readonly speeds: ArrayLike<number>;
  readonly bounds: readonly UnsafetyBounds[];
  readonly budget: Budget;
  readonly unsafety: Float64Array;
  readonly #lowPower: Float64Array;
  readonly #highPower: Float64Array;
  /** Of the last evaluation: Σp, Σpz and their slopes in y and U. */
  sum = 0;
  disaster = 0;
  sumByTotal = 0;
  sumByDisaster = 0;
  disasterByTotal = 0;
  disasterByDisaster = 0;

  constructor(problem: ReplyProblem, speeds: ArrayLike<number>, bounds: readonly UnsafetyBounds[], budget: Budget) {
    this.budget = budget;
    this.problem = problem;
    this.speeds = speeds;
    this.bounds = bounds;
    this.unsafety = new Float64Array(bounds.length).fill(mostUnsafety(problem) / 2);
    this.#lowPower = Float64Array.from(bounds, ({ low }) => (low > 0 ? raised(problem, low) : 0));
    this.#highPower = Float64Array.from(bounds, ({ high }) => (high > 0 ? raised(problem, high) : 0));
  }

  /** Evaluates both equations; replies start from those of the evaluation before. */
  evaluate(logTotal: number, disaster: number): void {
    const { problem, unsafety } = this;
    const { exponent: r, enmity: e } = problem;
    const slope = 1 + 1 / r;
    const gain = e + (1 - e) * disaster;
    const total = exp(logTotal);
    this.budget.replies += unsafety.length;
    let sum = 0;
    let unsafe = 0;
    let sumByTotal = 0;
    let sumByDisaster = 0;
    let unsafeByTotal = 0;
    let unsafeByDisaster = 0;
    for (let i = 0; i < unsafety.length; i++) {
      const relative = this.speeds[i]! / total;
      const { low, high } = this.bounds[i]!;
      const highShare = relative * this.#highPower[i]!;
      const lowShare = relative * this.#lowPower[i]!;
      // Whether the lab would rather be less safe than its bound allows, or safer.
      const atHigh = low === high || (high < 1 && gain - slope * high - e * highShare * (1 - high) >= 0);
      if (atHigh || (low > 0 && gain - slope * low - e * lowShare * (1 - low) < 0)) {
        const z = atHigh ? high : low;
        const p = atHigh ? highShare : lowShare;
        unsafety[i] = z;
        sum += p;
        unsafe += p * z;
        sumByTotal -= p;
        unsafeByTotal -= p * z;
        continue;
      }
      const z = unsafetyAt(problem, relative, disaster, unsafety[i]!);
      const p = relative * raised(problem, z);
      const own = e * p * (1 - z);
      const bend = slope + (r * own) / z - e * p;
      const byTotal = own / bend;
      const byDisaster = (1 - e) / bend;
      const pByTotal = p * ((r * byTotal) / z - 1);
      const pByDisaster = (p * r * byDisaster) / z;
      unsafety[i] = z;
      sum += p;
      unsafe += p * z;
      sumByTotal += pByTotal;
      sumByDisaster += pByDisaster;
      unsafeByTotal += pByTotal * z + p * byTotal;
      unsafeByDisaster += pByDisaster * z + p * byDisaster;
    }
    this.sum = sum;
    this.disaster = unsafe;
    this.sumByTotal = sumByTotal;
    this.sumByDisaster = sumByDisaster;
    this.disasterByTotal = unsafeByTotal;
    this.disasterByDisaster = unsafeByDisaster;
  }

  /**
   * The balance at a chance of disaster: ln Σw at which the shares add up to 1, by Newton's steps on ln Σp, which falls in y, kept in a bracket; null where
   * the shares add up to less at every aggregate. `guess` is a likely ln Σw.
   */
  balanceAt(disaster: number, guess: number): Balance | null {
    let low = -Infinity;
    let high = Infinity;
    let y = guess;
    for (let i = 0; i < 200; i++) {
      this.evaluate(y, disaster);
      const excess = log(this.sum);
      if (excess > 0) low = y;
      else high = y;
      if (excess <= 0 && y <= leastLogTotal) return null;
      let next = y - (excess * this.sum) / this.sumByTotal;
      if (Math.abs(next - y) <= 4e-16 * Math.max(1, Math.abs(y))) break;
      if (!(next > low && next < high)) next = low === -Infinity ? high - 2 : high === Infinity ? low + 2 : (low + high) / 2;
      // Far steps are cut: the shares may hardly move there.
      y = Math.max(leastLogTotal, y - 8, Math.min(y + 8, next));
      if (y === low || y === high) break;
    }
    return this.#here(y);
  }

  /** The root of both equations by Newton's steps from a guess; null where they do not settle. */
  rootNear(logTotal: number, disaster: number): Balance | null {
    let y = logTotal;
    let u = disaster;
    let before = Infinity;
    for (let i = 0; i < 40; i++) {
      this.evaluate(y, u);
      const first = this.sum - 1;
      const second = this.disaster - u;
      const determinant = this.sumByTotal * (this.disasterByDisaster - 1) - this.sumByDisaster * this.disasterByTotal;
      const stepY = (-first * (this.disasterByDisaster - 1) + second * this.sumByDisaster) / determinant;
      const stepU = (-second * this.sumByTotal + first * this.disasterByTotal) / determinant;
      const size = Math.max(Math.abs(stepY), Math.abs(stepU) / u);
      if (!(size < 1) || u + stepU <= 0) return null;
      y += stepY;
      u += stepU;
      // Quadratic convergence: once steps are rounding they no longer fall.
      if (size <= 1e-15 || (size < 1e-9 && size >= before)) {
        this.evaluate(y, u);
        return this.#here(y);
      }
      before = size;
    }
    return null;
  }

  #here(logTotal: number): Balance {
    return { logTotal, unsafety: this.unsafety.slice(), disaster: this.disaster };
  }
}
