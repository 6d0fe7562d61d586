import { isSpent } from './budget.ts';
import type { Budget } from './budget.ts';

/**
 * What a lab may do at given aggregates: the lower or the upper of its free replies, comply at the floor though it would rather not, race without any safety, or
 * either of the free replies where a cell does not tell them apart; and where a free lab's own choice is the coordinate, that choice, or the other root for its twins.
 */
export const choices = { lower: 0, upper: 1, atFloor: 2, hasty: 3, either: 4, pivot: 5, other: 6 } as const;
export type ChoiceCode = (typeof choices)[keyof typeof choices];
export const choiceCount = 7;

/** One choice of the labs of one speed on a cell, with bounds. */
export interface Option {
  readonly code: ChoiceCode;
  readonly shareLow: number;
  readonly shareHigh: number;
  /** Of the second of the quantities that add up (`Quantity`). */
  readonly secondLow: number;
  readonly secondHigh: number;
}

/** How many labs of each group make each choice: `choiceCount` numbers a group. */
export type Assignment = Uint16Array;

/** Choices tried on one cell, a group, after which it is halved: where bounds are wide the sums tell of next to none before the last lab has chosen. */
const mostVisitsPerGroup = 400;

/** Rounding of sums, a lab. */
export const roundingEach = 1e-9;

/** Enumerates the assignments of choices whose chances of winning may add up to 1 and whose second quantities to what they must. */
export class Assignments {
  readonly #sizes: readonly number[];
  readonly #rounding: number;
  readonly #order: number[];
  readonly #spread: Float64Array;
  /** What each group adds to both sums, from low to high. */
  readonly #bounds: Float64Array;
  readonly #rest: Float64Array;
  readonly #chosen: Assignment;
  readonly #budget: Budget;

  constructor(sizes: readonly number[], budget: Budget) {
    this.#sizes = sizes;
    this.#rounding = roundingEach * sizes.reduce((sum, size) => sum + size, 0);
    this.#order = sizes.map((_, i) => i);
    this.#spread = new Float64Array(sizes.length);
    this.#bounds = new Float64Array(sizes.length * 4);
    this.#rest = new Float64Array((sizes.length + 1) * 4);
    this.#chosen = new Uint16Array(sizes.length * choiceCount);
    this.#budget = budget;
  }

  /**
   * The assignments with a second sum between `from` and `to` that are `wanted`, of which there are to be no more than `most`: null if there are, or if they take too long to
   * tell; undefined if the search was given up.
   */
  find(options: readonly (readonly Option[])[], from: number, to: number, most: number, wanted: (assignment: Assignment) => boolean): Assignment[] | null | undefined {
    const sizes = this.#sizes;
    const order = this.#order;
    const spread = this.#spread;
    const rest = this.#rest;
    const bounds = this.#bounds;
    const rounding = this.#rounding;
    const leastShare = 1 - rounding;
    const mostShare = 1 + rounding;
    const leastSecond = from - rounding * to;
    const mostSecond = to * (1 + rounding);
    let leastOfAll = 0;
    let mostOfAll = 0;
    let leastSecondOfAll = 0;
    let mostSecondOfAll = 0;
    for (let i = 0; i < options.length; i++) {
      let a = Infinity;
      let b = -Infinity;
      let c = Infinity;
      let d = -Infinity;
      for (const option of options[i]!) {
        a = Math.min(a, option.shareLow);
        b = Math.max(b, option.shareHigh);
        c = Math.min(c, option.secondLow);
        d = Math.max(d, option.secondHigh);
      }
      const size = sizes[i]!;
      leastOfAll += bounds[4 * i] = size * a;
      mostOfAll += bounds[4 * i + 1] = size * b;
      leastSecondOfAll += bounds[4 * i + 2] = size * c;
      mostSecondOfAll += bounds[4 * i + 3] = size * d;
      spread[i] = size * (b - a);
    }
    if (leastOfAll > mostShare || mostOfAll < leastShare || leastSecondOfAll > mostSecond || mostSecondOfAll < leastSecond) return [];
    // Those whose choices differ most first: what is left soon cannot make up for a wrong one. From one cell to the next little changes, for which insertion is best.
    for (let k = 1; k < order.length; k++) {
      const group = order[k]!;
      let into = k;
      for (; into > 0 && spread[order[into - 1]!]! < spread[group]!; into--) order[into] = order[into - 1]!;
      order[into] = group;
    }
    for (let k = options.length - 1; k >= 0; k--) {
      for (let bound = 0; bound < 4; bound++) rest[4 * k + bound] = rest[4 * k + 4 + bound]! + bounds[4 * order[k]! + bound]!;
    }
    const budget = this.#budget;
    const chosen = this.#chosen.fill(0);
    const found: Assignment[] = [];
    // `left` labs of the group at place `at` still choose among its options from k on.
    const mostVisits = budget.visits + mostVisitsPerGroup * sizes.length;
    const place = (at: number, k: number, left: number, low: number, high: number, secondLow: number, secondHigh: number): boolean => {
      budget.visits += 1;
      if (budget.visits > mostVisits) return false;
      if (at === sizes.length) {
        if (!wanted(chosen)) return true;
        found.push(chosen.slice());
        return found.length <= most;
      }
      const i = order[at]!;
      const own = options[i]!;
      const option = own[k]!;
      const last = k === own.length - 1;
      const after = 4 * at + 4;
      const next = at + 1 < sizes.length ? sizes[order[at + 1]!]! : 0;
      for (let count = last ? left : 0; count <= left; count++) {
        const a = low + count * option.shareLow;
        const b = high + count * option.shareHigh;
        const c = secondLow + count * option.secondLow;
        const d = secondHigh + count * option.secondHigh;
        const finished = count === left;
        if (a + rest[after]! > mostShare || c + rest[after + 2]! > mostSecond) break;
        if (finished && (b + rest[after + 1]! < leastShare || d + rest[after + 3]! < leastSecond)) continue;
        chosen[i * choiceCount + option.code] = count;
        const goOn = finished ? place(at + 1, 0, next, a, b, c, d) : place(at, k + 1, left - count, a, b, c, d);
        chosen[i * choiceCount + option.code] = 0;
        if (!goOn) return false;
      }
      return true;
    };
    place(0, 0, sizes[order[0]!]!, 0, 0, 0, 0);
    if (isSpent(budget)) return undefined;
    return found.length > most || budget.visits > mostVisits ? null : found;
  }
}
