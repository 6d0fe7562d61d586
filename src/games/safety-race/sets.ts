/** Bounds of one choice of a lab on a rectangle: its chance of winning, and that chance times its unsafety. */
export interface Choice {
  readonly shareLow: number;
  readonly shareHigh: number;
  readonly unsafeLow: number;
  readonly unsafeHigh: number;
}

/** What the labs of one speed may do on a rectangle; at least one of both. */
export interface Options {
  readonly comply: Choice | null;
  readonly violate: Choice | null;
}

/** Of a set of violators, by their number in each group of equal labs: a whole number while there are so few sets that doubles tell them apart, else the numbers. */
export type SetKey = number | string;

/** A set of violators: their number in each group of equal labs, and a key of its own. */
export interface ViolatorSet {
  readonly violators: readonly number[];
  readonly key: SetKey;
}

const none: readonly number[] = [];

/** Rounding of sums, a lab. */
const roundingEach = 1e-10;

/** Fields of a choice in a row of numbers. */
const fields = 4;

/**
 * Enumerates the sets of choices whose chances of winning may add up to 1 and whose unsafety to U. Kept in plain arrays of numbers: this is where
 * the sifting spends its time.
 */
export class SetsThatAddUp {
  readonly #sizes: readonly number[];
  readonly #rounding: number;
  readonly #comply: Float64Array;
  readonly #violate: Float64Array;
  /** Sums over the groups from i on: least and most of what they may add, in the order of the fields. */
  readonly #rest: Float64Array;
  readonly #chosen: number[];
  readonly #least: Uint8Array;
  readonly #open: Uint8Array;
  readonly #mostVisits: number;
  readonly #numbered: boolean;
  visits = 0;

  constructor(sizes: readonly number[], mostVisits: number) {
    this.#sizes = sizes;
    this.#rounding = roundingEach * sizes.reduce((sum, size) => sum + size, 0);
    this.#comply = new Float64Array(sizes.length * fields);
    this.#violate = new Float64Array(sizes.length * fields);
    this.#rest = new Float64Array((sizes.length + 1) * fields);
    this.#least = new Uint8Array(sizes.length);
    this.#open = new Uint8Array(sizes.length);
    this.#chosen = sizes.map(() => 0);
    this.#mostVisits = mostVisits;
    this.#numbered = sizes.reduce((product, size) => product * (size + 1), 1) <= Number.MAX_SAFE_INTEGER;
  }

  #take(options: readonly Options[]): void {
    const write = (into: Float64Array, i: number, { shareLow, shareHigh, unsafeLow, unsafeHigh }: Choice): void => {
      into[i * fields] = shareLow;
      into[i * fields + 1] = shareHigh;
      into[i * fields + 2] = unsafeLow;
      into[i * fields + 3] = unsafeHigh;
    };
    for (let i = options.length - 1; i >= 0; i--) {
      const { comply, violate } = options[i] as Options;
      write(this.#comply, i, (comply ?? violate) as Choice);
      write(this.#violate, i, (violate ?? comply) as Choice);
      this.#least[i] = comply === null ? 1 : 0;
      this.#open[i] = violate === null ? 0 : 1;
      for (let field = 0; field < fields; field++) {
        const [a, b] = [this.#comply[i * fields + field]!, this.#violate[i * fields + field]!];
        const own = field % 2 === 0 ? Math.min(a, b) : Math.max(a, b);
        this.#rest[i * fields + field] = this.#rest[(i + 1) * fields + field]! + own * this.#sizes[i]!;
      }
    }
  }

  /**
   * The sets for a chance of disaster between `from` and `to` (unless `anyDisaster`), up to the `most`th that is not `known`; null where it was given
   * up for too many visits.
   */
  find(options: readonly Options[], from: number, to: number, anyDisaster: boolean, most: number, known: (key: SetKey) => boolean): { all: ViolatorSet[]; fresh: number } | null {
    this.#take(options);
    const rest = this.#rest;
    const groups = this.#sizes.length;
    const rounding = this.#rounding;
    const leastUnsafe = anyDisaster ? -Infinity : from * (1 - rounding);
    const mostUnsafe = anyDisaster ? Infinity : to * (1 + rounding);
    const all: ViolatorSet[] = [];
    let fresh = 0;
    const place = (i: number, number: number, low: number, high: number, unsafeLow: number, unsafeHigh: number): boolean => {
      this.visits += 1;
      if (this.visits > this.#mostVisits) return false;
      const at = i * fields;
      if (low + rest[at]! > 1 + rounding || high + rest[at + 1]! < 1 - rounding) return true;
      if (unsafeLow + rest[at + 2]! > mostUnsafe || unsafeHigh + rest[at + 3]! < leastUnsafe) return true;
      if (i === groups) {
        const key = this.#numbered ? number : this.#chosen.join(' ');
        const old = known(key);
        all.push({ violators: old ? none : [...this.#chosen], key });
        if (!old) fresh += 1;
        return fresh < most;
      }
      const size = this.#sizes[i]!;
      const least = this.#least[i] === 1 ? size : 0;
      const largest = this.#open[i] === 1 ? size : 0;
      for (let out = least; out <= largest; out++) {
        this.#chosen[i] = out;
        const inside = size - out;
        const goOn = place(
          i + 1,
          number * (size + 1) + out,
          low + inside * this.#comply[at]! + out * this.#violate[at]!,
          high + inside * this.#comply[at + 1]! + out * this.#violate[at + 1]!,
          unsafeLow + inside * this.#comply[at + 2]! + out * this.#violate[at + 2]!,
          unsafeHigh + inside * this.#comply[at + 3]! + out * this.#violate[at + 3]!,
        );
        if (!goOn) return false;
      }
      return true;
    };
    place(0, 0, 0, 0, 0, 0);
    return this.visits > this.#mostVisits ? null : { all, fresh };
  }
}
