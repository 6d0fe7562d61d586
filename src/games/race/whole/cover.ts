import { log } from '../../../core/math/index.ts';
import { type Aggregates, aggregates, aggregatesOf, middleOf, widened } from '../../aggregates/aggregates.ts';
import { type Cover, cover, type SummedGame } from '../../aggregates/cover.ts';
import { pieceAt } from '../../portfolio/frontier.ts';
import { type Effort, usualEffort } from '../../solve/effort.ts';
import { best, bestResponse } from '../best-response.ts';
import type { CompiledRace } from '../compiled.ts';
import { penaltyAt, REST_ENMITY, REST_RISK, REST_SIZE, REST_WEIGHT } from '../payoff.ts';
import type { Found } from '../search.ts';
import { coverAlone } from './alone.ts';
import { budgetAt } from './budget.ts';
import { partsOf, verdictOn } from './combination.ts';
import { PlainLab, type Spot, spotAt } from './plain-lab.ts';
import { leastReaches, mostReaches, work } from './signs.ts';
import { leastGain } from './slopes.ts';
import { allows, meets, type Option, optionsOf, stretchesOf } from './stationary.ts';
import { tightened } from './tighten.ts';

/**
 * A complete search of the plain race over its aggregates (see `PlainLab`). `known` are certified equilibria; `certify` looks for one from budgets to which the search comes.
 */
export function coverAggregates(race: CompiledRace, known: readonly Found[], certify: (start: Float64Array) => Found | null, effort: Effort = usualEffort): Cover<Found> {
  work.reaches = 0;
  work.most = mostReaches(race.labs) * effort;
  if (work.most < leastReaches * race.labs) return { complete: false, found: [] };
  const labs = Array.from({ length: race.labs }, (_, i) => new PlainLab(race, i));
  const stretches = labs.map(stretchesOf);
  if (labs.length === 1) return coverAlone(labs[0]!, stretches[0]!, known, certify);
  const game: SummedGame<Option, Found> = {
    players: labs.length,
    whole: wholeBox(labs),
    levelUnit: 1,
    optionsOf(i, box, before) {
      work.reaches++;
      return optionsOf(labs[i]!, stretches[i]!, box, before);
    },
    partsOf: (_, option, box) => partsOf(option, box),
    isSingle: ({ single }) => single,
    verdictOn(options, box) {
      work.reaches += labs.length;
      return verdictOn(labs, options, box);
    },
    tightened: (options, box) => tightened(labs, options.map((own) => (own.length === 1 ? own[0]! : joined(own))), box),
    // Asked of the reply to the rest of the race in the middle.
    isNone(options, box) {
      const near = widened(box, 0, 1e-12);
      return labs.some((lab, i) => {
        const own = optionsOf(lab, stretches[i]!, near).filter((option) => meets(option, options[i]!));
        const reply = replyTo(lab, budgetAt(lab, options[i]!, middleOf(near)).spot, middleOf(near));
        return own.every((option) => option.reaches.every(({ low, high }) => leastGain(lab, reply.spot, low, high, near) > reply.fine - option.fine));
      });
    },
    placeOf: ({ budgets }) => placeOf(labs, budgets),
    allows: (options, { budgets }) => options.every((option, i) => allows(option, budgets[i]!)),
    certify(options, box) {
      const middle = middleOf(box);
      return certify(Float64Array.from(labs, (lab, i) => budgetAt(lab, options[i]!, middle).spot.budget));
    },
    isSpent: () => work.reaches > work.most,
  };
  return cover(game, known);
}

/** All options of a lab as if they were one. */
const joined = (options: readonly Option[]): Option => {
  const reaches = options.flatMap((option) => option.reaches).sort((a, b) => a.low.budget - b.low.budget || a.high.budget - b.high.budget);
  return { reaches, single: false, rising: false, free: false, fine: 0, signs: options[0]!.signs };
};

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
