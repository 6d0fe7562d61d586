import { pieceAt } from '../../portfolio/frontier.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import { type PlainLab, pointReach, type Reach, reachOf, spotAt } from './plain-lab.ts';
import { falls, rises, type Sign, signsOf } from './signs.ts';
import { leastGain } from './slopes.ts';

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
  readonly signs: Signs;
}

/** Of each reach of all stretches of a lab whether g is above 0 (1) or below it (-1) over all of it and all of a box; 0 where it may be either. It is so in every box within, too. */
export type Signs = number[];

/** Pieces of a frontier that follow each other without g rising from one to the next, on one side of the threshold of compliance. */
export interface Stretch {
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

/** All options of a lab, but for those that are worse than another of its choices for all of the box. `known` are those of a box that holds this one. */
export function optionsOf(lab: PlainLab, stretches: readonly Stretch[], box: Aggregates, known: readonly Option[] | null = null): Option[] {
  const signs = known?.[0]?.signs.slice() ?? new Array<number>(stretches.reduce((count, { reaches }) => count + reaches.length, 0)).fill(0);
  const options: Option[] = [];
  let at = 0;
  for (const stretch of stretches) {
    optionsIn(lab, stretch, box, signs, at, options);
    at += stretch.reaches.length;
  }
  if (options.length < 2) return options;
  const left = known === null ? options : options.filter((option) => known.some((before) => meets(before, option)));
  return left.filter((option) => !left.some((other) => other !== option && beats(lab, other, option, box)));
}

/** Budgets this near are the same. */
export const sameBudget = 1e-7;

/** Whether an option has a budget between two. */
export const allows = ({ reaches }: Option, from: number, to = from): boolean => to >= reaches[0]!.low.budget - sameBudget && from <= reaches[reaches.length - 1]!.high.budget + sameBudget;

/** Whether two options have a budget in common, or nearly. */
export const meets = (a: Option, b: Option): boolean => a.fine === b.fine && allows(a, b.reaches[0]!.low.budget, b.reaches[b.reaches.length - 1]!.high.budget);

/** Whether a budget of one option is better than all of another for the whole box. */
function beats(lab: PlainLab, by: Option, option: Option, box: Aggregates): boolean {
  const [first, last] = [by.reaches[0]!, by.reaches[by.reaches.length - 1]!];
  const trials = [first.low, last.high, ...(first === last && first.low !== first.high ? [spotAt(lab, first.piece, (first.low.budget + first.high.budget) / 2)] : [])];
  return trials.some((to) => option.reaches.every(({ low, high }) => leastGain(lab, to, low, high, box) > by.fine - option.fine));
}

/** Adds the options of a stretch, whose first reach is `first` among all of the lab's, to `options`, and what is learnt of its reaches to `known`. */
function optionsIn(lab: PlainLab, { reaches, startsAtEnd, endsAtEnd, fine }: Stretch, box: Aggregates, known: Signs, first: number, options: Option[]): void {
  const before = options.length;
  let run: Reach[] = [];
  let [single, free] = [true, true];
  const close = (): void => {
    if (run.length > 0) options.push({ reaches: run, single, rising: false, free: free && run.length === 1, fine, signs: known });
    run = [];
    [single, free] = [true, true];
  };
  // A payoff that may rise to the start of a reach, and fall from there on, may have a maximum at it, unless the run has that already.
  let arrives = startsAtEnd;
  const signs: Sign[] = [];
  for (let n = 0; n < reaches.length; n++) {
    const reach = reaches[n]!;
    signs.length = 0;
    const certain = known[first + n]!;
    if (certain !== 0) signs.push(certain > 0 ? rises : falls);
    else {
      signsOf(lab, reach, box, signs);
      if (signs.length === 1 && (signs[0] === rises || signs[0] === falls)) known[first + n] = signs[0] === rises ? 1 : -1;
    }
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
      if (sign.kind === 'valley' && sign.reach !== null) addValley(options, before, { reaches: [sign.reach], single: true, rising: true, free: sign.free, fine, signs: known });
      arrives = sign.kind !== 'falls';
    }
  }
  close();
  const last = reaches[reaches.length - 1]!;
  if (endsAtEnd && arrives) options.push({ reaches: [pointReach(last, last.high)], single: true, rising: false, free: false, fine, signs: known });
}

/** Where 0 goes on from one part of a piece to the next it is one option. */
function addValley(options: Option[], first: number, valley: Option): void {
  const [reach] = valley.reaches;
  const before = options.length > first ? options[options.length - 1] : undefined;
  const last = before?.reaches[before.reaches.length - 1];
  const goesOn = before !== undefined && before.rising && last!.piece === reach!.piece && last!.high.budget === reach!.low.budget;
  if (goesOn) options[options.length - 1] = { ...before, reaches: [...before.reaches, reach!], free: false };
  else options.push(valley);
}
