import {
  FALL, GAIN_DOWN, GAIN_UP, RATE, RISK, SLOPE_DOWN, SLOPE_UP, SQUARES,
} from '../portfolio/point.ts';
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

/** What `encloseSlope` found: bounds of dU/db on the cell. */
export const SLOPE_LOW = 0;
export const SLOPE_HIGH = 1;
/** What `boundBend` found: an upper bound of d²U/db² on the cell, and dU/db at its ends. */
export const BEND_HIGH = 2;
export const SLOPE_LEFT = 3;
export const SLOPE_RIGHT = 4;
export const enclosed = new Float64Array(5);

/** Least value of a·b over a ∈ [a0, a1] ≥ 0 and b ∈ [b0, b1]. */
const low = (a0: number, a1: number, b0: number): number => (b0 >= 0 ? a0 * b0 : a1 * b0);
/** Greatest value of a·b over a ∈ [a0, a1] ≥ 0 and b ∈ [b0, b1]. */
const high = (a0: number, a1: number, b1: number): number => (b1 >= 0 ? a1 * b1 : a0 * b1);

// Ingredient ranges of the current cell, shared by the two passes.
let k = 0;
let rise = 0;
let mission = 0;
let fall0 = 0;
let fall1 = 0;
let win0 = 0;
let win1 = 0;
let oddsLow = 0;
let oddsHigh = 0;
let gapLow = 0;
let gapHigh = 0;
let safeLow = 0;
let safeHigh = 0;
let soldLow = 0;
let soldHigh = 0;
let growthLow = 0;
let growthHigh = 0;
let calm0 = 0;
let calm1 = 0;
let stakeLow = 0;
let stakeHigh = 0;
let exposureLow = 0;
let exposureHigh = 0;
let careLow = 0;
let careHigh = 0;
let advantageLow = 0;
let advantageHigh = 0;
let incomeLow = 0;
let incomeHigh = 0;
let safeIncomeLow = 0;
let safeIncomeHigh = 0;

/**
 * Encloses dU/db of lab i on the cell between rows `left` and `right` (indices into `rows`), `fallOfWeight` and `riseOfUndone` being the
 * logarithmic slopes of the weight and of the undone mission, constant on a cell.
 */
export function encloseSlope(
  race: CompiledRace,
  i: number,
  rest: Float64Array,
  rows: Float64Array,
  left: number,
  right: number,
  fallOfWeight: number,
  riseOfUndone: number,
): void {
  k = fallOfWeight;
  rise = riseOfUndone;
  mission = race.mission[i]!;
  const q = race.decisionRisk[i]!;
  const restWeight = rest[REST_WEIGHT]!;
  const rivalsRisk = restWeight > 0 ? rest[REST_RISK]! / restWeight : 0;
  const rivalsPrice = restWeight > 0 ? rest[REST_ENMITY]! / restWeight : 0;
  const risk0 = rows[left + RISK]!;
  const risk1 = rows[right + RISK]!;
  fall0 = rows[left + FALL]! * risk0;
  fall1 = rows[right + FALL]! * risk1;
  win0 = rows[left + WIN_AT]!;
  win1 = rows[right + WIN_AT]!;
  const odds0 = win0 * (1 - win0);
  const odds1 = win1 * (1 - win1);
  oddsLow = odds0 < odds1 ? odds0 : odds1;
  oddsHigh = win0 >= 0.5 && win1 <= 0.5 ? 0.25 : odds0 > odds1 ? odds0 : odds1;
  gapHigh = risk0 - rivalsRisk;
  gapLow = risk1 - rivalsRisk;
  safeLow = 1 - q * (rivalsRisk + high(win1, win0, gapHigh));
  safeHigh = 1 - q * (rivalsRisk + low(win1, win0, gapLow));
  const revenue = race.revenue[i]!;
  soldLow = revenue * rows[left + GAIN_UP]! * rows[right + GAIN_DOWN]!;
  soldHigh = revenue * rows[right + GAIN_UP]! * rows[left + GAIN_DOWN]!;
  const undone0 = mission * rows[left + UNDONE]!;
  const undone1 = mission * rows[right + UNDONE]!;
  const constant = mission + race.loss[i]!;
  calm0 = rows[left + CALM]!;
  calm1 = rows[right + CALM]!;
  stakeLow = calm0 * (soldLow - undone1 + constant);
  stakeHigh = calm1 * (soldHigh - undone0 + constant);
  const hazard = race.ownHazard[i]!;
  exposureLow = q * win1 + safeLow * hazard;
  exposureHigh = q * win0 + safeHigh * hazard;
  const prizeRisk = race.prizeRisk[i]!;
  const liability = race.liability[i]!;
  careLow = stakeLow * exposureLow + prizeRisk * win1 + liability;
  careHigh = stakeHigh * exposureHigh + prizeRisk * win0 + liability;
  const prize = race.prize[i]! + rivalsPrice;
  advantageLow = prize - prizeRisk * risk0 - q * high(stakeLow, stakeHigh, gapHigh);
  advantageHigh = prize - prizeRisk * risk1 - q * low(stakeLow, stakeHigh, gapLow);
  growthLow = rows[right + SLOPE_UP]! - rows[left + SLOPE_DOWN]!;
  growthHigh = rows[left + SLOPE_UP]! - rows[right + SLOPE_DOWN]!;
  incomeLow = low(soldLow, soldHigh, growthLow) - rise * undone1;
  incomeHigh = high(soldLow, soldHigh, growthHigh) - rise * undone0;
  safeIncomeLow = low(calm0 * safeLow, calm1 * safeHigh, incomeLow);
  safeIncomeHigh = high(calm0 * safeLow, calm1 * safeHigh, incomeHigh);
  const outlay = race.outlay[i]!;
  enclosed[SLOPE_LOW] = low(fall1, fall0, careLow) - k * high(oddsLow, oddsHigh, advantageHigh) + safeIncomeLow - outlay;
  enclosed[SLOPE_HIGH] = high(fall1, fall0, careHigh) - k * low(oddsLow, oddsHigh, advantageLow) + safeIncomeHigh - outlay;
}

/** Bounds d²U/db² from above on the cell that `encloseSlope` was last called for. */
export function boundBend(race: CompiledRace, i: number, rows: Float64Array, left: number, right: number): void {
  const q = race.decisionRisk[i]!;
  const hazard = race.ownHazard[i]!;
  const prizeRisk = race.prizeRisk[i]!;
  const rate = rows[left + RATE]!;
  const slowing0 = fall0 * (rate + rows[left + FALL]!);
  const slowing1 = fall1 * (rate + rows[right + FALL]!);
  const stakeRiseLow = hazard * fall1 * stakeLow + low(calm0, calm1, incomeLow);
  const stakeRiseHigh = hazard * fall0 * stakeHigh + high(calm0, calm1, incomeHigh);
  const safeRiseLow = q * (k * low(oddsLow, oddsHigh, gapLow) + win1 * fall1);
  const safeRiseHigh = q * (k * high(oddsLow, oddsHigh, gapHigh) + win0 * fall0);
  const exposureRiseHigh = -q * k * oddsLow + hazard * safeRiseHigh;
  const careRiseHigh =
    high(exposureLow, exposureHigh, stakeRiseHigh) + high(stakeLow, stakeHigh, exposureRiseHigh) - prizeRisk * k * oddsLow;
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
  const undone0 = mission * rows[left + UNDONE]!;
  const incomeRiseHigh =
    high(soldLow, soldHigh, incomeSquared - rate * growthLow - rows[right + SQUARES]!) - rise * rise * undone0;
  const riskIncomeHigh = Math.max(
    safeRiseLow * incomeLow, safeRiseLow * incomeHigh, safeRiseHigh * incomeLow, safeRiseHigh * incomeHigh,
  );
  enclosed[BEND_HIGH] =
    -low(slowing1, slowing0, careLow) +
    high(fall1, fall0, careRiseHigh) +
    k * k * high(oddsLow, oddsHigh, tiltedHigh) -
    k * low(oddsLow, oddsHigh, advantageRiseLow) +
    hazard * high(fall1, fall0, safeIncomeHigh) +
    (riskIncomeHigh >= 0 ? calm1 : calm0) * riskIncomeHigh +
    high(calm0 * safeLow, calm1 * safeHigh, incomeRiseHigh);
}

