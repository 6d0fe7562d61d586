import { exp } from '../../core/math/index.ts';
import { FALL, GAIN_DOWN, GAIN_UP, RISK, SLOPE_DOWN, SLOPE_UP } from '../portfolio/point.ts';
import { chanceOfAny } from './chance.ts';
import type { CompiledRace } from './compiled.ts';
import { from, type Interval, minus, plus, scaled, sizeOf, times } from '../aggregates/interval.ts';
import { LAB_POINT, labPoint, UNDONE, UNDONE_RISE, WEIGHT, WEIGHT_FALL } from './payoff.ts';

/**
 * Enclosures of payoffs and of their slopes while a lab's choice, and that of a rival or what several add up to, range over boxes. Within one piece
 * of a lab's frontier everything that its budget does is monotone, so that its ends enclose it; interval arithmetic does the rest.
 */

/** The budgets from `low` to `high` within one piece of the lab's frontier and on one side of its speed cap. */
export interface Reach {
  readonly low: number;
  readonly high: number;
  readonly piece: number;
  readonly capped: boolean;
}

/** What the race holds beside a lab, as the lab sees it: one rival or all of them. Null stands for nobody. */
export interface Rivals {
  readonly seenWeight: Interval;
  /** Residual risk, of several weighted by their weights. */
  readonly risk: Interval;
  readonly seenHazard: Interval;
  /** What a win of theirs costs the lab, where it is not what its enmity makes of one rival's risk. */
  readonly price?: Interval;
}

/** What a lab does over a reach, as it sees itself. Null stands for abstaining. */
export interface OwnDeeds {
  readonly budget: Interval;
  readonly risk: Interval;
  readonly weight: Interval;
  readonly fall: Interval;
  readonly sold: Interval;
  readonly growth: Interval;
  readonly undone: Interval;
  readonly weightFall: number;
  readonly undoneRise: number;
}

/** That and, of two labs, how the other sees it. */
export interface Deeds extends OwnDeeds, Rivals {}

const ends = new Float64Array(2 * LAB_POINT);

/** What lab i of the two does over a reach. */
export function deedsOver(race: CompiledRace, i: number, reach: Reach): Deeds {
  const own = ownDeeds(race, i, reach);
  const seenAt = race.view[1 - i]! * 2 + i;
  const seen = (b: number): number => exp(race.viewLogWeight[seenAt]! - race.viewSlope[seenAt]! * (reach.capped ? race.capBudget[i]! : b));
  return { ...own, seenWeight: [seen(reach.high), seen(reach.low)], seenHazard: scaled(own.risk, race.viewHazard[seenAt]!) };
}

/** What lab i does over a reach, as it sees itself. */
export function ownDeeds(race: CompiledRace, i: number, { low, high, piece, capped }: Reach): OwnDeeds {
  labPoint(race, i, low, piece, capped, ends, 0);
  labPoint(race, i, high, piece, capped, ends, LAB_POINT);
  const rising = (field: number): Interval => [ends[field]!, ends[LAB_POINT + field]!];
  const falling = (field: number): Interval => [ends[LAB_POINT + field]!, ends[field]!];
  return {
    budget: [low, high],
    risk: falling(RISK),
    weight: falling(WEIGHT),
    fall: falling(FALL),
    sold: scaled(times(rising(GAIN_UP), falling(GAIN_DOWN)), race.revenue[i]!),
    growth: minus(falling(SLOPE_UP), falling(SLOPE_DOWN)),
    undone: scaled(rising(UNDONE), race.mission[i]!),
    weightFall: ends[WEIGHT_FALL]!,
    undoneRise: ends[UNDONE_RISE]!,
  };
}

/** Where the race stands for lab i: its chance P, the chance of no catastrophe and its parts, and what a rival's win costs. */
interface Prospect {
  readonly win: Interval;
  readonly gap: Interval;
  readonly safe: Interval;
  readonly calm: Interval;
  readonly price: Interval;
}

const one: Interval = [1, 1];
const none: Interval = [0, 0];

function prospect(race: CompiledRace, i: number, own: OwnDeeds | null, rival: Rivals | null): Prospect {
  const win: Interval =
    own === null ? none
    : rival === null ? one
    : [own.weight[0] / (own.weight[0] + rival.seenWeight[1]), own.weight[1] / (own.weight[1] + rival.seenWeight[0])];
  const risk = own?.risk ?? none;
  const rivalRisk = rival?.risk ?? none;
  const gap = minus(risk, rivalRisk);
  const winnerRisk = own === null ? rivalRisk : rival === null ? risk : plus(rivalRisk, times(win, gap));
  const accidents = plus(scaled(rival?.seenHazard ?? none, race.hazardScale[i]!), scaled(risk, race.ownHazard[i]!));
  const row = race.enmityRow[i]!;
  const price: Interval =
    rival === null ? none
    : rival.price !== undefined ? rival.price
    : row === null ? plus([race.enmityWeight[i]!, race.enmityWeight[i]!], scaled(rivalRisk, race.enmityRisk[i]!))
    : scaled(from(1, scaled(rivalRisk, race.belief[i]!)), race.prize[i]! * row[1 - i]!);
  return {
    win, gap, price,
    safe: own === null && rival === null ? one : from(1, scaled(winnerRisk, race.decisionRisk[i]!)),
    calm: [1 - chanceOfAny(accidents[1]), 1 - chanceOfAny(accidents[0])],
  };
}

/** Rounding of sums of this size is smaller than this part of it. */
const slack = 64 * 2.220446049250313e-16;

/** U_i, M$, the fine left out: it holds every payoff of the box, rounding included. */
export function payoffOver(race: CompiledRace, i: number, own: OwnDeeds | null, rival: Rivals | null): Interval {
  const { win, safe, calm, price } = prospect(race, i, own, rival);
  const loss = race.loss[i]!;
  const spared = times(safe, calm);
  const product = own === null ? none : from(race.mission[i]!, minus(own.undone, own.sold));
  const kept = times(spared, plus(product, [loss, loss]));
  const prize: Interval = own === null ? none : from(race.prize[i]!, scaled(own.risk, race.prizeRisk[i]!));
  const wins = times(win, plus(prize, price));
  const spent = own === null ? none : plus(scaled(own.budget, race.outlay[i]!), scaled(own.risk, race.liability[i]!));
  const rest = plus(plus(price, spent), [loss, loss]);
  const payoff = minus(plus(kept, wins), rest);
  const rounding = slack * (sizeOf(kept) + sizeOf(wins) + sizeOf(price) + sizeOf(spent) + loss);
  return [payoff[0] - rounding, payoff[1] + rounding];
}

/** dU_i/db over the box, M$ per share of speed, one-sided as the reach is: it holds every slope of the box, rounding included. */
export function slopeOver(race: CompiledRace, i: number, own: OwnDeeds, rival: Rivals | null): Interval {
  const { win, gap, safe, calm, price } = prospect(race, i, own, rival);
  const q = race.decisionRisk[i]!;
  const lossAndMission = race.loss[i]! + race.mission[i]!;
  const stake = times(calm, plus(minus(own.sold, own.undone), [lossAndMission, lossAndMission]));
  const exposure = plus(scaled(win, q), scaled(safe, race.ownHazard[i]!));
  const care = plus(plus(times(stake, exposure), scaled(win, race.prizeRisk[i]!)), [race.liability[i]!, race.liability[i]!]);
  const odds: Interval = rival === null ? none : oddsOver(win);
  const prize = from(race.prize[i]!, scaled(own.risk, race.prizeRisk[i]!));
  const advantage = minus(plus(prize, price), scaled(times(stake, gap), q));
  const caring = times(times(own.fall, own.risk), care);
  const racing = scaled(times(odds, advantage), own.weightFall);
  const income = times(times(calm, safe), minus(times(own.sold, own.growth), scaled(own.undone, own.undoneRise)));
  const slope = plus(minus(caring, racing), income);
  const outlay = race.outlay[i]!;
  const rounding = slack * (sizeOf(caring) + sizeOf(racing) + sizeOf(income) + outlay + own.weightFall * sizeOf(odds) * q * sizeOf(stake));
  return [slope[0] - outlay - rounding, slope[1] - outlay + rounding];
}

/** P (1 - P). */
function oddsOver([low, high]: Interval): Interval {
  const a = low * (1 - low);
  const b = high * (1 - high);
  return [Math.min(a, b), low <= 0.5 && high >= 0.5 ? 0.25 : Math.max(a, b)];
}
