import type { Aggregates } from '../../aggregates/aggregates.ts';
import type { Parts } from '../../aggregates/cover.ts';
import { isWithin, type Kind } from './judge.ts';
import { marginOver } from './margins.ts';
import { hazardAt } from './place.ts';
import type { Side } from './side.ts';
import { type State, stateOver } from './state.ts';

/** A range of ln q in which a player may do best on one of its sides. */
export interface Option {
  readonly side: Side;
  readonly low: number;
  readonly high: number;
  /** Whether G has at most one zero in it for each pair of aggregates of the box, and whether it rises there. */
  readonly single: boolean;
  readonly rising: boolean;
  /** What G does on both sides of it, null where nothing is known. */
  readonly before: Kind | null;
  readonly after: Kind | null;
  /** Whether the player is out of the race, where G need not be 0. */
  readonly fixed: boolean;
  /** What it was last asked for, which is asked for often. */
  last: { readonly box: Aggregates; readonly state: State; readonly parts: Parts } | null;
}

/** What an option does over a box. */
export const stateOf = (option: Option, box: Aggregates): State => lastOf(option, box).state;

/** q and the own part of M over an option. */
export const partsOf = (option: Option, box: Aggregates): Parts => lastOf(option, box).parts;

/** What `stateOf` and `partsOf` say where the state over a box is known. */
export function lastWith({ rule }: Side, state: State, box: Aggregates): NonNullable<Option['last']> {
  const { win, risk, logSafety } = state;
  return { box, state, parts: { win, risk: rule === 'multiplicative' ? [hazardAt(logSafety[1]), hazardAt(logSafety[0])] : [win[0] * risk[0], win[1] * risk[1]] } };
}

function lastOf(option: Option, box: Aggregates): NonNullable<Option['last']> {
  if (option.last === null || option.last.box !== box) option.last = lastWith(option.side, stateOver(option.side, option.low, option.high, box), box);
  return option.last;
}

/** Whether G may be 0 in an option at all. */
export function mayBeBest(option: Option, box: Aggregates): boolean {
  const { side, low, fixed } = option;
  if (fixed || low === -Infinity) return true;
  const state = stateOf(option, box);
  const margin = marginOver(side, state, box);
  return isWithin(side, state) && margin[0] <= 0 && margin[1] >= 0;
}

/** Whether G is 0 somewhere in an option for each pair of aggregates of the box. */
export const isFree = ({ rising, before, after }: Option): boolean => (rising ? before === 'falls' && after === 'rises' : before === 'rises' && after === 'falls');
