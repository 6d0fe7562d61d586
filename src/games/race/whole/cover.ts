import { log } from '../../../core/math/index.ts';
import { pieceAt } from '../../portfolio/frontier.ts';
import { best, bestResponse } from '../best-response.ts';
import type { CompiledRace } from '../compiled.ts';
import { penaltyAt, REST_ENMITY, REST_RISK, REST_SIZE, REST_WEIGHT } from '../payoff.ts';
import type { Found } from '../search.ts';
import { type Aggregates, aggregates, aggregatesOf, common, holds, hullOf, middleOf, widened } from './aggregates.ts';
import { krawczyk, type Parts, partsOf } from './combination.ts';
import { PlainLab, type Spot, spotAt } from './plain-lab.ts';
import { leastGain } from './slopes.ts';
import { budgetAt, effort, type Option, optionsOf, stretchesOf } from './stationary.ts';
import { tightened } from './tighten.ts';

/** What a complete search has shown. */
export interface Cover {
  /** Whether there is no equilibrium but those that are known, the new ones included. */
  readonly complete: boolean;
  /** Equilibria that were not known, certified. */
  readonly found: readonly Found[];
  /** Reaches of labs' budgets that were judged: what it has cost. */
  readonly effort: number;
}

/** Combinations of options that are looked at in one box; where there are more it is halved. */
const mostCombinations = 8;
/** Boxes this narrow are not halved: what is still unsure then is a tie, or equilibria that part. */
const narrowest = 1e-8;
/** Budgets of a known equilibrium are within this of those that an option allows. */
const sameBudget = 1e-7;

interface Known {
  readonly budgets: ArrayLike<number>;
  readonly at: Aggregates;
}

/**
 * A complete search of the plain race: boxes of aggregates (see `PlainLab`) that hold no equilibrium are left, as are those that hold one at most where one is known; others are
 * halved. `known` are certified equilibria; `certify` looks for one from budgets to which the search comes.
 */
export function coverAggregates(race: CompiledRace, known: readonly ArrayLike<number>[], certify: (start: Float64Array) => Found | null): Cover {
  const labs = Array.from({ length: race.labs }, (_, i) => new PlainLab(race, i));
  const stretches = labs.map(stretchesOf);
  const equilibria: Known[] = known.map((budgets) => ({ budgets, at: placeOf(labs, budgets) }));
  const found: Found[] = [];
  const whole = wholeBox(labs);
  const stack: Aggregates[] = [whole];
  const ended = (complete: boolean): Cover => ({ complete, found, effort: effort.reaches });
  effort.reaches = 0;

  /** What is left of a box for one combination of options but for known equilibria: nothing, a box to be halved, or `lost` where the search is at its end. */
  const settle = (options: readonly Option[], box: Aggregates): Aggregates | 'nothing' | 'lost' => {
    if (!options.every(({ single }) => single)) return tightened(labs, options, box) ?? 'nothing';
    let current = box;
    for (let step = 0; step < 40; step++) {
      const verdict = krawczyk(labs, options, current);
      effort.reaches += labs.length;
      if (verdict.kind === 'none') return 'nothing';
      const { within } = verdict;
      if (verdict.kind === 'unsure') return tightened(labs, options, within) ?? 'nothing';
      if (equilibria.some(({ budgets, at }) => holds(current, at) && options.every((option, i) => allows(option, budgets[i]!)))) return 'nothing';
      const [level, risk] = [within.logHigh - within.logLow, within.riskHigh - within.riskLow];
      const stalled = level > 0.5 * (current.logHigh - current.logLow) && risk > 0.5 * (current.riskHigh - current.riskLow);
      if (Math.max(level, risk) < 1e-11 || stalled) {
        if (Math.max(level, risk) > 1e-6) return within;
        return isNone(options, within) || isNew(options, within) ? 'nothing' : 'lost';
      }
      current = within;
    }
    return current;
  };
  /** Whether some lab would leave its choice all over a small box, for its reply to the rest of the race in the middle. */
  const isNone = (options: readonly Option[], box: Aggregates): boolean => {
    const near = widened(box, 0, 1e-12);
    return labs.some((lab, i) => {
      const own = optionsOf(lab, stretches[i]!, near).filter((option) => meets(option, options[i]!));
      const reply = replyTo(lab, budgetAt(lab, options[i]!, middleOf(near)).spot, middleOf(near));
      return own.every((option) => option.reaches.every(({ low, high }) => leastGain(lab, reply.spot, low, high, near) > reply.fine - option.fine));
    });
  };
  const isNew = (options: readonly Option[], box: Aggregates): boolean => {
    const middle = middleOf(box);
    const certified = certify(Float64Array.from(labs, (lab, i) => budgetAt(lab, options[i]!, middle).spot.budget));
    if (certified === null || !options.every((option, i) => allows(option, certified.budgets[i]!))) return false;
    const at = placeOf(labs, certified.budgets);
    if (!holds(widened(box, 0, 1e-9), at)) return false;
    equilibria.push({ budgets: certified.budgets, at });
    found.push(certified);
    return true;
  };

  for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
    if (effort.reaches > effort.most) return ended(false);
    const wide = widened(box, 0.1, 1e-9);
    const options = labs.map((lab, i) => optionsOf(lab, stretches[i]!, wide));
    const combinations = consistent(options, wide);
    // What the combinations leave of the box together is all that has to be halved.
    let open = combinations === null ? tightened(labs, options.map(joined), wide) : null;
    for (const combination of combinations ?? []) {
      const left = settle(combination, wide);
      if (left === 'lost') return ended(false);
      if (left !== 'nothing') open = open === null ? left : hullOf(open, left);
    }
    if (open !== null) open = common(box, open);
    if (open === null) continue;
    if (isNarrow(box)) return ended(false);
    if (isNarrow(open)) stack.push(open);
    else stack.push(...halved(open, whole));
  }
  return ended(true);
}

/** All options of a lab as if they were one. */
const joined = (options: readonly Option[]): Option => {
  const reaches = options.flatMap((option) => option.reaches).sort((a, b) => a.low.budget - b.low.budget || a.high.budget - b.high.budget);
  return { reaches, single: false, rising: false, free: false, fine: 0 };
};

const isNarrow = ({ logLow, logHigh, riskLow, riskHigh }: Aggregates): boolean => logHigh - logLow < narrowest && riskHigh - riskLow < narrowest;

/** Both halves of a box, across the side that is longer beside that of the whole. */
function halved({ logLow, logHigh, riskLow, riskHigh }: Aggregates, whole: Aggregates): [Aggregates, Aggregates] {
  const across = (logHigh - logLow) / Math.max(narrowest, whole.logHigh - whole.logLow) >= (riskHigh - riskLow) / Math.max(narrowest, whole.riskHigh - whole.riskLow);
  const middle = across ? (logLow + logHigh) / 2 : (riskLow + riskHigh) / 2;
  return across
    ? [aggregates(middle, logHigh, riskLow, riskHigh), aggregates(logLow, middle, riskLow, riskHigh)]
    : [aggregates(logLow, logHigh, middle, riskHigh), aggregates(logLow, logHigh, riskLow, middle)];
}

/** The combinations of options whose chances may add up to 1 and whose risks to M; null where there are too many. */
function consistent(options: readonly (readonly Option[])[], box: Aggregates): Option[][] | null {
  const parts = options.map((own) => own.map((option) => partsOf(option, box)));
  const range = (lists: readonly (readonly Parts[])[], field: keyof Parts): Float64Array[] => {
    // What the labs from each on may add.
    const least = new Float64Array(lists.length + 1);
    const most = new Float64Array(lists.length + 1);
    for (let i = lists.length - 1; i >= 0; i--) {
      least[i] = least[i + 1]! + lists[i]!.reduce((low, part) => Math.min(low, part[field][0]), Infinity);
      most[i] = most[i + 1]! + lists[i]!.reduce((high, part) => Math.max(high, part[field][1]), -Infinity);
    }
    return [least, most];
  };
  const [winLeast, winMost] = range(parts, 'win') as [Float64Array, Float64Array];
  const [riskLeast, riskMost] = range(parts, 'risk') as [Float64Array, Float64Array];
  const rounding = 1e-13 * options.length;
  const combinations: Option[][] = [];
  const chosen: Option[] = [];
  let visits = 0;
  const extend = (i: number, winFrom: number, winTo: number, riskFrom: number, riskTo: number): boolean => {
    if (winFrom + winLeast[i]! > 1 + rounding || winTo + winMost[i]! < 1 - rounding) return true;
    if (riskFrom + riskLeast[i]! > box.riskHigh + rounding || riskTo + riskMost[i]! < box.riskLow - rounding) return true;
    // Where most beginnings lead nowhere there are too many of them as well.
    if (++visits > 4 * mostCombinations * (options.length + 1)) return false;
    if (i === options.length) {
      combinations.push([...chosen]);
      return combinations.length <= mostCombinations;
    }
    return options[i]!.every((option, n) => {
      const { win, risk } = parts[i]![n]!;
      chosen[i] = option;
      return extend(i + 1, winFrom + win[0], winTo + win[1], riskFrom + risk[0], riskTo + risk[1]);
    });
  };
  return extend(0, 0, 0, 0, 0) ? combinations : null;
}

/** All aggregates that profiles may add up to. */
function wholeBox(labs: readonly PlainLab[]): Aggregates {
  const ends = labs.map((lab) => [lab.race.lower[lab.index]!, lab.race.upper[lab.index]!].map((b) => spotAt(lab, pieceAt(lab.race.frontier[lab.index]!, b), b)));
  const sum = (end: 0 | 1): number => ends.reduce((total, spots) => total + spots[end]!.weight, 0);
  return aggregates(log(sum(1)), log(sum(0)), Math.min(...ends.map((spots) => spots[1]!.risk)), Math.max(...ends.map((spots) => spots[0]!.risk)));
}

function placeOf(labs: readonly PlainLab[], budgets: ArrayLike<number>): Aggregates {
  const spots = labs.map((lab, i) => spotAt(lab, pieceAt(lab.race.frontier[i]!, budgets[i]!), budgets[i]!));
  return aggregatesOf(spots.map(({ weight }) => weight), spots.map(({ risk }) => risk));
}

/** Whether an option has a budget between two. */
const allows = ({ reaches }: Option, from: number, to = from): boolean => to >= reaches[0]!.low.budget - sameBudget && from <= reaches[reaches.length - 1]!.high.budget + sameBudget;

/** A lab's best reply to what is left of the aggregates without it. */
function replyTo(lab: PlainLab, own: Spot, { sizeLow: size, riskLow: risk }: Aggregates): { readonly spot: Spot; readonly fine: number } {
  const { race, index } = lab;
  const rest = new Float64Array(REST_SIZE);
  rest[REST_WEIGHT] = Math.max(0, size - own.weight);
  rest[REST_RISK] = Math.max(0, size * risk - own.weight * own.risk);
  rest[REST_ENMITY] = lab.enmityWeight * rest[REST_WEIGHT]! + lab.rivalRisk * rest[REST_RISK]!;
  bestResponse(race, index, rest, 0, race.lower[index]!, race.upper[index]!, false);
  return { spot: spotAt(lab, pieceAt(race.frontier[index]!, best.budget), best.budget), fine: penaltyAt(race, index, best.budget) };
}

const meets = (a: Option, b: Option): boolean => a.fine === b.fine && allows(a, b.reaches[0]!.low.budget, b.reaches[b.reaches.length - 1]!.high.budget);
