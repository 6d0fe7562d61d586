import { FALL, GAIN_DOWN, GAIN_UP, RATE, RISK, SLOPE_DOWN, SLOPE_UP, SQUARES } from '../portfolio/point.ts';
import { chanceOfAny } from './chance.ts';
import type { CompiledRace } from './compiled.ts';
import { REST_ENMITY, REST_HAZARD, REST_RISK, REST_WEIGHT, UNDONE, UNDONE_RISE, WEIGHT, WEIGHT_FALL } from './payoff.ts';

/** Fields that `marginalAt` writes: dU/db, d²U/db², and how dU/db moves with the rest. */
export const SLOPE = 0;
export const BEND = 1;
export const SLOPE_BY_WEIGHT = 2;
export const SLOPE_BY_RISK = 3;
export const SLOPE_BY_HAZARD = 4;
export const SLOPE_BY_ENMITY = 5;

/** How much `marginalAt` works out: dU/db, that and d²U/db², or all fields. */
export const ALONE = 0;
export const WITH_BEND = 1;
export const WITH_CROSS = 2;

/** Result of the last `marginalAt`, as far as it was asked for. */
export const marginal = new Float64Array(6);

/**
 * Derivatives of lab i's payoff (without the penalty, which is constant within a regime) by its own budget at a point, and as far as asked for
 * its second derivative and their dependence on what the rivals add up to. The terms are those of the doc of `CompiledRace`, differentiated by hand.
 */
export function marginalAt(
  race: CompiledRace,
  i: number,
  point: Float64Array,
  at: number,
  rest: Float64Array,
  from: number,
  depth: number,
): number {
  const risk = point[at + RISK]!;
  const fall = point[at + FALL]!;
  const rate = point[at + RATE]!;
  const k = point[at + WEIGHT_FALL]!;
  const w = point[at + WEIGHT]!;
  const restWeight = rest[from + REST_WEIGHT]!;
  const restRisk = rest[from + REST_RISK]!;
  const enmity = rest[from + REST_ENMITY]!;
  const inverse = 1 / (w + restWeight);
  const win = w * inverse;
  const lose = restWeight * inverse;
  const q = race.decisionRisk[i]!;
  const winnerRisk = (restRisk + w * risk) * inverse;
  const safeDecision = 1 - q * winnerRisk;
  const ownHazard = race.ownHazard[i]!;
  const accidents = race.hazardScale[i]! * rest[from + REST_HAZARD]! + ownHazard * risk;
  const noAccident = 1 - chanceOfAny(accidents);
  const sold = race.revenue[i]! * point[at + GAIN_UP]! * point[at + GAIN_DOWN]!;
  const productSlope = point[at + SLOPE_UP]! - point[at + SLOPE_DOWN]!;
  const undone = race.mission[i]! * point[at + UNDONE]!;
  const rise = point[at + UNDONE_RISE]!;
  const income = sold * productSlope - undone * rise;
  const stake = noAccident * (sold + race.mission[i]! - undone + race.loss[i]!);
  const prizeRisk = race.prizeRisk[i]!;
  const prize = race.prize[i]! - prizeRisk * risk;
  const riskFall = fall * risk;
  const exposure = q * win + safeDecision * ownHazard;
  const care = stake * exposure + prizeRisk * win + race.liability[i]!;
  const racing = k * win;
  const stakeRisk = q * stake;
  const advantage = (prize - stakeRisk * risk) * lose + (enmity + stakeRisk * restRisk) * inverse;
  const safeIncome = noAccident * safeDecision * income;
  const slope = riskFall * care - racing * advantage + safeIncome - race.outlay[i]!;
  marginal[SLOPE] = slope;
  if (depth === ALONE) return slope;

  const winFall = racing * lose;
  const stakeRise = ownHazard * riskFall * stake + noAccident * income;
  const safeRise = -q * (racing * (winnerRisk - risk) - win * riskFall);
  const careRise = stakeRise * exposure + stake * (-q * winFall + safeRise * ownHazard) - prizeRisk * winFall;
  const inverseRise = racing * inverse;
  const advantageRise =
    (prizeRisk * riskFall - q * (stakeRise * risk - stake * riskFall)) * lose +
    (prize - stakeRisk * risk) * winFall +
    q * stakeRise * restRisk * inverse +
    (enmity + stakeRisk * restRisk) * inverseRise;
  const incomeRise = sold * (productSlope * productSlope - rate * productSlope - point[at + SQUARES]!) - undone * rise * rise;
  marginal[BEND] =
    -riskFall * (rate + fall) * care +
    riskFall * careRise +
    k * winFall * advantage -
    racing * advantageRise +
    ownHazard * riskFall * safeIncome +
    noAccident * (safeRise * income + safeDecision * incomeRise);
  if (depth === WITH_CROSS) {
    const soldSafely = noAccident * income * q * inverse;
    marginal[SLOPE_BY_WEIGHT] =
      riskFall * inverse * (stake * q * (ownHazard * winnerRisk - win) - prizeRisk * win) +
      racing * inverse * (advantage - (prize - stakeRisk * risk) * win + (enmity + stakeRisk * restRisk) * inverse) +
      soldSafely * winnerRisk;
    marginal[SLOPE_BY_RISK] = -riskFall * stake * ownHazard * q * inverse - racing * stakeRisk * inverse - soldSafely;
    marginal[SLOPE_BY_HAZARD] =
      -race.hazardScale[i]! *
      (riskFall * stake * exposure - racing * stakeRisk * (restRisk * inverse - risk * lose) + safeIncome);
    marginal[SLOPE_BY_ENMITY] = -racing * inverse;
  }
  return slope;
}

