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

/** What a search has cost and what it may: replies worked out, and choices tried in sums. */
export interface Effort {
  replies: number;
  visits: number;
  readonly mostReplies: number;
  readonly mostVisits: number;
}

/** Rounding of sums, a lab. */
export const roundingEach = 1e-9;

/** Enumerates the assignments of choices whose chances of winning may add up to 1 and whose second quantities to what they must. */
export class Assignments {
  readonly #sizes: readonly number[];
  readonly #rounding: number;
  readonly #rest: Float64Array;
  readonly #chosen: Assignment;
  readonly #effort: Effort;

  constructor(sizes: readonly number[], effort: Effort) {
    this.#sizes = sizes;
    this.#rounding = roundingEach * sizes.reduce((sum, size) => sum + size, 0);
    this.#rest = new Float64Array((sizes.length + 1) * 4);
    this.#chosen = new Uint16Array(sizes.length * choiceCount);
    this.#effort = effort;
  }

  /**
   * The assignments with a second sum between `from` and `to` that are `wanted`, of which there are to be no more than `most`: null if there are; undefined
   * if it was given up.
   */
  find(options: readonly (readonly Option[])[], from: number, to: number, most: number, wanted: (assignment: Assignment) => boolean): Assignment[] | null | undefined {
    const sizes = this.#sizes;
    const rest = this.#rest;
    for (let i = options.length - 1; i >= 0; i--) {
      let [a, b, c, d] = [Infinity, -Infinity, Infinity, -Infinity];
      for (const option of options[i]!) {
        a = Math.min(a, option.shareLow);
        b = Math.max(b, option.shareHigh);
        c = Math.min(c, option.secondLow);
        d = Math.max(d, option.secondHigh);
      }
      const [at, after, size] = [4 * i, 4 * i + 4, sizes[i]!];
      rest[at] = rest[after]! + size * a;
      rest[at + 1] = rest[after + 1]! + size * b;
      rest[at + 2] = rest[after + 2]! + size * c;
      rest[at + 3] = rest[after + 3]! + size * d;
    }
    const rounding = this.#rounding;
    const [leastShare, mostShare] = [1 - rounding, 1 + rounding];
    const [leastSecond, mostSecond] = [from - rounding * to, to * (1 + rounding)];
    const effort = this.#effort;
    const chosen = this.#chosen.fill(0);
    const found: Assignment[] = [];
    // `left` labs of group i still choose among its options from k on.
    const place = (i: number, k: number, left: number, low: number, high: number, secondLow: number, secondHigh: number): boolean => {
      effort.visits += 1;
      if (effort.visits > effort.mostVisits) return false;
      if (i === sizes.length) {
        if (!wanted(chosen)) return true;
        found.push(chosen.slice());
        return found.length <= most;
      }
      const own = options[i]!;
      const option = own[k]!;
      const last = k === own.length - 1;
      const after = 4 * i + 4;
      for (let count = last ? left : 0; count <= left; count++) {
        const a = low + count * option.shareLow;
        const b = high + count * option.shareHigh;
        const c = secondLow + count * option.secondLow;
        const d = secondHigh + count * option.secondHigh;
        const finished = count === left;
        if (a + rest[after]! > mostShare || c + rest[after + 2]! > mostSecond) break;
        if (finished && (b + rest[after + 1]! < leastShare || d + rest[after + 3]! < leastSecond)) continue;
        chosen[i * choiceCount + option.code] = count;
        const goOn = finished ? place(i + 1, 0, sizes[i + 1]!, a, b, c, d) : place(i, k + 1, left - count, a, b, c, d);
        chosen[i * choiceCount + option.code] = 0;
        if (!goOn) return false;
      }
      return true;
    };
    if (rest[0]! > mostShare || rest[1]! < leastShare || rest[2]! > mostSecond || rest[3]! < leastSecond) return [];
    place(0, 0, sizes[0]!, 0, 0, 0, 0);
    if (effort.visits > effort.mostVisits) return undefined;
    return found.length > most ? null : found;
  }
}
