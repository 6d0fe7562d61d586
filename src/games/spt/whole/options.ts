import { log } from '../../../core/math/index.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import type { Parts } from '../../aggregates/cover.ts';
import type { Interval } from '../../aggregates/interval.ts';
import { isBeaten } from './gain.ts';
import { isWithin, type Kind, type Span, spansOf } from './judge.ts';
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
}

/** The options that spans of one range leave. */
function optionsAmong(side: Side, spans: readonly Span[], first: Kind | null, last: Kind | null): Option[] {
  const options: Option[] = [];
  let run: Span[] = [];
  let before = first;
  const close = (after: Kind | null): void => {
    if (run.length > 0) {
      const kind = run[0]!.kind;
      const single = kind !== 'unsure' && run.every((span) => span.kind === kind);
      options.push({ side, low: run[0]!.low, high: run[run.length - 1]!.high, single, rising: kind === 'bottoms', before, after, fixed: false });
    }
    run = [];
  };
  for (const span of spans) {
    if (span.kind === 'turns' || span.kind === 'bottoms' || span.kind === 'unsure') {
      run.push(span);
      continue;
    }
    close(span.kind);
    before = span.kind;
  }
  close(last);
  return options;
}

/** ln q beyond which performance costs more than it can bring: 1 + d times the chance that all goes well, of which own safety is a part. */
function mostShare({ rule, beta, top }: Side, box: Aggregates): number {
  const safe = rule === 'multiplicative' ? -box.riskLow : log(Math.max(Number.MIN_VALUE, 1 - box.riskLow));
  return Math.min(0, top + beta * Math.min(0, safe) - box.logLow);
}

/** What is left of a player's options for a part of their box. */
function optionsWithin(known: readonly Option[], box: Aggregates): Option[] {
  return known.flatMap((option): Option[] => {
    const { side, low, high, before, after, fixed } = option;
    if (fixed) return isWithin(side, stateOver(side, low, high, box)) ? [option] : [];
    const top = Math.min(high, mostShare(side, box));
    return top < low ? [] : optionsAmong(side, spansOf(side, low, top, box), before, top < high ? null : after);
  });
}

function allOptions(sides: readonly Side[], box: Aggregates): Option[] {
  return sides.flatMap((side): Option[] => {
    if (side.edge) return [];
    if (side.kind === 'out') {
      const out: Option = { side, low: -Infinity, high: -Infinity, single: true, rising: false, before: null, after: null, fixed: true };
      return isWithin(side, stateOver(side, -Infinity, -Infinity, box)) ? [out] : [];
    }
    return optionsAmong(side, spansOf(side, -Infinity, mostShare(side, box), box), null, null);
  });
}

/** All options of a player, of those of a larger box if they are known, but for those that are worse than another of its choices for all of the box. */
export function optionsOf(sides: readonly Side[], box: Aggregates, known: readonly Option[] | null): Option[] {
  const options = known === null ? allOptions(sides, box) : optionsWithin(known, box);
  return options.filter((option) => !isBeaten(sides, options, option, box));
}

/** Whether G may be 0 in an option at all. */
export function mayBeBest({ side, low, high, fixed }: Option, box: Aggregates): boolean {
  if (fixed || low === -Infinity) return true;
  const state = stateOver(side, low, high, box);
  const [down, up] = marginOver(side, state, box);
  return isWithin(side, state) && down <= 0 && up >= 0;
}

/** Whether G is 0 somewhere in an option for each pair of aggregates of the box. */
export const isFree = ({ rising, before, after }: Option): boolean => (rising ? before === 'falls' && after === 'rises' : before === 'rises' && after === 'falls');

/** q and the own part of M over an option. */
export function partsOf({ side, low, high }: Option, box: Aggregates): Parts {
  const state = stateOver(side, low, high, box);
  const { win, risk } = state;
  if (side.rule === 'multiplicative') return { win, risk: hazardOver(state) };
  return { win, risk: [win[0] * risk[0], win[1] * risk[1]] };
}
/** -ln t. */
const hazardOver = ({ logSafety }: State): Interval => [hazardAt(logSafety[1]), hazardAt(logSafety[0])];
