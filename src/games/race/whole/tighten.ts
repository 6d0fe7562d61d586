import { log } from '../../../core/math/index.ts';
import { type Aggregates, aggregates } from '../../aggregates/aggregates.ts';
import { partOf, type PlainLab, type Reach } from './plain-lab.ts';
import { slopeOver, winHigh, winLow } from './slopes.ts';
import type { Option } from './stationary.ts';

/** Rounding of a sum of chances and of a budget. */
const rounding = 1e-13;

/**
 * What a box leaves of itself where one option of each lab is taken: chances that add up to 1 leave each lab what the others leave, and so some of its budgets; weights of these add up
 * to S, risks to M; and where a lab's budget is at no end and no kink g is 0, which is linear in M. Null where nothing is left. A lab that is nearly all of the race hardly minds what
 * all add up to, so that the box says little of its budget; this says more.
 */
export function tightened(labs: readonly PlainLab[], options: readonly Option[], box: Aggregates): Aggregates | null {
  let left = box;
  const reaches = options.map((option) => option.reaches);
  for (let pass = 0; pass < 2; pass++) {
    let least = 0;
    let most = 0;
    for (const own of reaches) {
      least += winLow(own[own.length - 1]!.high, left);
      most += winHigh(own[0]!.low, left);
    }
    let [sizeLow, sizeHigh, riskFrom, riskTo] = [0, 0, 0, 0];
    for (let i = 0; i < labs.length; i++) {
      const all = reaches[i]!;
      const othersMost = most - winHigh(all[0]!.low, left);
      const othersLeast = least - winLow(all[all.length - 1]!.high, left);
      const own = trimmedTo(labs[i]!, all, (1 - othersMost - rounding) * left.sizeLow, (1 - othersLeast + rounding) * left.sizeHigh);
      if (own.length === 0) return null;
      reaches[i] = own;
      const { low } = own[0]!;
      const { high } = own[own.length - 1]!;
      sizeLow += high.weight;
      sizeHigh += low.weight;
      riskFrom += high.weight * high.risk;
      riskTo += low.weight * low.risk;
    }
    const logLow = Math.max(left.logLow, log(sizeLow) - rounding);
    const logHigh = Math.min(left.logHigh, log(sizeHigh) + rounding);
    let riskLow = Math.max(left.riskLow, riskFrom / left.sizeHigh - rounding);
    let riskHigh = Math.min(left.riskHigh, riskTo / left.sizeLow + rounding);
    const harmless = { ...left, riskLow: 0, riskHigh: 0 };
    for (let i = 0; i < labs.length; i++) {
      const lab = labs[i]!;
      const slope = lab.rivalRisk * lab.k;
      if (slope === 0 || reaches[i]!.length > 1 || !isInner(lab, reaches[i]![0]!)) continue;
      const { low, high } = reaches[i]![0]!;
      // g = base - E k M.
      const [down, up] = slopeOver(lab, low, high, harmless);
      riskLow = Math.max(riskLow, Math.min(down / slope, up / slope) - rounding);
      riskHigh = Math.min(riskHigh, Math.max(down / slope, up / slope) + rounding);
    }
    if (logLow > logHigh || riskLow > riskHigh) return null;
    left = aggregates(logLow, logHigh, riskLow, riskHigh);
  }
  return left;
}

/** The parts of reaches where the weight is between two. */
function trimmedTo(lab: PlainLab, reaches: readonly Reach[], least: number, most: number): readonly Reach[] {
  // Where the rest of the race says nothing, which is the rule among many, no logarithm is needed.
  if (lab.k === 0 || (reaches[0]!.low.weight < most && reaches[reaches.length - 1]!.high.weight > least)) return reaches;
  const level = lab.race.logWeight[lab.index]!;
  const from = most > 0 ? (level - log(most)) / lab.k - rounding : Infinity;
  const to = least > 0 ? (level - log(least)) / lab.k + rounding : Infinity;
  return reaches.flatMap((reach) => (reach.high.budget < from || reach.low.budget > to ? [] : [partOf(lab, reach, from, to)]));
}

/** Whether a reach has no end of its lab's budgets, no kink and no jump in it. */
function isInner({ race, index }: PlainLab, { piece, low, high }: Reach): boolean {
  const { start, count } = race.frontier[index]!;
  const begin = Math.max(race.lower[index]!, start[piece]!);
  const end = Math.min(race.upper[index]!, piece + 1 < count ? start[piece + 1]! : Infinity);
  const threshold = race.threshold[index]!;
  return low.budget > begin && high.budget < end && (threshold < low.budget || threshold > high.budget);
}
