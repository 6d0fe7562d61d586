import { exp, log } from '../../core/math/index.ts';
import { choiceCount, choices } from './assignments.ts';
import type { Option } from './assignments.ts';
import { gainAt, parting } from './branches.ts';
import type { Cell, Chart, ChartSetting, Group, Point, Precision, SlopeBounds } from './chart.ts';
import type { Frame } from './choice-bounds.ts';
import { between, boxOf, freeReplies, spanOf } from './free-replies.ts';
import type { FreeReplies, Guess } from './free-replies.ts';
import { heldLevelSlopes, levelSlopes } from './level-slopes.ts';
import { emptyPoint, lastBit, writeFree, writeHeld } from './points.ts';
import { mostUnsafety, raised, settledFor } from './replies.ts';

/** Replies at the corners of a cell: low-from, low-to, high-from, high-to. */
type Corners = readonly [FreeReplies, FreeReplies, FreeReplies, FreeReplies];

/**
 * The chart above the parting, where free replies are one, in U and v = ln Σw - r ln G. At a free reply z is at most G/a and about that where p is small, so that chances of
 * winning hang on v, and next to nothing on U: in (ln Σw, U) both sums would rise by powers in both coordinates, and their difference be lost.
 * On v and U the extremes of z and p are at corners of a cell as well: along U, v held, z moves by (1-e) z (1 + r e p (1-z)/G)/D and p as in `levelSlopes`, neither of which changes sign.
 */
export class AggregateChart implements Chart<Corners> {
  readonly groups: readonly Group[];
  readonly whole: Cell<Corners>;
  readonly #setting: ChartSetting;
  readonly #speeds: readonly number[];
  readonly #settled: number;
  /** By how much what the second quantities add up to falls a unit of U: 1, or (a + e - 1)/e. */
  readonly #targetSlope: number;

  constructor(setting: ChartSetting, groups: readonly Group[]) {
    const { problem } = setting;
    this.#setting = setting;
    this.groups = groups;
    this.#speeds = groups.map(({ speed }) => speed);
    this.#settled = settledFor(problem);
    this.#targetSlope = setting.quantity === 'safe' ? 1 : 1 + 1 / (problem.exponent * problem.enmity);
    const all = groups.reduce((sum, { speed, labs }) => sum + speed * labs.length, 0);
    const from = problem.enmity > 1 ? Math.max(0, parting(problem)) : 0;
    const to = mostUnsafety(problem) * (1 + 1e-12);
    const gainMost = Math.max(gainAt(problem, from), gainAt(problem, to));
    // z ≤ G/a at every free reply, and those held at the floor would rather be less safe.
    const most = log(all) - problem.exponent * log(1 + 1 / problem.exponent) + 1e-9;
    this.whole = this.#cell(Math.min(setting.least - problem.exponent * log(gainMost), most - 1e-9), most, from, to, null);
  }

  /** ln Σw, no less than it can be: replies and chances of winning are monotone in it, so that those at the corners still bound what there can be on a cell. */
  #logTotal(level: number, gain: number): number {
    return Math.max(this.#setting.least, this.#plainLogTotal(level, gain));
  }

  #plainLogTotal(level: number, gain: number): number {
    return level + this.#setting.problem.exponent * log(gain);
  }

  #replies(level: number, disaster: number, near: FreeReplies | null): FreeReplies {
    const { problem, budget } = this.#setting;
    return freeReplies(problem, this.#speeds, this.#logTotal(level, gainAt(problem, disaster)), disaster, false, near, this.#settled, budget);
  }

  #cell(low: number, high: number, from: number, to: number, near: FreeReplies | null): Cell<Corners> {
    const first = this.#replies(low, from, near);
    return { low, high, from, to, kept: [first, this.#replies(low, to, first), this.#replies(high, from, first), this.#replies(high, to, first)] };
  }

  part(cell: Cell<Corners>, low: number, high: number, from: number, to: number): Cell<Corners> {
    const { kept } = cell;
    const corner = (level: number, disaster: number, near: FreeReplies): FreeReplies => {
      const row = level === cell.low ? 0 : level === cell.high ? 2 : NaN;
      const column = disaster === cell.from ? 0 : disaster === cell.to ? 1 : NaN;
      return kept[(row + column) as 0] ?? this.#replies(level, disaster, near);
    };
    return { low, high, from, to, kept: [corner(low, from, kept[0]), corner(low, to, kept[1]), corner(high, from, kept[2]), corner(high, to, kept[3])] };
  }

  widths(cell: Cell<Corners>, options: readonly (readonly Option[])[]): readonly [number, number] {
    const { problem } = this.#setting;
    if (problem.enmity === 1) return [cell.high - cell.low, 0];
    const { gainLow, gainHigh } = this.#frame(cell);
    let held = 0;
    options.forEach((own, i) => {
      for (const { code, shareHigh } of own) if (code === choices.atFloor) held += shareHigh * this.groups[i]!.labs.length;
    });
    const powers = Math.min(1, held) * problem.exponent * (gainHigh / gainLow - 1);
    return [cell.high - cell.low, Math.max((cell.to - cell.from) / (problem.enmity > 1 ? 1 : mostUnsafety(problem)), powers)];
  }

  targets({ from, to }: Cell<Corners>): readonly [number, number] {
    return [this.#targetAt(to), this.#targetAt(from)];
  }

  #targetAt(disaster: number): number {
    return 1 - this.#targetSlope * disaster;
  }

  #frame({ low, high, from, to }: Cell<Corners>): Frame {
    const a = gainAt(this.#setting.problem, from);
    const b = gainAt(this.#setting.problem, to);
    const gainLow = Math.min(a, b);
    const gainHigh = Math.max(a, b);
    return { least: exp(this.#logTotal(low, gainLow)), most: exp(this.#logTotal(high, gainHigh)), from, to, gainLow, gainHigh };
  }

  options(cell: Cell<Corners>): Option[][] {
    const { bounds, problem, budget, least } = this.#setting;
    const frame = this.#frame(cell);
    const [low, high] = [this.#logTotal(cell.low, frame.gainLow), this.#plainLogTotal(cell.high, frame.gainHigh)];
    if (high < least) return this.#speeds.map(() => []);
    budget.replies += this.#speeds.length;
    return this.#speeds.map((speed, i) => {
      const sure = boxOf(cell.kept, i, false);
      const box = sure ?? spanOf(problem, speed, low, high, cell.from, cell.to, false, budget);
      const free = box === null ? null : bounds.free(sure === null ? choices.either : choices.lower, box, speed, frame);
      const held = bounds.atFloor(speed, frame);
      if (free === null) return held === null ? [] : [held];
      return held === null ? [free] : [free, held];
    });
  }

  slopes(cell: Cell<Corners>, used?: Uint8Array): (SlopeBounds | null)[] {
    const { problem, quantity, limit } = this.#setting;
    const frame = this.#frame(cell);
    const all = new Array<SlopeBounds | null>(this.groups.length * choiceCount).fill(null);
    const atFloor = limit > 0 ? raised(problem, limit) : 0;
    this.#speeds.forEach((speed, i) => {
      const [free, held] = [i * choiceCount + choices.lower, i * choiceCount + choices.atFloor];
      const box = used === undefined || used[free] === 1 ? boxOf(cell.kept, i, false) : null;
      if (box !== null) all[free] = levelSlopes(problem, box, frame, quantity);
      if (used === undefined || used[held] === 1) all[held] = heldLevelSlopes(problem, quantity, speed * atFloor, limit, frame);
    });
    return all;
  }

  targetSlopes(): readonly [number, number, number, number] {
    return [0, 0, -this.#targetSlope, -this.#targetSlope];
  }

  at(level: number, disaster: number, near: Point | null, precision: Precision): Point {
    return this.#point(level, disaster, near === null ? null : { lower: this.#speeds.map((_, i) => near.unsafety[i * choiceCount + choices.lower]!), upper: [] }, precision);
  }

  centre({ low, high, from, to, kept }: Cell<Corners>): Point {
    return this.#point((low + high) / 2, (from + to) / 2, between(kept[0], kept[3]), 'rough');
  }

  #point(level: number, disaster: number, guess: Guess | null, precision: Precision): Point {
    const { quantity, limit, budget } = this.#setting;
    const problem = precision === 'exact' ? this.#setting.exact : this.#setting.problem;
    const gain = gainAt(problem, disaster);
    const point = emptyPoint(this.groups.length, gain, this.#targetAt(disaster), [0, -this.#targetSlope]);
    const y = this.#plainLogTotal(level, gain);
    // Slopes are bounded where ln Σw can be, which is convex: from a point of it to any other.
    if (y < this.#setting.least) return point;
    const replies = freeReplies(problem, this.#speeds, y, disaster, false, guess, precision === 'exact' ? lastBit : this.#settled, budget);
    const total = exp(y);
    const atFloor = limit > 0 ? raised(problem, limit) : 0;
    this.#speeds.forEach((speed, i) => {
      writeFree(problem, quantity, point, i * choiceCount + choices.lower, replies.lower[i]!, replies.lowerShare[i]!);
      writeHeld(problem, quantity, point, i * choiceCount + choices.atFloor, limit, (speed * atFloor) / total, gain);
    });
    // From (y, U) to the coordinates.
    const byDisaster = (problem.exponent * (1 - problem.enmity)) / gain;
    for (let k = 0; k < point.slopes.length; k += 2) point.slopes[k + 1]! += byDisaster * point.slopes[k]!;
    return point;
  }
}
