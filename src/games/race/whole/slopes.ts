import { type Interval, plus, scaled, times } from '../../aggregates/interval.ts';
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

/** P between two spots. It may be above 1 where the lab alone would be more than all: g goes on smoothly there. */
export const winLow = (high: Spot, box: Aggregates): number => high.weight / box.sizeHigh;
export const winHigh = (low: Spot, box: Aggregates): number => low.weight / box.sizeLow;

export function slopeOver(lab: PlainLab, low: Spot, high: Spot, box: Aggregates): Interval {
  const { k, rivalRisk } = lab;
  const [loseLow, loseHigh] = [1 - winHigh(low, box), 1 - winLow(high, box)];
  const [stakeLow, stakeHigh] = [lab.stake - lab.stakeRisk * low.risk, lab.stake - lab.stakeRisk * high.risk];
  const [gapLow, gapHigh] = [high.risk - box.riskHigh, low.risk - box.riskLow];
  const careLow = lab.prizeRisk * high.riskFall;
  const careHigh = lab.prizeRisk * low.riskFall;
  const [racingLow, racingHigh] = scaled(times([loseLow, loseHigh], [stakeLow, stakeHigh]), k);
  const [otherLow, otherHigh] = scaled([gapLow, gapHigh], rivalRisk * k);
  const hurryLow = low.hurry * box.sizeLow;
  const hurryHigh = high.hurry * box.sizeHigh;
  const rounding = slack * (careHigh + k * ((1 + Math.abs(loseLow)) * (Math.abs(lab.stake) + lab.stakeRisk) + Math.abs(rivalRisk)) + hurryHigh);
  return [careLow - racingHigh + otherLow - hurryHigh - rounding, careHigh - racingLow + otherHigh - hurryLow + rounding];
}

/** ∂g/∂b with P and M held: what is left of the other one without -k² P (A - B ρ), which cancels where a larger race makes a lab race as much more. */
export function bendAtShare(lab: PlainLab, low: Spot, high: Spot, rate: number, box: Aggregates): Interval {
  const { k, stakeRisk, rivalRisk, prizeRisk } = lab;
  const [loseLow, loseHigh] = [1 - winHigh(low, box), 1 - winLow(high, box)];
  const [slowingLow, slowingHigh] = [prizeRisk * high.riskFall * (rate + high.fall), prizeRisk * low.riskFall * (rate + low.fall)];
  const raise = k * stakeRisk;
  const [raisedLow, raisedHigh] = scaled(times([loseLow, loseHigh], [high.riskFall, low.riskFall]), raise);
  const [near, far] = [rivalRisk * k * high.riskFall, rivalRisk * k * low.riskFall];
  const [hurryLow, hurryHigh] = [lab.missionRate * low.hurry * box.sizeLow, lab.missionRate * high.hurry * box.sizeHigh];
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
  const [pLow, pHigh] = [winLow(high, box), winHigh(low, box)];
  const [stakeLow, stakeHigh] = [lab.stake - lab.stakeRisk * low.risk, lab.stake - lab.stakeRisk * high.risk];
  const rounding = slack * (lab.k * pHigh * (Math.abs(lab.stake) + lab.stakeRisk) + high.hurry * box.sizeHigh);
  return [-lab.k * most(pLow, pHigh, stakeHigh) - high.hurry * box.sizeHigh - rounding, -lab.k * least(pLow, pHigh, stakeLow) - low.hurry * box.sizeLow + rounding];
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
  const [pLow, pHigh] = [Math.min(1, winLow(high, box)), Math.min(1, winHigh(low, box))];
  const restLow = 1 - pHigh;
  const restHigh = 1 - pLow;
  // The rest's weighted risk, in units of S: no less than nothing and no more than its weight.
  const riskLow = Math.max(0, box.riskLow - pHigh * low.risk);
  const riskHigh = Math.min(restHigh, box.riskHigh - pLow * high.risk);
  const [ownLow, ownHigh] = [to.weight / box.sizeHigh, to.weight / box.sizeLow];
  const { enmityWeight, rivalRisk } = lab;
  const own = lab.prize - lab.prizeRisk * to.risk;
  const price = plus(scaled([restLow, restHigh], enmityWeight), scaled([riskLow, riskHigh], rivalRisk));
  const [totalLow, totalHigh] = [restLow + ownLow, restHigh + ownHigh];
  const winThen: Interval = [ownLow / (ownLow + restHigh), ownHigh / (ownHigh + restLow)];
  // The price is paid for a part of all that shrinks as the own weight grows: by price/1 - price/total = price (own then - own now)/total.
  const [lessGrowth, moreGrowth] = [to.weight - low.weight, to.weight - high.weight];
  const growth: Interval = [lessGrowth / (lessGrowth >= 0 ? box.sizeHigh : box.sizeLow), moreGrowth / (moreGrowth >= 0 ? box.sizeLow : box.sizeHigh)];
  const saved = times(price, times(growth, [1 / totalHigh, 1 / totalLow]));
  const then = least(winThen[0], winThen[1], own) + saved[0] - to.undone;
  const now = most(pLow, pHigh, lab.prize - lab.prizeRisk * high.risk) - low.undone;
  const rounding = slack * ((winThen[1] + pHigh) * (Math.abs(lab.prize) + lab.prizeRisk) + ((Math.abs(enmityWeight) + Math.abs(rivalRisk)) * (ownHigh + pHigh)) / totalLow + to.undone + high.undone);
  return then - now - rounding;
}
