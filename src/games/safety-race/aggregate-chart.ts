import { exp, log } from '../../core/math/index.ts';
import { choiceCount, choices } from './assignments.ts';
import type { Option } from './assignments.ts';
import { gainAt, parting } from './branches.ts';
import type { Cell, Chart, ChartSetting, Group, Point, Precision, SlopeBounds } from './chart.ts';
import type { Frame } from './choice-bounds.ts';
import { between, boxOf, freeReplies, spanOf } from './free-replies.ts';
import type { FreeReplies, Guess } from './free-replies.ts';
import { emptyPoint, lastBit, writeFree, writeHeld } from './points.ts';
import { mostUnsafety, raised } from './replies.ts';
import { settledFor } from './sift.ts';
import { freeSlopes, heldSlopes } from './slope-bounds.ts';

/** Replies at the corners: low-from, low-to, high-from, high-to. */
type Corners = readonly [FreeReplies, FreeReplies, FreeReplies, FreeReplies];

/** The chart in y = ln Σw and U themselves, above the parting: free replies are one there. */
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
    const fastest = groups.reduce((sum, { speed, labs }) => sum + speed * labs.length, 0);
    const most = log(fastest) + (problem.enmity > 1 ? 0 : problem.exponent * log(mostUnsafety(problem))) + 1e-9;
    const from = problem.enmity > 1 ? Math.max(0, parting(problem)) : 0;
    this.whole = this.#cell(setting.least, most, from, mostUnsafety(problem) * (1 + 1e-12), null);
  }

  #replies(y: number, disaster: number, near: FreeReplies | null): FreeReplies {
    return freeReplies(this.#setting.problem, this.#speeds, y, disaster, false, near, this.#settled, this.#setting.effort);
  }

  #cell(low: number, high: number, from: number, to: number, near: FreeReplies | null): Cell<Corners> {
    const first = this.#replies(low, from, near);
    return { low, high, from, to, kept: [first, this.#replies(low, to, first), this.#replies(high, from, first), this.#replies(high, to, first)] };
  }

  part(cell: Cell<Corners>, low: number, high: number, from: number, to: number): Cell<Corners> {
    const { kept } = cell;
    const corner = (y: number, disaster: number, near: FreeReplies): FreeReplies => {
      const row = y === cell.low ? 0 : y === cell.high ? 2 : NaN;
      const column = disaster === cell.from ? 0 : disaster === cell.to ? 1 : NaN;
      return kept[(row + column) as 0] ?? this.#replies(y, disaster, near);
    };
    return { low, high, from, to, kept: [corner(low, from, kept[0]), corner(low, to, kept[1]), corner(high, from, kept[2]), corner(high, to, kept[3])] };
  }

  widths({ low, high, from, to }: Cell<Corners>): readonly [number, number] {
    const { problem } = this.#setting;
    return [high - low, problem.enmity === 1 ? 0 : (to - from) / (problem.enmity > 1 ? 1 : mostUnsafety(problem))];
  }

  targets({ from, to }: Cell<Corners>): readonly [number, number] {
    return [this.#targetAt(to), this.#targetAt(from)];
  }

  #targetAt(disaster: number): number {
    return 1 - this.#targetSlope * disaster;
  }

  #frame({ low, high, from, to }: Cell<Corners>): Frame {
    const [a, b] = [gainAt(this.#setting.problem, from), gainAt(this.#setting.problem, to)];
    return { least: exp(low), most: exp(high), from, to, gainLow: Math.min(a, b), gainHigh: Math.max(a, b) };
  }

  options(cell: Cell<Corners>): Option[][] {
    const { bounds, problem, effort } = this.#setting;
    const frame = this.#frame(cell);
    return this.#speeds.map((speed, i) => {
      const sure = boxOf(cell.kept, i, false);
      const box = sure ?? spanOf(problem, speed, cell.low, cell.high, cell.from, cell.to, false, effort);
      const free = box === null ? null : bounds.free(sure === null ? choices.either : choices.lower, box, speed, frame);
      return [free, bounds.atFloor(speed, frame)].filter((option) => option !== null);
    });
  }

  slopes(cell: Cell<Corners>): (SlopeBounds | null)[] {
    const { problem, quantity, limit } = this.#setting;
    const frame = this.#frame(cell);
    const all = new Array<SlopeBounds | null>(this.groups.length * choiceCount).fill(null);
    this.#speeds.forEach((speed, i) => {
      const box = boxOf(cell.kept, i, false);
      if (box !== null) all[i * choiceCount + choices.lower] = freeSlopes(problem, box, quantity);
      all[i * choiceCount + choices.atFloor] = heldSlopes(problem, quantity, speed * raised(problem, limit), limit, frame);
    });
    return all;
  }

  targetSlopes(): readonly [number, number, number, number] {
    return [0, 0, -this.#targetSlope, -this.#targetSlope];
  }

  at(y: number, disaster: number, near: Point | null, precision: Precision): Point {
    return this.#point(y, disaster, near === null ? null : { lower: this.#speeds.map((_, i) => near.unsafety[i * choiceCount + choices.lower]!), upper: [] }, precision);
  }

  centre({ low, high, from, to, kept }: Cell<Corners>): Point {
    return this.#point((low + high) / 2, (from + to) / 2, between(kept[0], kept[3]), 'rough');
  }

  #point(y: number, disaster: number, guess: Guess | null, precision: Precision): Point {
    const { quantity, limit, effort } = this.#setting;
    const problem = precision === 'exact' ? this.#setting.exact : this.#setting.problem;
    const point = emptyPoint(this.groups.length, this.#targetAt(disaster), [0, -this.#targetSlope]);
    const replies = freeReplies(problem, this.#speeds, y, disaster, false, guess, precision === 'exact' ? lastBit : this.#settled, effort);
    const total = exp(y);
    const atFloor = limit > 0 ? raised(problem, limit) : 0;
    this.#speeds.forEach((speed, i) => {
      writeFree(problem, quantity, point, i * choiceCount + choices.lower, replies.lower[i]!, replies.lowerShare[i]!);
      writeHeld(problem, quantity, point, i * choiceCount + choices.atFloor, limit, (speed * atFloor) / total, gainAt(problem, disaster));
    });
    return point;
  }
}
