import { choices } from './assignments.ts';
import type { ChoiceCode, Option } from './assignments.ts';
import type { Quantity } from './chart.ts';
import type { Box } from './free-replies.ts';
import { bestUnsafety, gainBeyond, raised } from './replies.ts';
import type { ReplyProblem } from './replies.ts';

/** The floor that labs face: its unsafety and the fine in units of 1 + D. */
export interface Regulation {
  readonly limit: number;
  readonly fine: number;
}

/** Bounds of the aggregates on a cell: Σw, U and G. */
export interface Frame {
  readonly least: number;
  readonly most: number;
  readonly from: number;
  readonly to: number;
  readonly gainLow: number;
  readonly gainHigh: number;
}

/** Share of the terms of a gain that is left to the certificate; it covers the rounding of the bounds. */
const slack = 1e-9;

/** Bounds of the choices of a lab on a cell, without those that surely are no best replies; `regulation` is null where there is no floor. */
export class ChoiceBounds {
  readonly #problem: ReplyProblem;
  readonly #regulation: Regulation | null;
  readonly #quantity: Quantity;
  readonly #floorPower: number;

  constructor(problem: ReplyProblem, regulation: Regulation | null, quantity: Quantity) {
    this.#quantity = quantity;
    this.#problem = problem;
    this.#regulation = regulation;
    this.#floorPower = regulation === null ? 0 : raised(problem, regulation.limit);
  }

  /** The least weight of a lab of speed 1 that is held somewhere: at the floor, or without any safety where there is none. */
  get leastWeight(): number {
    return this.#regulation === null ? 1 : this.#floorPower;
  }

  /** A free reply, without the part of it below the floor that surely does not pay. Of its second quantity p (1-z) = (G - a z)/e gives bounds too. */
  free(code: ChoiceCode, { zLow, zHigh, shareLow, shareHigh }: Box, speed: number, { least, gainLow, gainHigh }: Frame): Option | null {
    const problem = this.#problem;
    const { enmity } = problem;
    const slope = 1 + 1 / problem.exponent;
    let most = zHigh;
    let mostShare = shareHigh;
    if (this.#regulation !== null && zHigh > this.#regulation.limit) {
      const { limit, fine } = this.#regulation;
      const atFloor = speed * this.#floorPower;
      const due = fine * (least * (1 - Math.min(1, shareHigh)) + atFloor);
      const terms = slope * speed * raised(problem, zHigh) * zHigh;
      if (speed * gainBeyond(problem, limit, zHigh) < due - slack * (terms + due)) {
        if (zLow > limit * (1 + slack)) return null;
        most = Math.max(zLow, limit);
        mostShare = Math.min(shareHigh, Math.max(shareLow, (atFloor / least) * (1 + slack)));
      }
    }
    const safeLow = (gainLow - slope * most) / enmity;
    const safeHigh = (gainHigh - slope * zLow) / enmity;
    if (this.#quantity === 'safe') return { code, shareLow, shareHigh: mostShare, secondLow: Math.max(shareLow * (1 - most), safeLow), secondHigh: Math.min(mostShare * (1 - zLow), safeHigh) };
    return {
      code, shareLow, shareHigh: mostShare,
      secondLow: shareLow * Math.max(shareLow * (1 - most), safeLow), secondHigh: mostShare * Math.min(mostShare * (1 - zLow), safeHigh),
    };
  }

  /** No safety at all, where G ≥ a and p (1-z) is added up. The loss is G, and at the floor (w l + G W - k)/(w + W - k) with w = k l^r: null where a lab surely gains by compliance. */
  hasty(speed: number, { least, most, gainHigh }: Frame): Option | null {
    if (this.#regulation !== null) {
      const { limit, fine } = this.#regulation;
      const power = this.#floorPower;
      const due = fine * (Math.max(0, least - speed) + speed * power);
      if (speed * (gainHigh * (1 - power) - (1 - power * limit)) < due - slack * (speed * gainHigh + due)) return null;
    }
    return { code: choices.hasty, shareLow: speed / most, shareHigh: speed / least, secondLow: 0, secondHigh: 0 };
  }

  /** Compliance at the floor by a lab that would rather be less safe. */
  atFloor(speed: number, frame: Frame): Option | null {
    if (this.#regulation === null || this.#leavesFloor(speed, frame, this.#regulation)) return null;
    const { limit } = this.#regulation;
    const { exponent: r, enmity: e } = this.#problem;
    const low = (speed * this.#floorPower) / frame.most;
    const high = (speed * this.#floorPower) / frame.least;
    if (this.#quantity === 'safe') return { code: choices.atFloor, shareLow: low, shareHigh: high, secondLow: low * (1 - limit), secondHigh: high * (1 - limit) };
    const factorLow = (frame.gainLow - (1 + 1 / r) * limit) / e;
    const factorHigh = (frame.gainHigh - (1 + 1 / r) * limit) / e;
    // Who would rather be less safe has G - a l above e p (1-l).
    return { code: choices.atFloor, shareLow: low, shareHigh: high, secondLow: low * Math.max(low * (1 - limit), factorLow), secondHigh: high * Math.max(0, factorHigh) };
  }

  /**
   * Whether a lab at the floor surely gains by another safety: above the floor where its equation says so, or below it. Its best reply z there rises in y, with G, and
   * against that or any other z the loss of compliance is larger by k (λ (z^r - l^r) - (z^(r+1) - l^(r+1)))/W, λ being the loss at z.
   */
  #leavesFloor(speed: number, { least, most, from, to, gainLow, gainHigh }: Frame, { limit, fine }: Regulation): boolean {
    const problem = this.#problem;
    const { enmity: e } = problem;
    const slope = 1 + 1 / problem.exponent;
    const atFloor = this.#floorPower;
    const weight = speed * atFloor;
    if (slope * limit + ((e * weight) / most) * (1 - limit) > gainHigh * (1 + slack)) return true;
    const rivals = least - weight;
    const rivalsUnsafe = (e > 1 ? to : from) * least - weight * limit;
    if (!(rivals > 0 && e * rivals + (1 - e) * rivalsUnsafe > 0)) return false;
    const z = bestUnsafety(problem, speed, rivals, rivalsUnsafe);
    if (!(z > limit)) return false;
    const power = raised(problem, z);
    const own = weight * (e + (1 - e) * limit);
    const lossAt = (total: number): number => (speed * power * z + total * gainLow - own) / (speed * power + total - weight);
    const loss = Math.min(lossAt(least), lossAt(most));
    const gain = speed * (loss * (power - atFloor) - (power * z - atFloor * limit));
    return gain > fine * most + slack * (speed * power * loss + fine * most);
  }
}
