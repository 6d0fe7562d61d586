import type { Aggregates } from '../../aggregates/aggregates.ts';
import { marginOver } from './margins.ts';
import type { Side } from './side.ts';
import { slopeAmongRivals, slopesOver } from './slopes.ts';
import { type State, stateOver, work } from './state.ts';
import { tailOf, unknown } from './tail.ts';
import { zerosOf } from './zeros.ts';

/**
 * What G does in a range of ln q for the whole box: it is above 0, below 0, or may be 0: once at most, falling there (`turns`) or rising (`bottoms`), or `unsure`. In `none` nothing can be
 * best: the side does not reach there, or where G is 0 the payoff has a minimum.
 */
export type Kind = 'rises' | 'falls' | 'none' | 'turns' | 'bottoms' | 'unsure';

export interface Span {
  readonly kind: Kind;
  readonly low: number;
  readonly high: number;
  /** What happens there, where that is known. */
  readonly state: State | null;
}

/** A range is cut into no more than this many parts in one box, and never more finely than this; parts of the box will tell more. */
const mostParts = 4;
const narrowest = 1e-9;

/** Whether a state lies within its side at all. */
export const isWithin = ({ kind, least, most }: Side, { logSafety }: State): boolean => kind === 'held' || (logSafety[1] >= least && logSafety[0] <= most);

/** Below which ln q a range is judged at once: the first that can be is taken. */
const tails = [-3, -10, -30, -100, -300, -1000];
const negligible = -29;

/** Judges a range of ln q, which may reach down to none. */
export function spansOf(side: Side, low: number, high: number, box: Aggregates): Span[] {
  const spans: Span[] = [];
  if (low > -Infinity) judge(side, low, high, box, spans);
  else {
    for (const tail of tails) {
      spans.length = 0;
      const cut = Math.min(high, tail);
      judge(side, -Infinity, cut, box, spans);
      if (spans[0]!.kind === 'unsure' && tail > tails[tails.length - 1]!) continue;
      if (cut < high) judge(side, cut, high, box, spans);
      break;
    }
  }
  return spans;
}

function judge(side: Side, low: number, high: number, box: Aggregates, spans: Span[], narrow = (high - low) / mostParts): void {
  const state = stateOver(side, low, high, box);
  const add = (kind: Kind): void => void spans.push({ kind, low, high, state });
  if (!isWithin(side, state)) return add('none');
  const isTail = low === -Infinity;
  const margin = isTail ? tailOf(side, state, box) : marginOver(side, state, box);
  const down = margin[0];
  const up = margin[1];
  if (down > 0 || up < 0) return add(down > 0 ? 'rises' : 'falls');
  // So far down own performance moves nothing but its own costs: where G rises to 0 the payoff has a minimum.
  if (isTail && high < negligible && slopesOver(side, state, box).bend[0] > 0) return add('none');
  if (isTail || work.states > work.most || !(up - down < Infinity)) return add('unsure');
  const slopes = slopesOver(side, state, box);
  const { bend } = slopes;
  if (bend[1] < 0 || bend[0] > 0) {
    const before = bend[1] < 0 ? 'rises' : 'falls';
    const after = bend[1] < 0 ? 'falls' : 'rises';
    const zeros = zerosOf(side, low, high, slopes, box);
    if (zeros === 'above' || zeros === 'below') return add(zeros === 'above' ? before : after);
    const from = zeros[0];
    const to = zeros[1];
    const bounded = side.least > -Infinity || side.most < Infinity;
    const there = bounded || bend[0] > 0 ? stateOver(side, from, to, box) : null;
    const isLowest = bend[0] > 0 && slopeAmongRivals(side, there!, box, slopesOver(side, there!, box))[0] > 0;
    if (from > low) spans.push({ kind: before, low, high: from, state: null });
    const isOutside = there !== null && !isWithin(side, there);
    spans.push({ kind: isLowest || isOutside ? 'none' : bend[1] < 0 ? 'turns' : 'bottoms', low: from, high: to, state: there });
    if (to < high) spans.push({ kind: after, low: to, high, state: null });
    return;
  }
  const width = high - low;
  const middle = (low + high) / 2;
  if (width < Math.max(narrowest, narrow, box.logHigh - box.logLow, box.riskHigh - box.riskLow)) {
    const there = width < narrowest ? unknown : marginOver(side, stateOver(side, middle, middle, box), box);
    if (there[0] <= 0 && there[1] >= 0) return add('unsure');
  }
  judge(side, low, middle, box, spans, narrow);
  judge(side, middle, high, box, spans, narrow);
}
