import { exp } from '../../core/math/index.ts';
import { frontierPoint, pieceAt } from '../portfolio/frontier.ts';
import { BUDGET, GAIN_DOWN, GAIN_UP, POINT_SIZE, RISK } from '../portfolio/point.ts';
import { chanceOfAny } from './chance.ts';
import type { CompiledRace } from './compiled.ts';

/**
 * The payoff function, the one thing that the solver and the certificate share. A lab's point is a frontier point (see
 * `portfolio/point.ts`) followed by the fields below; a lab's rest is what its rivals add up to in its own picture.
 */

/** w_i > 0. */
export const WEIGHT = POINT_SIZE;
/** -d ln w/db ≥ 0; 0 while a speed cap binds. */
export const WEIGHT_FALL = POINT_SIZE + 1;
/** exp(-χ u H): the part of the mission left undone; 1 without a mission. */
export const UNDONE = POINT_SIZE + 2;
/** d ln UNDONE/db ≥ 0; 0 while a speed cap binds. */
export const UNDONE_RISE = POINT_SIZE + 3;
export const LAB_POINT = POINT_SIZE + 4;

/** S: rivals' weight. */
export const REST_WEIGHT = 0;
/** T: rivals' weight times residual risk. */
export const REST_RISK = 1;
/** Λ: rivals' catastrophe hazard at their residual risk, a month at p = 1. */
export const REST_HAZARD = 2;
/** E: the price of rivals' wins. */
export const REST_ENMITY = 3;
export const REST_SIZE = 4;

/**
 * Writes lab i's point at budget b as seen from frontier piece `piece`, with the speed cap binding or not, into `out` from `at`.
 * At a kink the caller says from which side; elsewhere see `placeAt`.
 */
export function labPoint(race: CompiledRace, i: number, b: number, piece: number, capped: boolean, out: Float64Array, at: number): void {
  frontierPoint(race.frontier[i]!, piece, b, out, at);
  speedPoint(race, i, b, capped, out, at);
}

/** The fields that depend on speed alone; the frontier's fields are already there. */
export function speedPoint(race: CompiledRace, i: number, b: number, capped: boolean, out: Float64Array, at: number): void {
  const given = capped ? race.capBudget[i]! : b;
  const slope = race.weightSlope[i]!;
  out[at + WEIGHT] = exp(race.logWeight[i]! - slope * given);
  out[at + WEIGHT_FALL] = capped ? 0 : slope;
  if (race.mission[i] === 0) {
    out[at + UNDONE] = 1;
    out[at + UNDONE_RISE] = 0;
  } else {
    out[at + UNDONE] = exp(-race.missionRate[i]! * (1 - given));
    out[at + UNDONE_RISE] = capped ? 0 : race.missionRate[i]!;
  }
}

/** Writes lab i's point at budget b, kinks being seen from the right. */
export function placeAt(race: CompiledRace, i: number, b: number, out: Float64Array, at: number): void {
  labPoint(race, i, b, pieceAt(race.frontier[i]!, b), b < race.capBudget[i]!, out, at);
}

/** P_i and the chance of no accident, exp(-H Σ p_i λ_j ρ_j), as of the last `payoffAt`: by-products that bounds need again. */
export const byProduct = new Float64Array(2);
export const WIN = 0;
export const NO_ACCIDENT = 1;

/** U_i at a point without the penalty, M$, given the rest from `from` on. */
export function payoffAt(race: CompiledRace, i: number, point: Float64Array, at: number, rest: Float64Array, from: number): number {
  const w = point[at + WEIGHT]!;
  const risk = point[at + RISK]!;
  const total = w + rest[from + REST_WEIGHT]!;
  byProduct[WIN] = w / total;
  const catastrophe = catastropheGiven(race, i, (rest[from + REST_RISK]! + w * risk) / total, risk, rest, from);
  const product = race.revenue[i]! * point[at + GAIN_UP]! * point[at + GAIN_DOWN]! + race.mission[i]! * (1 - point[at + UNDONE]!);
  return (
    (1 - catastrophe) * product -
    race.loss[i]! * catastrophe +
    (w * (race.prize[i]! - race.prizeRisk[i]! * risk) - rest[from + REST_ENMITY]!) / total -
    race.outlay[i]! * point[at + BUDGET]! -
    race.liability[i]! * risk
  );
}

/** U_i when lab i abstains, M$: no chance, no risk of its own, no product; without rivals nobody decides the race. */
export function abstainingPayoff(race: CompiledRace, i: number, rest: Float64Array, from: number): number {
  const total = rest[from + REST_WEIGHT]!;
  if (!(total > 0)) return 0;
  const catastrophe = catastropheGiven(race, i, rest[from + REST_RISK]! / total, 0, rest, from);
  return -race.loss[i]! * catastrophe - rest[from + REST_ENMITY]! / total;
}

/** What a budget below the compliance threshold costs, M$. */
export const penaltyAt = (race: CompiledRace, i: number, b: number): number => (b < race.threshold[i]! ? race.penalty[i]! : 0);

/** C_i as the lab believes, by 1 - e^-x rather than e^-x: the loss multiplies it and may be a million times larger than the rest. */
function catastropheGiven(race: CompiledRace, i: number, winnerRisk: number, risk: number, rest: Float64Array, from: number): number {
  const decision = race.decisionRisk[i]! * winnerRisk;
  const accidents = race.hazardScale[i]! * rest[from + REST_HAZARD]! + race.ownHazard[i]! * risk;
  const any = chanceOfAny(accidents);
  byProduct[NO_ACCIDENT] = 1 - any;
  return decision + (1 - decision) * any;
}
