import type { Interval } from '../../aggregates/interval.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import { halvesOf, partOf, type PlainLab, type Reach, spotAt } from './plain-lab.ts';
import { bendAmongRivals, bendOver, slopeOver } from './slopes.ts';

/** Narrower reaches, in shares of speed, are not halved. */
const narrowest = 1e-9;

/**
 * What g does over a reach, for the whole box: it is above 0, below 0, it may be 0 within `reach` (falling, and so once, where it is `single`), or it rises from below 0 to above it,
 * with 0 within `reach` where that may be a maximum.
 */
export type Sign =
  | { readonly kind: 'rises' | 'falls' }
  | { readonly kind: 'turns'; readonly reach: Reach; readonly single: boolean; readonly free: boolean }
  | { readonly kind: 'valley'; readonly reach: Reach | null; readonly free: boolean };

export const rises: Sign = { kind: 'rises' };
export const falls: Sign = { kind: 'falls' };

/** Reaches that were judged, which is what a search costs, and how many it may judge (`mostReaches`). */
export const work = { reaches: 0, most: 0 };

/** A tenth of a second of a command that has just started; less among many labs, of which all else takes longer. */
export const mostReaches = (labs: number): number => Math.max(20_000, 32_000 - 24 * labs);

/** What a search takes at the least for a lab: where that is too much it is not begun. */
export const leastReaches = 50;

/** What g does over a reach, part by part, added to `signs`. */
export function signsOf(lab: PlainLab, reach: Reach, box: Aggregates, signs: Sign[]): void {
  const { low, high, rate } = reach;
  const slope = slopeOver(lab, low, high, box);
  // Beyond the range of doubles nothing is known, and halves would be no better.
  if (++work.reaches > work.most || !(slope[1] - slope[0] < Infinity)) {
    signs.push({ kind: 'turns', reach, single: false, free: false });
    return;
  }
  if (slope[0] > 0 || slope[1] < 0) {
    signs.push(slope[0] > 0 ? rises : falls);
    return;
  }
  const width = high.budget - low.budget;
  const bend = bendOver(lab, low, high, rate, box);
  if (bend[1] < 0) {
    const left = width === 0 ? reach : narrowed(lab, reach, bend, box);
    if (left === 'before' || left === 'after') signs.push(left === 'before' ? falls : rises);
    else signs.push({ kind: 'turns', reach: left, single: true, free: within(left, reach) });
    return;
  }
  if (bend[0] > 0) {
    const left = narrowed(lab, reach, bend, box);
    if (left === 'before' || left === 'after') signs.push(left === 'before' ? rises : falls);
    else {
      const lowest = bendAmongRivals(lab, left.low, left.high, bendOver(lab, left.low, left.high, rate, box), box)[0] > 0;
      signs.push({ kind: 'valley', reach: lowest ? null : left, free: within(left, reach) });
    }
    return;
  }
  const [lower, upper] = halvesOf(lab, reach);
  const middle = lower.high;
  const there = slopeOver(lab, middle, middle, box);
  const bendThere = bendOver(lab, middle, middle, rate, box);
  // Where neither is known in the middle itself halves will not help, unless they are wide: two maxima may meet in just this middle, which blurs a box of a width over its root.
  const hopeless = there[0] <= 0 && there[1] >= 0 && bendThere[0] <= 0 && bendThere[1] >= 0 && width < Math.sqrt(Math.max(box.logHigh - box.logLow, box.riskHigh - box.riskLow));
  if (hopeless || width < narrowest) {
    signs.push({ kind: 'turns', reach, single: false, free: false });
    return;
  }
  signsOf(lab, lower, box, signs);
  signsOf(lab, upper, box, signs);
}

/** Whether a part of a reach does not come to its ends. */
const within = (part: Reach, whole: Reach): boolean => part.low.budget > whole.low.budget && part.high.budget < whole.high.budget;

/** Newton's steps for intervals: the zeros of a g with slopes of one sign lie within what is left, before the reach or after it. */
function narrowed(lab: PlainLab, reach: Reach, bend: Interval, box: Aggregates): Reach | 'before' | 'after' {
  let left = reach;
  let slopes = bend;
  for (;;) {
    const { low, high } = left;
    const middle = left === reach ? halvesOf(lab, reach)[0].high : spotAt(lab, left.piece, (low.budget + high.budget) / 2);
    const [down, up] = slopeOver(lab, middle, middle, box);
    const [a, b, c, d] = [-down / slopes[0], -down / slopes[1], -up / slopes[0], -up / slopes[1]];
    const from = middle.budget + Math.min(a, b, c, d);
    const to = middle.budget + Math.max(a, b, c, d);
    if (from > high.budget) return 'after';
    if (to < low.budget) return 'before';
    const [begin, end] = [Math.max(low.budget, from), Math.min(high.budget, to)];
    if (begin === low.budget && end === high.budget) return left;
    left = partOf(lab, left, begin, end);
    if (end - begin > 0.7 * (high.budget - low.budget)) return left;
    const sharper = bendOver(lab, left.low, left.high, left.rate, box);
    slopes = [Math.max(slopes[0], sharper[0]), Math.min(slopes[1], sharper[1])];
  }
}
