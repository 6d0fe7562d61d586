import { exp, expm1, log } from '../../core/math/index.ts';
import { choiceCount, choices } from './assignments.ts';
import type { ChoiceCode, Option } from './assignments.ts';
import { bendAt, foldAt, lowerReply, parting, upperReply } from './branches.ts';
import type { Cell, Chart, ChartSetting, Group, Point, Precision, SlopeBounds } from './chart.ts';
import type { Frame } from './choice-bounds.ts';
import { between, boxOf, freeReplies, spanOf } from './free-replies.ts';
import type { Box, FreeReplies, Guess } from './free-replies.ts';
import { otherSlopes, otherSlopesAt } from './other-root.ts';
import { disasterSlopes, sideOf, turned, turnPoint } from './pivot-coordinates.ts';
import { emptyPoint, lastBit, writeFree, writeHeld } from './points.ts';
import { raised, settledFor } from './replies.ts';
import { foldedSlopes, heldSlopes, narrower } from './slope-bounds.ts';

/** What the bounds of a lab's choices and of their slopes on a cell take of the search's budget, in replies. */
const perCell = 3;

/** What is kept of a cell: the pivot's own bounds, those of the aggregates, and the replies of faster labs where κ is least with G largest and the other way round. */
interface Kept {
  readonly own: Box;
  readonly y: readonly [number, number];
  readonly frame: Frame;
  readonly corners: readonly [FreeReplies, FreeReplies];
}

/**
 * The chart below the parting for sets of choices in which a lab of a given speed, the pivot, replies freely and no slower lab does. Its coordinates are the pivot's own
 * ln z and p, of which the aggregates are explicit functions:
 *
 *     U = U* - (1-z)(e p - a)/(e-1),   ln Σw = ln k + r ln z - ln p,   G - a = (1-z)(e p - a),
 *
 * U* being the parting. So the pivot has no fold; faster labs are away from theirs, since what tells is κ alone, and it is larger for them; slower ones only race without
 * safety or comply at the floor. Twins of the pivot do what it does, or reply with the other root.
 */
export class PivotChart implements Chart<Kept> {
  readonly groups: readonly Group[];
  readonly whole: Cell<Kept>;
  readonly #setting: ChartSetting;
  readonly #speed: number;
  /** Whether group 1 are twins of the pivot. */
  readonly #twins: boolean;
  /** The groups whose replies are worked out from the aggregates, the faster ones and before them the twins. */
  readonly #racing: readonly number[];
  readonly #racingSpeeds: readonly number[];
  readonly #settled: number;

  constructor(setting: ChartSetting, groups: readonly Group[], pivot: Group) {
    const { problem } = setting;
    const faster = groups.filter(({ speed }) => speed > pivot.speed);
    const slower = groups.filter(({ speed }) => speed < pivot.speed);
    this.#twins = pivot.labs.length > 1;
    const twins = this.#twins ? [{ speed: pivot.speed, labs: pivot.labs.slice(1) }] : [];
    this.groups = [{ speed: pivot.speed, labs: pivot.labs.slice(0, 1) }, ...twins, ...slower, ...faster];
    this.#setting = setting;
    this.#speed = pivot.speed;
    this.#racing = this.groups.flatMap(({ speed }, i) => (speed > pivot.speed || (this.#twins && i === 1) ? [i] : []));
    this.#racingSpeeds = this.#racing.map((i) => this.groups[i]!.speed);
    this.#settled = settledFor(problem);
    const least = (1 + 1 / problem.exponent) / problem.enmity;
    const low = (setting.least - log(pivot.speed) + log(least)) / problem.exponent;
    this.whole = this.#cell(Math.min(low, -1e-9), 0, least, 1, null);
  }

  #cell(low: number, high: number, from: number, to: number, near: FreeReplies | null): Cell<Kept> {
    const { problem, budget } = this.#setting;
    const { exponent: r, enmity: e } = problem;
    const slope = 1 + 1 / r;
    const y = [log(this.#speed) + r * low - log(to), log(this.#speed) + r * high - log(from)] as const;
    const gainHigh = slope + -expm1(low) * (e * to - slope);
    const gainLow = slope + -expm1(high) * Math.max(0, e * from - slope);
    const frame = { least: exp(y[0]), most: exp(y[1]), from: Math.max(0, (e - gainHigh) / (e - 1)), to: (e - gainLow) / (e - 1), gainLow, gainHigh };
    const first = freeReplies(problem, this.#racingSpeeds, y[0], frame.to, true, near, this.#settled, budget);
    const second = freeReplies(problem, this.#racingSpeeds, y[1], (e - gainHigh) / (e - 1), true, first, this.#settled, budget);
    return { low, high, from, to, kept: { own: { zLow: exp(low), zHigh: exp(high), shareLow: from, shareHigh: to }, y, frame, corners: [first, second] } };
  }

  part(cell: Cell<Kept>, low: number, high: number, from: number, to: number): Cell<Kept> {
    return this.#cell(low, high, from, to, cell.kept.corners[0]);
  }

  widths({ low, high, from, to }: Cell<Kept>): readonly [number, number] {
    return [(1 + this.#setting.problem.exponent) * (high - low), (to - from) / from];
  }

  targets({ kept: { frame } }: Cell<Kept>): readonly [number, number] {
    return [1 - frame.to, 1 - frame.from];
  }

  /** The other root of the κ that goes with an unsafety and a G; near the fold right to 1e-7. */
  #otherAt(unsafety: number, gain: number): number {
    const { problem, budget } = this.#setting;
    const room = gain - (1 + 1 / problem.exponent) * unsafety;
    if (!(unsafety < 1 && room > 0)) return unsafety < 1 ? 1 : 0;
    const fold = foldAt(problem, gain).unsafety;
    const weight = room / (raised(problem, unsafety) * (1 - unsafety));
    budget.replies += 1;
    return (unsafety < fold ? upperReply : lowerReply)(problem, weight, gain, fold, 0, this.#settled);
  }

  /**
   * Bounds of the other root: it falls in the pivot's unsafety and rises in U, and so does its chance of winning, (G - a z)/(e (1-z)), which rises in both z and G; and
   * as a free reply, where the pivot is surely on its lower root by the corners. `apart` tells whether that was so.
   */
  #other({ kept: { own, y, frame, corners } }: Cell<Kept>): { box: Box; apart: boolean } | null {
    const { problem, budget } = this.#setting;
    const slope = 1 + 1 / problem.exponent;
    const zLow = Math.max(0, this.#otherAt(own.zHigh, frame.gainHigh) - 1e-7);
    const zHigh = Math.min(1, this.#otherAt(own.zLow, frame.gainLow) + 1e-7);
    const shareAt = (z: number, gain: number): number => (z < 1 ? (gain - slope * z) / (problem.enmity * (1 - z)) : Infinity);
    const pair = { zLow, zHigh, shareLow: shareAt(zLow, frame.gainLow), shareHigh: shareAt(zHigh, frame.gainHigh) };
    const apart = sideOf(problem, own) === 'lower' ? boxOf(corners, 0, true) : null;
    if (apart === null && zLow > 0 && zHigh < 1) return { box: pair, apart: false };
    const reply = apart ?? spanOf(problem, this.#speed, y[0], y[1], frame.from, frame.to, true, budget);
    if (reply === null) return null;
    const box = {
      zLow: Math.max(zLow, reply.zLow), zHigh: Math.min(zHigh, reply.zHigh),
      shareLow: Math.max(pair.shareLow, reply.shareLow), shareHigh: Math.min(pair.shareHigh, reply.shareHigh),
    };
    return { box, apart: apart !== null };
  }

  options(cell: Cell<Kept>): Option[][] {
    const { bounds, problem, budget, least } = this.#setting;
    const { own, y, frame, corners } = cell.kept;
    const fold = foldAt(problem, frame.gainHigh).unsafety;
    const none = this.groups.map(() => []);
    if (y[1] < least) return none;
    budget.replies += perCell * this.groups.length;
    return this.groups.map(({ speed }, i) => {
      const list: Option[] = [];
      const add = (option: Option | null): void => {
        if (option !== null) list.push(option);
      };
      const free = (code: ChoiceCode, box: Box): void => add(bounds.free(code, box, speed, frame));
      const twin = this.#twins && i === 1;
      if (i === 0 || twin) free(choices.pivot, own);
      if (i === 0) return list;
      if (twin && sideOf(problem, own) !== 'upper') {
        const other = this.#other(cell);
        if (other !== null) free(choices.other, { ...other.box, zLow: Math.max(other.box.zLow, fold * (1 - 1e-9)) });
      }
      if (speed > this.#speed) {
        const at = this.#racing.indexOf(i);
        const lower = boxOf(corners, at, false);
        const upper = lower === null ? null : boxOf(corners, at, true);
        if (lower !== null && upper !== null) {
          free(choices.lower, lower);
          free(choices.upper, upper);
        } else {
          const span = spanOf(problem, speed, y[0], y[1], frame.from, frame.to, true, budget);
          if (span !== null) free(choices.either, span);
        }
      }
      add(bounds.hasty(speed, frame));
      add(bounds.atFloor(speed, frame));
      return list;
    });
  }

  targetSlopes(cell: Cell<Kept>): readonly [number, number, number, number] {
    const [a, b, c, d] = disasterSlopes(this.#setting.problem, cell.kept.own);
    return [-b, -a, -d, -c];
  }

  slopes(cell: Cell<Kept>, used?: Uint8Array): (SlopeBounds | null)[] {
    const wanted = (at: number): boolean => used === undefined || used[at] === 1;
    const { problem, limit } = this.#setting;
    const { own, frame, corners } = cell.kept;
    const disaster = disasterSlopes(problem, own);
    const all = new Array<SlopeBounds | null>(this.groups.length * choiceCount).fill(null);
    const atFloor = limit > 0 ? raised(problem, limit) : 0;
    const pivot = Float64Array.of(0, 0, 1, 1, -own.shareHigh * own.zHigh, -own.shareLow * own.zLow, 1 - own.zHigh, 1 - own.zLow);
    this.groups.forEach(({ speed }, i) => {
      const at = i * choiceCount;
      if (i === 0 || (this.#twins && i === 1)) all[at + choices.pivot] = pivot;
      if (i === 0) return;
      if (this.#twins && i === 1 && wanted(at + choices.other)) {
        const other = this.#other(cell);
        if (other !== null) {
          const direct = other.apart ? turned(problem, foldedSlopes(problem, other.box, frame), disaster, own) : null;
          all[at + choices.other] = narrower(direct, otherSlopes(problem, own, other.box, frame, disaster));
        }
      }
      if (speed > this.#speed) {
        const racing = this.#racing.indexOf(i);
        for (const code of [choices.lower, choices.upper]) {
          const box = wanted(at + code) ? boxOf(corners, racing, code === choices.upper) : null;
          if (box !== null) all[at + code] = turned(problem, foldedSlopes(problem, box, frame), disaster, own);
        }
      }
      if (wanted(at + choices.hasty)) all[at + choices.hasty] = turned(problem, heldSlopes(speed, 0, frame.least, frame.most), disaster, own);
      if (wanted(at + choices.atFloor)) all[at + choices.atFloor] = turned(problem, heldSlopes(speed * atFloor, 1 - limit, frame.least, frame.most), disaster, own);
    });
    return all;
  }

  at(first: number, share: number, near: Point | null, precision: Precision): Point {
    if (near === null) return this.#point(first, share, null, 0, precision);
    const known = (code: ChoiceCode): number[] => this.#racing.map((i) => near.unsafety[i * choiceCount + code]!);
    return this.#point(first, share, { lower: known(choices.lower), upper: known(choices.upper) }, near.unsafety[choiceCount + choices.other]!, precision);
  }

  centre({ low, high, from, to, kept: { corners } }: Cell<Kept>): Point {
    return this.#point((low + high) / 2, (from + to) / 2, between(...corners), 0, 'rough');
  }

  #point(first: number, share: number, guess: Guess | null, otherGuess: number, precision: Precision): Point {
    const { exact, limit, budget } = this.#setting;
    const problem = precision === 'exact' ? exact : this.#setting.problem;
    const settled = precision === 'exact' ? lastBit : this.#settled;
    const { exponent: r, enmity: e } = problem;
    const slope = 1 + 1 / r;
    const z = exp(first);
    const [safety, beyond] = [-expm1(first), e * share - slope];
    const gain = slope + safety * beyond;
    const disaster = parting(problem) - (safety * beyond) / (e - 1);
    const y = log(this.#speed) + r * first - log(share);
    const [byFirst, byShare] = [(z * beyond) / (e - 1), (-e * safety) / (e - 1)];
    const point = emptyPoint(this.groups.length, gain, 1 - disaster, [-byFirst, -byShare]);
    const total = exp(y);
    const atFloor = limit > 0 ? raised(problem, limit) : 0;
    const replies = freeReplies(problem, this.#racingSpeeds, y, disaster, true, guess, settled, budget);
    this.groups.forEach(({ speed }, i) => {
      const at = i * choiceCount;
      if (i === 0 || (this.#twins && i === 1)) {
        point.unsafety[at + choices.pivot] = z;
        point.share[at + choices.pivot] = share;
        point.second[at + choices.pivot] = share * safety;
        point.slopes[4 * (at + choices.pivot) + 1] = 1;
        point.slopes[4 * (at + choices.pivot) + 2] = -share * z;
        point.slopes[4 * (at + choices.pivot) + 3] = safety;
      }
      if (speed > this.#speed) {
        const k = this.#racing.indexOf(i);
        writeFree(problem, 'safe', point, at + choices.lower, replies.lower[k]!, replies.lowerShare[k]!);
        writeFree(problem, 'safe', point, at + choices.upper, replies.upper[k]!, replies.upperShare[k]!);
      }
      writeHeld(problem, 'safe', point, at + choices.hasty, 1, speed / total, gain);
      writeHeld(problem, 'safe', point, at + choices.atFloor, limit, (speed * atFloor) / total, gain);
    });
    if (this.#twins) {
      const at = choiceCount + choices.other;
      const weight = (e * this.#speed) / total;
      const fold = foldAt(exact, gain).unsafety;
      const root = bendAt(problem, z, share) > 0 ? upperReply : lowerReply;
      // Near the fold both roots are all that tells, and nothing is left out for being too near.
      const other = root(exact, weight, gain, fold, otherGuess, lastBit);
      const otherShare = (weight * raised(exact, other)) / e;
      [point.unsafety[at], point.share[at], point.second[at]] = [other, otherShare, otherShare * (1 - other)];
      point.slopes.set(otherSlopesAt(problem, z, other, fold, gain), 4 * at);
    }
    turnPoint(problem, point, z, share, byFirst, byShare);
    return point;
  }
}
