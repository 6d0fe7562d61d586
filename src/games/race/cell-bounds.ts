import {
  BUDGET, FALL, GAIN_DOWN, GAIN_UP, RATE, RISK, SLOPE_DOWN, SLOPE_UP, SQUARES,
} from '../portfolio/point.ts';
import type { Frontier } from '../portfolio/frontier.ts';
import { endPointAt, startPointAt } from '../portfolio/piece.ts';
import type { CompiledRace } from './compiled.ts';
import { LAB_POINT, REST_ENMITY, REST_RISK, REST_WEIGHT, UNDONE } from './payoff.ts';

/**
 * Enclosures of a payoff's derivatives over a cell, a range of budgets without kink or jump. Every ingredient (win probability, residual
 * risk, its rate of fall, accidents, product) is monotone within a cell, so its values at the two ends enclose it, and interval arithmetic
 * on the derivative's formula encloses the derivative. Part of the certificate: no code is shared with the solver's derivatives.
 */

/** A row of the checker: a lab's point, then the payoff (M$, without penalty), P and the chance of no accident. */
export const PAYOFF = LAB_POINT;
export const WIN_AT = LAB_POINT + 1;
export const CALM = LAB_POINT + 2;
export const ROW = LAB_POINT + 3;

// The lab under the checker, in an array of its own: bounds are asked for dozens of times a lab, and look nothing up in the meantime.
const lab = new Float64Array(14);
const MISSION = 0;
const LOSS = 1;
const REVENUE = 2;
const OUTLAY = 3;
const LIABILITY = 4;
const PRIZE_RISK = 5;
const HAZARD = 6;
const DECISION = 7;
/** Rivals' risk if one of them wins. */
const RIVALS_RISK = 8;
/** The prize and what a rival's win would cost. */
const STAKES = 9;
const WEIGHT_SLOPE = 10;
const MISSION_RATE = 11;
/** Logarithmic slopes of the weight and of the undone mission, constant on a cell; 0 where the speed cap binds. */
const FALL_OF_WEIGHT = 12;
const RISE_OF_UNDONE = 13;

/** Names lab i and its rivals' sums to all bounds that follow. */
export function boundsOfLab(race: CompiledRace, i: number, rest: Float64Array): void {
  const restWeight = rest[REST_WEIGHT]!;
  lab[MISSION] = race.mission[i]!;
  lab[LOSS] = race.loss[i]!;
  lab[REVENUE] = race.revenue[i]!;
  lab[OUTLAY] = race.outlay[i]!;
  lab[LIABILITY] = race.liability[i]!;
  lab[PRIZE_RISK] = race.prizeRisk[i]!;
  lab[HAZARD] = race.ownHazard[i]!;
  lab[DECISION] = race.decisionRisk[i]!;
  lab[RIVALS_RISK] = restWeight > 0 ? rest[REST_RISK]! / restWeight : 0;
  lab[STAKES] = race.prize[i]! + (restWeight > 0 ? rest[REST_ENMITY]! / restWeight : 0);
  lab[WEIGHT_SLOPE] = race.weightSlope[i]!;
  lab[MISSION_RATE] = race.missionRate[i]!;
}

/** Says whether the speed cap binds on the cells that follow. */
export function boundsWithCap(capped: boolean): void {
  lab[FALL_OF_WEIGHT] = capped ? 0 : lab[WEIGHT_SLOPE]!;
  lab[RISE_OF_UNDONE] = capped ? 0 : lab[MISSION_RATE]!;
}

/** Least value of a·b over a ∈ [a0, a1] ≥ 0 and b ∈ [b0, b1]. */
const low = (a0: number, a1: number, b0: number): number => (b0 >= 0 ? a0 * b0 : a1 * b0);
/** Greatest value of a·b over a ∈ [a0, a1] ≥ 0 and b ∈ [b0, b1]. */
const high = (a0: number, a1: number, b1: number): number => (b1 >= 0 ? a1 * b1 : a0 * b1);

/**
 * Upper bound of the lab's payoff (M$, without penalty) on the cell between rows `left` and `right` (indices into `rows`), which reaches from
 * piece `first` of its frontier to piece `last`. Where a rough bound is at most `target`, and on a cell of several pieces, no finer one is
 * sought.
 *
 * - dU/db of one sign: the better end is the bound.
 * - else two lines with the extreme slopes from both ends;
 * - d²U/db² ≤ bend < 0: an end's payoff plus slope²/(-2 bend), which near an optimum is nothing;
 * - else an end's payoff plus slope and ½ bend along the cell.
 */
export function boundCell(rows: Float64Array, left: number, right: number, target: number, frontier: Frontier, first: number, last: number): number {
  const payoff0 = rows[left + PAYOFF]!;
  const payoff1 = rows[right + PAYOFF]!;
  const mission = lab[MISSION]!;
  const q = lab[DECISION]!;
  const rivalsRisk = lab[RIVALS_RISK]!;
  const fallOfWeight = lab[FALL_OF_WEIGHT]!;
  const riseOfUndone = lab[RISE_OF_UNDONE]!;
  let risk0 = rows[left + RISK]!;
  let risk1 = rows[right + RISK]!;
  let gainUp0 = rows[left + GAIN_UP]!;
  let gainUp1 = rows[right + GAIN_UP]!;
  let gainDown0 = rows[left + GAIN_DOWN]!;
  let gainDown1 = rows[right + GAIN_DOWN]!;
  let fall0 = rows[left + FALL]! * risk0;
  let fall1 = rows[right + FALL]! * risk1;
  let up0 = rows[left + SLOPE_UP]!;
  let up1 = rows[right + SLOPE_UP]!;
  let down0 = rows[left + SLOPE_DOWN]!;
  let down1 = rows[right + SLOPE_DOWN]!;
  if (last > first) {
    // Fields of the frontier are monotone within a piece only: where the next one begins, slopes may jump, and a table's product may turn.
    const { points } = frontier;
    for (let n = first; n < last; n++) {
      const end = endPointAt(n);
      const next = startPointAt(n + 1);
      risk0 = Math.max(risk0, points[next + RISK]!);
      risk1 = Math.min(risk1, points[end + RISK]!);
      gainUp0 = Math.min(gainUp0, points[next + GAIN_UP]!);
      gainUp1 = Math.max(gainUp1, points[end + GAIN_UP]!);
      gainDown0 = Math.max(gainDown0, points[next + GAIN_DOWN]!);
      gainDown1 = Math.min(gainDown1, points[end + GAIN_DOWN]!);
      fall0 = Math.max(fall0, points[next + FALL]! * points[next + RISK]!);
      fall1 = Math.min(fall1, points[end + FALL]! * points[end + RISK]!);
      up0 = Math.max(up0, points[next + SLOPE_UP]!);
      up1 = Math.min(up1, points[end + SLOPE_UP]!);
      down0 = Math.max(down0, points[next + SLOPE_DOWN]!);
      down1 = Math.min(down1, points[end + SLOPE_DOWN]!);
    }
  }
  const win0 = rows[left + WIN_AT]!;
  const win1 = rows[right + WIN_AT]!;
  const odds0 = win0 * (1 - win0);
  const odds1 = win1 * (1 - win1);
  const oddsLow = odds0 < odds1 ? odds0 : odds1;
  const oddsHigh = win0 >= 0.5 && win1 <= 0.5 ? 0.25 : odds0 > odds1 ? odds0 : odds1;
  const gapHigh = risk0 - rivalsRisk;
  const gapLow = risk1 - rivalsRisk;
  const safeLow = 1 - q * (rivalsRisk + high(win1, win0, gapHigh));
  const safeHigh = 1 - q * (rivalsRisk + low(win1, win0, gapLow));
  const revenue = lab[REVENUE]!;
  const soldLow = revenue * gainUp0 * gainDown1;
  const soldHigh = revenue * gainUp1 * gainDown0;
  const undone0 = mission * rows[left + UNDONE]!;
  const undone1 = mission * rows[right + UNDONE]!;
  const constant = mission + lab[LOSS]!;
  const calm0 = rows[left + CALM]!;
  const calm1 = rows[right + CALM]!;
  const stakeLow = calm0 * (soldLow - undone1 + constant);
  const stakeHigh = calm1 * (soldHigh - undone0 + constant);
  const hazard = lab[HAZARD]!;
  const exposureLow = q * win1 + safeLow * hazard;
  const exposureHigh = q * win0 + safeHigh * hazard;
  const prizeRisk = lab[PRIZE_RISK]!;
  const liability = lab[LIABILITY]!;
  const careLow = stakeLow * exposureLow + prizeRisk * win1 + liability;
  const careHigh = stakeHigh * exposureHigh + prizeRisk * win0 + liability;
  const prize = lab[STAKES]!;
  const advantageLow = prize - prizeRisk * risk0 - q * high(stakeLow, stakeHigh, gapHigh);
  const advantageHigh = prize - prizeRisk * risk1 - q * low(stakeLow, stakeHigh, gapLow);
  const growthLow = up1 - down0;
  const growthHigh = up0 - down1;
  const incomeLow = low(soldLow, soldHigh, growthLow) - riseOfUndone * undone1;
  const incomeHigh = high(soldLow, soldHigh, growthHigh) - riseOfUndone * undone0;
  const safeIncomeLow = low(calm0 * safeLow, calm1 * safeHigh, incomeLow);
  const safeIncomeHigh = high(calm0 * safeLow, calm1 * safeHigh, incomeHigh);
  const outlay = lab[OUTLAY]!;
  const slopeHigh = high(fall1, fall0, careHigh) - fallOfWeight * low(oddsLow, oddsHigh, advantageLow) + safeIncomeHigh - outlay;
  if (slopeHigh <= 0) return payoff0;
  const slopeLow = low(fall1, fall0, careLow) - fallOfWeight * high(oddsLow, oddsHigh, advantageHigh) + safeIncomeLow - outlay;
  if (slopeLow >= 0) return payoff1;
  const width = rows[right + BUDGET]! - rows[left + BUDGET]!;
  const tent = (payoff1 * slopeHigh - payoff0 * slopeLow - slopeHigh * slopeLow * width) / (slopeHigh - slopeLow);
  if (tent <= target || last > first) return tent;

  const rate = rows[left + RATE]!;
  const slowing0 = fall0 * (rate + rows[left + FALL]!);
  const slowing1 = fall1 * (rate + rows[right + FALL]!);
  const stakeRiseLow = hazard * fall1 * stakeLow + low(calm0, calm1, incomeLow);
  const stakeRiseHigh = hazard * fall0 * stakeHigh + high(calm0, calm1, incomeHigh);
  const safeRiseLow = q * (fallOfWeight * low(oddsLow, oddsHigh, gapLow) + win1 * fall1);
  const safeRiseHigh = q * (fallOfWeight * high(oddsLow, oddsHigh, gapHigh) + win0 * fall0);
  const exposureRiseHigh = -q * fallOfWeight * oddsLow + hazard * safeRiseHigh;
  const careRiseHigh =
    high(exposureLow, exposureHigh, stakeRiseHigh) + high(stakeLow, stakeHigh, exposureRiseHigh) - prizeRisk * fallOfWeight * oddsLow;
  // The stake's rise times the gap in risk may have any sign.
  const product0 = stakeRiseLow * gapLow;
  const product1 = stakeRiseLow * gapHigh;
  const product2 = stakeRiseHigh * gapLow;
  const product3 = stakeRiseHigh * gapHigh;
  const crossHigh = Math.max(product0, product1, product2, product3);
  const advantageRiseLow = (prizeRisk + q * stakeLow) * fall1 - q * crossHigh;
  // (1 - 2P) times the advantage, any signs.
  const tilt0 = 1 - 2 * win0;
  const tilt1 = 1 - 2 * win1;
  const tiltedHigh = Math.max(tilt0 * advantageLow, tilt0 * advantageHigh, tilt1 * advantageLow, tilt1 * advantageHigh);
  const incomeSquared = Math.max(growthLow * growthLow, growthHigh * growthHigh);
  const incomeRiseHigh =
    high(soldLow, soldHigh, incomeSquared - rate * growthLow - rows[right + SQUARES]!) - riseOfUndone * riseOfUndone * undone0;
  const riskIncomeHigh = Math.max(
    safeRiseLow * incomeLow, safeRiseLow * incomeHigh, safeRiseHigh * incomeLow, safeRiseHigh * incomeHigh,
  );
  const bend =
    -low(slowing1, slowing0, careLow) +
    high(fall1, fall0, careRiseHigh) +
    fallOfWeight * fallOfWeight * high(oddsLow, oddsHigh, tiltedHigh) -
    fallOfWeight * low(oddsLow, oddsHigh, advantageRiseLow) +
    hazard * high(fall1, fall0, safeIncomeHigh) +
    (riskIncomeHigh >= 0 ? calm1 : calm0) * riskIncomeHigh +
    high(calm0 * safeLow, calm1 * safeHigh, incomeRiseHigh);

  const slope0 = slopeAt(rows, left);
  const slope1 = slopeAt(rows, right);
  const rise = bend > 0 ? bend * width : 0;
  if (slope0 + rise <= 0) return payoff0;
  if (slope1 - rise >= 0) return payoff1;
  let from0: number;
  let from1: number;
  if (bend < 0) {
    from0 = payoff0 - (0.5 * slope0 * slope0) / bend;
    from1 = payoff1 - (0.5 * slope1 * slope1) / bend;
  } else {
    const curve = 0.5 * bend * width * width;
    from0 = payoff0 + Math.max(0, slope0 * width + curve);
    from1 = payoff1 + Math.max(0, curve - slope1 * width);
  }
  return Math.max(payoff0, payoff1, Math.min(tent, from0, from1));
}

/** dU/db of the lab at a row, one-sided as the row's frontier fields are: the formula that `boundCell` encloses, at a point. */
function slopeAt(rows: Float64Array, at: number): number {
  const q = lab[DECISION]!;
  const rivalsRisk = lab[RIVALS_RISK]!;
  const risk = rows[at + RISK]!;
  const win = rows[at + WIN_AT]!;
  const gap = risk - rivalsRisk;
  const safe = 1 - q * (rivalsRisk + win * gap);
  const sold = lab[REVENUE]! * rows[at + GAIN_UP]! * rows[at + GAIN_DOWN]!;
  const undone = lab[MISSION]! * rows[at + UNDONE]!;
  const calm = rows[at + CALM]!;
  const stake = calm * (sold - undone + lab[MISSION]! + lab[LOSS]!);
  const prizeRisk = lab[PRIZE_RISK]!;
  const care = stake * (q * win + safe * lab[HAZARD]!) + prizeRisk * win + lab[LIABILITY]!;
  const advantage = lab[STAKES]! - prizeRisk * risk - q * stake * gap;
  const income = sold * (rows[at + SLOPE_UP]! - rows[at + SLOPE_DOWN]!) - lab[RISE_OF_UNDONE]! * undone;
  return (
    rows[at + FALL]! * risk * care - lab[FALL_OF_WEIGHT]! * win * (1 - win) * advantage + calm * safe * income - lab[OUTLAY]!
  );
}
