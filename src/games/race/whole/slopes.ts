import { type Interval, scaled } from '../../aggregates/interval.ts';
import type { Aggregates } from '../../aggregates/aggregates.ts';
import type { PlainLab, Spot } from './plain-lab.ts';

/**
 * Enclosures of g (see `PlainLab`) and of its derivatives while a lab's budget ranges between two spots of one piece and the aggregates over a box. All that goes in is monotone,
 * so that its ends enclose it; what rounding may add is added.
 */

/** Rounding of a sum is smaller than this part of what is added up. */
const slack = 64 * 2.220446049250313e-16;

/** a·b for a ∈ [a0, a1] ≥ 0. */
const least = (a0: number, a1: number, b: number): number => (b >= 0 ? a0 * b : a1 * b);
const most = (a0: number, a1: number, b: number): number => (b >= 0 ? a1 * b : a0 * b);

/** The ends of a·b for a ∈ [a0, a1] and b ∈ [b0, b1]: intervals as arrays would cost more than all else here. */
const lowest = (a0: number, a1: number, b0: number, b1: number): number => Math.min(a0 * b0, a0 * b1, a1 * b0, a1 * b1);
const highest = (a0: number, a1: number, b0: number, b1: number): number => Math.max(a0 * b0, a0 * b1, a1 * b0, a1 * b1);

/** P between two spots. It may be above 1 where the lab alone would be more than all: g goes on smoothly there. */
export const winLow = (high: Spot, box: Aggregates): number => high.weight / box.sizeHigh;
export const winHigh = (low: Spot, box: Aggregates): number => low.weight / box.sizeLow;

export function slopeOver(lab: PlainLab, low: Spot, high: Spot, box: Aggregates): Interval {
  const { k, rivalRisk, prizeRisk, stake, stakeRisk } = lab;
  const loseLow = 1 - winHigh(low, box);
  const loseHigh = 1 - winLow(high, box);
  const stakeLow = stake - stakeRisk * low.risk;
  const stakeHigh = stake - stakeRisk * high.risk;
  const careLow = prizeRisk * high.riskFall;
  const careHigh = prizeRisk * low.riskFall;
  const racingLow = k * lowest(loseLow, loseHigh, stakeLow, stakeHigh);
  const racingHigh = k * highest(loseLow, loseHigh, stakeLow, stakeHigh);
  const other = rivalRisk * k;
  const nearer = other * (high.risk - box.riskHigh);
  const farther = other * (low.risk - box.riskLow);
  const hurryLow = low.hurry * box.sizeLow;
  const hurryHigh = high.hurry * box.sizeHigh;
  const rounding = slack * (careHigh + k * ((1 + Math.abs(loseLow)) * (Math.abs(stake) + stakeRisk) + Math.abs(rivalRisk)) + hurryHigh);
  return [careLow - racingHigh + Math.min(nearer, farther) - hurryHigh - rounding, careHigh - racingLow + Math.max(nearer, farther) - hurryLow + rounding];
}

/** ∂g/∂b with P and M held: what is left of the other one without -k² P (A - B ρ), which cancels where a larger race makes a lab race as much more. */
export function bendAtShare(lab: PlainLab, low: Spot, high: Spot, rate: number, box: Aggregates): Interval {
  const { k, stakeRisk, rivalRisk, prizeRisk, missionRate } = lab;
  const loseLow = 1 - winHigh(low, box);
  const loseHigh = 1 - winLow(high, box);
  const slowingLow = prizeRisk * high.riskFall * (rate + high.fall);
  const slowingHigh = prizeRisk * low.riskFall * (rate + low.fall);
  const raise = k * stakeRisk;
  const raisedLow = raise * (raise >= 0 ? lowest : highest)(loseLow, loseHigh, high.riskFall, low.riskFall);
  const raisedHigh = raise * (raise >= 0 ? highest : lowest)(loseLow, loseHigh, high.riskFall, low.riskFall);
  const near = rivalRisk * k * high.riskFall;
  const far = rivalRisk * k * low.riskFall;
  const hurryLow = missionRate * low.hurry * box.sizeLow;
  const hurryHigh = missionRate * high.hurry * box.sizeHigh;
  const rounding = slack * (slowingHigh + raise * (1 + winHigh(low, box)) * low.riskFall + Math.abs(far) + hurryHigh);
  return [
    -slowingHigh - raisedHigh - Math.max(near, far) - hurryHigh - rounding,
    -slowingLow - raisedLow - Math.min(near, far) - hurryLow + rounding,
  ];
}

/** ∂g/∂b, S and M held. */
export function bendOver(lab: PlainLab, low: Spot, high: Spot, rate: number, box: Aggregates): Interval {
  const held = bendAtShare(lab, low, high, rate, box);
  const bySize = slopeBySize(lab, low, high, box);
  return [held[0] + lab.k * bySize[0], held[1] + lab.k * bySize[1]];
}

/** ∂g/∂ln S. */
export function slopeBySize(lab: PlainLab, low: Spot, high: Spot, box: Aggregates): Interval {
  const { k, stake, stakeRisk } = lab;
  const pLow = winLow(high, box);
  const pHigh = winHigh(low, box);
  const hurry = high.hurry * box.sizeHigh;
  const rounding = slack * (k * pHigh * (Math.abs(stake) + stakeRisk) + hurry);
  return [-k * most(pLow, pHigh, stake - stakeRisk * high.risk) - hurry - rounding, -k * least(pLow, pHigh, stake - stakeRisk * low.risk) - low.hurry * box.sizeLow + rounding];
}

/** ∂g/∂M. */
export const slopeByRisk = (lab: PlainLab): number => -lab.rivalRisk * lab.k;

/** dg/db while the rest of the race stays as it is, so that S falls by k P and M moves too: where g is 0 a maximum of the payoff has none above 0. `bend` is ∂g/∂b. */
export function bendAmongRivals(lab: PlainLab, low: Spot, high: Spot, bend: Interval, box: Aggregates): Interval {
  const [pLow, pHigh] = [lab.k * winLow(high, box), lab.k * winHigh(low, box)];
  const [sizeLow, sizeHigh] = slopeBySize(lab, low, high, box);
  const [moveLow, moveHigh] = [lab.k * (high.risk - box.riskHigh) + high.riskFall, lab.k * (low.risk - box.riskLow) + low.riskFall];
  const [gapLow, gapHigh] = scaled([moveLow, moveHigh], lab.rivalRisk);
  const rounding = slack * pHigh * Math.abs(lab.rivalRisk) * (lab.k + low.riskFall);
  return [bend[0] - most(pLow, pHigh, sizeHigh) + least(pLow, pHigh, gapLow) - rounding, bend[1] - least(pLow, pHigh, sizeLow) + most(pLow, pHigh, gapHigh) + rounding];
}

/**
 * How much more the lab has at one spot than anywhere between two others, while the rest of the race is what is left of the aggregates there: a lower bound, fines included in neither.
 * What the rest costs the lab in both cases is taken off before it is bounded, so that all terms are as small as its chances to win.
 */
export function leastGain(lab: PlainLab, to: Spot, low: Spot, high: Spot, box: Aggregates): number {
  const { enmityWeight, rivalRisk, prize, prizeRisk } = lab;
  const pLow = Math.min(1, winLow(high, box));
  const pHigh = Math.min(1, winHigh(low, box));
  const restLow = 1 - pHigh;
  const restHigh = 1 - pLow;
  // The rest's weighted risk, in units of S: no less than nothing and no more than its weight.
  const riskLow = Math.max(0, box.riskLow - pHigh * low.risk);
  const riskHigh = Math.min(restHigh, box.riskHigh - pLow * high.risk);
  const ownLow = to.weight / box.sizeHigh;
  const ownHigh = to.weight / box.sizeLow;
  const priceLow = least(restLow, restHigh, enmityWeight) + least(riskLow, riskHigh, rivalRisk);
  const priceHigh = most(restLow, restHigh, enmityWeight) + most(riskLow, riskHigh, rivalRisk);
  const totalLow = restLow + ownLow;
  // The price is paid for a part of all that shrinks as the own weight grows: price/1 - price/total = price (own then - own now)/total.
  const lessGrowth = to.weight - low.weight;
  const moreGrowth = to.weight - high.weight;
  const growthLow = lessGrowth / (lessGrowth >= 0 ? box.sizeHigh * (restHigh + ownHigh) : box.sizeLow * totalLow);
  const growthHigh = moreGrowth / (moreGrowth >= 0 ? box.sizeLow * totalLow : box.sizeHigh * (restHigh + ownHigh));
  const saved = lowest(priceLow, priceHigh, growthLow, growthHigh);
  const winThen = ownHigh / (ownHigh + restLow);
  const then = least(ownLow / (ownLow + restHigh), winThen, prize - prizeRisk * to.risk) + saved - to.undone;
  const now = most(pLow, pHigh, prize - prizeRisk * high.risk) - low.undone;
  const rounding = slack * ((winThen + pHigh) * (Math.abs(prize) + prizeRisk) + ((Math.abs(enmityWeight) + Math.abs(rivalRisk)) * (ownHigh + pHigh)) / totalLow + to.undone + high.undone);
  return then - now - rounding;
}
