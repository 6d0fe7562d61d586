import type { Option } from './assignments.ts';
import type { Budget } from './budget.ts';
import type { ChoiceBounds } from './choice-bounds.ts';
import type { ReplyProblem } from './replies.ts';

/** Labs of one speed, by their places in the game. */
export interface Group {
  readonly speed: number;
  readonly labs: readonly number[];
}

/** What all charts of a race have in common. */
export interface ChartSetting {
  /** With powers the quick way, for bounds. */
  readonly problem: ReplyProblem;
  /** With powers to the last bit, for points. */
  readonly exact: ReplyProblem;
  readonly quantity: Quantity;
  readonly bounds: ChoiceBounds;
  /** Unsafety of the floor. */
  readonly limit: number;
  readonly budget: Budget;
  /** A lower bound of ln Σw. */
  readonly least: number;
}

/** A rectangle of a chart's two coordinates, with what the chart keeps of it. */
export interface Cell<Kept = unknown> {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
  readonly kept: Kept;
}

/**
 * What adds up besides p, to make the second equation: p (1-z) to 1 - U; or p (G - a z)/e to (G - a U)/e, which at a free reply is p² (1-z). Where all labs are about
 * as unsafe as each other Σp and Σpz say nearly the same, and that does not.
 */
export type Quantity = 'safe' | 'concentration';

/** Bounds of the slopes of p in both coordinates and of the second quantity in both, each from low to high. */
export type SlopeBounds = Float64Array;

/** All choices at a point, `choiceCount` a group; NaN where there is none. */
export interface Point {
  /** G. */
  readonly gain: number;
  /** What the second quantities are to add up to, and its slopes. */
  readonly target: number;
  readonly targetSlopes: readonly [number, number];
  readonly unsafety: Float64Array;
  readonly share: Float64Array;
  readonly second: Float64Array;
  /** Slopes of p in both coordinates and of the second quantity in both, four a choice. */
  readonly slopes: Float64Array;
}

/** Whether replies are worked out to the last bit, or as bounds are: to 1e-10 of a chance of winning, in a third of the time. */
export type Precision = 'exact' | 'rough';

/**
 * Two coordinates of the aggregates ln Σw and U in which every choice of every lab is smooth, so that a set of choices is two equations, Σp = 1 and the second sum, in
 * two unknowns.
 */
export interface Chart<Kept = unknown> {
  readonly groups: readonly Group[];
  /** All of the chart. */
  readonly whole: Cell<Kept>;
  /** A part of a cell. */
  part(cell: Cell<Kept>, low: number, high: number, from: number, to: number): Cell<Kept>;
  /** Comparable widths in both coordinates. */
  widths(cell: Cell<Kept>, options: readonly (readonly Option[])[]): readonly [number, number];
  /** Bounds of what the second quantities are to add up to on a cell. */
  targets(cell: Cell<Kept>): readonly [number, number];
  /** Bounds of every choice that labs of each group may make; empty for a group that can make none. */
  options(cell: Cell<Kept>): Option[][];
  /** Bounds of the slopes of each choice of each group, `choiceCount` a group, or only of those that are marked as used; null where there are none. */
  slopes(cell: Cell<Kept>, used?: Uint8Array): (SlopeBounds | null)[];
  /** Bounds of the slopes of what the second quantities are to add up to, as those of p. */
  targetSlopes(cell: Cell<Kept>): readonly [number, number, number, number];
  /** All choices at a point, to the last bit or as bounds are worked out; those of one nearby are likely ones. */
  at(first: number, second: number, near: Point | null, precision: Precision): Point;
  /** All choices in the middle of a cell, as bounds are worked out. */
  centre(cell: Cell<Kept>): Point;
}
