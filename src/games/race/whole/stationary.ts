import { pieceAt } from '../../portfolio/frontier.ts';
import type { Interval } from '../../aggregates/interval.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import type { CompiledRace } from '../compiled.ts';
import { halvesOf, partOf, type PlainLab, pointReach, type Reach, reachOf, type Spot, spotAt } from './plain-lab.ts';
import { bendAmongRivals, bendOver, leastGain, slopeOver } from './slopes.ts';

/**
 * Budgets at which a lab's payoff may have a local maximum for some aggregates of a box: adjoining reaches, in ascending order. Where g falls all over them, or rises all over a single
 * one, there is for each pair of aggregates at most one, and a continuous function of both (`single`).
 */
export interface Option {
  readonly reaches: readonly Reach[];
  readonly single: boolean;
  /** Whether g rises with the budget, the aggregates held; that may be a maximum too, since a lab's own budget moves them. */
  readonly rising: boolean;
  /** Whether g is 0 within for all aggregates of the box, so that the choice never stands at an end or a kink. */
  readonly free: boolean;
  readonly fine: number;
}

/** Pieces of a frontier that follow each other without g rising from one to the next, on one side of the threshold of compliance. */
interface Stretch {
  readonly reaches: readonly Reach[];
  /** Whether a payoff that falls from the first budget on has a maximum there, and one that rises to the last there. */
  readonly startsAtEnd: boolean;
  readonly endsAtEnd: boolean;
  readonly fine: number;
}

/** g may rise by this part of itself from one piece to the next for rounding. */
const sameFall = 1e-11;

/** The stretches of a lab's budgets. */
export function stretchesOf(lab: PlainLab): Stretch[] {
  const { race, index } = lab;
  const [lower, upper, threshold] = [race.lower[index]!, race.upper[index]!, race.threshold[index]!];
  const split = threshold > lower && threshold <= upper;
  const sides = split
    ? [{ from: lower, to: threshold, closed: false, fine: race.penalty[index]! }, { from: threshold, to: upper, closed: true, fine: 0 }]
    : [{ from: lower, to: upper, closed: true, fine: threshold > upper ? race.penalty[index]! : 0 }];
  return sides.flatMap(({ from, to, closed, fine }) => {
    const stretches: Stretch[] = [];
    let reaches: Reach[] = [];
    const close = (last: boolean): void => {
      stretches.push({ reaches, startsAtEnd: stretches.length === 0, endsAtEnd: last && closed, fine });
      reaches = [];
    };
    const frontier = race.frontier[index]!;
    for (let piece = pieceAt(frontier, from); piece < frontier.count; piece++) {
      const begin = Math.max(from, frontier.start[piece]!);
      const end = Math.min(to, piece + 1 < frontier.count ? frontier.start[piece + 1]! : Infinity);
      if (begin > to || (begin === to && reaches.length > 0)) break;
      const reach = reachOf(lab, piece, begin, end);
      const before = reaches[reaches.length - 1];
      // Another measure may cut risk faster than those before: there the payoff has a valley, and a maximum may be on either side.
      if (before !== undefined && reach.low.riskFall > before.high.riskFall * (1 + sameFall)) close(false);
      reaches.push(reach);
    }
    close(true);
    return stretches;
  });
}

/** Narrower reaches, in shares of speed, are not halved. */
const narrowest = 1e-9;

/**
 * What g does over a reach, for the whole box: it is above 0, below 0, it may be 0 within `reach` (falling, and so once, where it is `single`), or it rises from below 0 to above it,
 * with 0 within `reach` where that may be a maximum.
 */
type Sign =
  | { readonly kind: 'rises' | 'falls' }
  | { readonly kind: 'turns'; readonly reach: Reach; readonly single: boolean; readonly free: boolean }
  | { readonly kind: 'valley'; readonly reach: Reach | null; readonly free: boolean };

const rises: Sign = { kind: 'rises' };
const falls: Sign = { kind: 'falls' };

/** Reaches that were judged, which is what a search costs, and how many it may judge (`mostReaches`). */
export const work = { reaches: 0, most: 0 };

/** About a twentieth of a second; less where a fine splits what many labs may do best, of which nearly no search comes to an end. */
export const mostReaches = ({ labs, jumps }: CompiledRace): number => (jumps.length === 0 ? 50_000 : 50_000 * Math.min(1, 20 / labs));

function signsOf(lab: PlainLab, reach: Reach, box: Aggregates, signs: Sign[]): void {
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

/** All options of a lab, but for those that are worse than another of its choices for all of the box. */
export function optionsOf(lab: PlainLab, stretches: readonly Stretch[], box: Aggregates): Option[] {
  const options = stretches.flatMap((stretch) => optionsIn(lab, stretch, box));
  if (options.length < 2) return options;
  return options.filter((option) => !options.some((other) => other !== option && beats(lab, other, option, box)));
}

/** Whether a budget of one option is better than all of another for the whole box. */
function beats(lab: PlainLab, by: Option, option: Option, box: Aggregates): boolean {
  const [first, last] = [by.reaches[0]!, by.reaches[by.reaches.length - 1]!];
  const trials = [first.low, last.high, ...(first === last && first.low !== first.high ? [spotAt(lab, first.piece, (first.low.budget + first.high.budget) / 2)] : [])];
  return trials.some((to) => option.reaches.every(({ low, high }) => leastGain(lab, to, low, high, box) > by.fine - option.fine));
}

function optionsIn(lab: PlainLab, { reaches, startsAtEnd, endsAtEnd, fine }: Stretch, box: Aggregates): Option[] {
  const options: Option[] = [];
  let run: Reach[] = [];
  let [single, free] = [true, true];
  const close = (): void => {
    if (run.length > 0) options.push({ reaches: run, single, rising: false, free: free && run.length === 1, fine });
    run = [];
    [single, free] = [true, true];
  };
  // A payoff that may rise to the start of a reach, and fall from there on, may have a maximum at it, unless the run has that already.
  let arrives = startsAtEnd;
  const signs: Sign[] = [];
  for (const reach of reaches) {
    signs.length = 0;
    signsOf(lab, reach, box, signs);
    for (const sign of signs) {
      if (sign.kind === 'turns') {
        run.push(sign.reach);
        single &&= sign.single;
        free &&= sign.free;
        arrives = false;
        continue;
      }
      if (arrives && sign.kind !== 'rises' && sign === signs[0]) {
        run.push(pointReach(reach, reach.low));
        free = false;
      }
      close();
      if (sign.kind === 'valley' && sign.reach !== null) addValley(options, sign.reach, sign.free, fine);
      arrives = sign.kind !== 'falls';
    }
  }
  close();
  const last = reaches[reaches.length - 1]!;
  if (endsAtEnd && arrives) options.push({ reaches: [pointReach(last, last.high)], single: true, rising: false, free: false, fine });
  return options;
}

/** Where 0 goes on from one part of a piece to the next it is one option. */
function addValley(options: Option[], reach: Reach, free: boolean, fine: number): void {
  const before = options[options.length - 1];
  const last = before?.reaches[before.reaches.length - 1];
  const goesOn = before !== undefined && before.rising && last!.piece === reach.piece && last!.high.budget === reach.low.budget;
  if (goesOn) options[options.length - 1] = { ...before, reaches: [...before.reaches, reach], free: false };
  else options.push({ reaches: [reach], single: true, rising: true, free, fine });
}

/** The budget of an option at single aggregates, or its nearest end where there is none, and by how much it may be wrong: `enough` is near enough. */
export function budgetAt(lab: PlainLab, { reaches, rising }: Option, at: Aggregates, enough = 0): { readonly spot: Spot; readonly piece: number; readonly error: number } {
  for (const reach of reaches) {
    const { piece, low, high } = reach;
    const [atLow, atHigh] = [slopeOver(lab, low, low, at), slopeOver(lab, high, high, at)];
    if (rising ? atLow[0] >= 0 : atLow[1] <= 0) return { spot: low, piece, error: 0 };
    if (rising ? atHigh[1] <= 0 : atHigh[0] >= 0) continue;
    return { ...zeroOf(lab, reach, rising, at, enough), piece };
  }
  const last = reaches[reaches.length - 1]!;
  return { spot: last.high, piece: last.piece, error: 0 };
}

/** Where g crosses 0 within a reach, by steps of Newton's kept in a bracket. */
function zeroOf(lab: PlainLab, { piece, low, high, rate }: Reach, rising: boolean, at: Aggregates, enough: number): { readonly spot: Spot; readonly error: number } {
  let [from, to] = [low.budget, high.budget];
  let spot = spotAt(lab, piece, (from + to) / 2);
  let error = to - from;
  for (let step = 0; step < 60; step++) {
    const [down, up] = slopeOver(lab, spot, spot, at);
    const slope = (down + up) / 2;
    if (slope > 0 !== rising) from = spot.budget;
    else to = spot.budget;
    const bends = bendOver(lab, spot, spot, rate, at);
    const flat = rising ? bends[0] : -bends[1];
    // Twice what the slope there says, since it may be less steep on the way.
    error = (2 * Math.max(Math.abs(down), Math.abs(up))) / Math.max(Number.MIN_VALUE, flat);
    if (error < enough) break;
    const next = flat > 0 ? spot.budget - (2 * slope) / (bends[0] + bends[1]) : NaN;
    const into = next > from && next < to ? next : (from + to) / 2;
    if (Math.abs(into - spot.budget) <= 1e-16 || into === from || into === to) break;
    spot = spotAt(lab, piece, into);
  }
  return { spot, error };
}
