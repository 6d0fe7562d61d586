import type { Cover } from '../../aggregates/cover.ts';
import type { Found } from '../search.ts';
import { type PlainLab, type Reach, type Spot, spotAt } from './plain-lab.ts';
import { sameBudget, type Stretch } from './stationary.ts';

/** Payoffs that differ by less than this part of what is at stake may be the same. */
const sameValue = 1e-9;

/** dU/db of a lab that nobody races against: P is 1 and M its own ρ, so that g is prizeRisk · φρ - missionRate · mission · undone, which falls all along a stretch. */
const slopeAt = (lab: PlainLab, spot: Spot): number => lab.prizeRisk * spot.riskFall - lab.missionRate * spot.undone;

/** Where its payoff is highest in a stretch: at the zero of the slope, or the kink or end at which that turns. */
function peakOf(lab: PlainLab, reaches: readonly Reach[]): Spot {
  for (const { piece, low, high } of reaches) {
    if (slopeAt(lab, low) <= 0) return low;
    if (slopeAt(lab, high) > 0) continue;
    let [from, to] = [low, high];
    for (;;) {
      const middle = (from.budget + to.budget) / 2;
      if (middle <= from.budget || middle >= to.budget) return from;
      const spot = spotAt(lab, piece, middle);
      if (slopeAt(lab, spot) > 0) from = spot;
      else to = spot;
    }
  }
  return reaches[reaches.length - 1]!.high;
}

/** The complete search of a race of one lab, whose equilibria are its best budgets: of the peaks of all stretches the highest, if it is higher than the others. */
export function coverAlone(lab: PlainLab, stretches: readonly Stretch[], known: readonly Found[], certify: (start: Float64Array) => Found | null): Cover<Found> {
  const valueAt = (spot: Spot, fine: number): number => -spot.undone - lab.prizeRisk * spot.risk - fine;
  const peaks = stretches.map(({ reaches, fine }) => {
    const spot = peakOf(lab, reaches);
    return { spot, value: valueAt(spot, fine) };
  });
  const best = peaks.reduce((a, b) => (b.value > a.value ? b : a));
  const scale = lab.prizeRisk + lab.mission;
  const isAt = ({ budgets }: Found): boolean => Math.abs(budgets[0]! - best.spot.budget) < sameBudget;
  const isFlat = ({ low, high }: Reach): boolean => high.budget > low.budget && Math.max(Math.abs(slopeAt(lab, low)), Math.abs(slopeAt(lab, high))) <= sameValue * scale;
  const isBestToo = (value: number): boolean => best.value - value <= sameValue * scale;
  const tied = peaks.some((peak) => peak !== best && isBestToo(peak.value)) || stretches.some(({ reaches, fine }) => reaches.some((reach) => isFlat(reach) && isBestToo(valueAt(reach.low, fine))));
  if (tied) return { complete: false, found: [] };
  if (known.some(isAt)) return { complete: true, found: [] };
  const found = certify(Float64Array.of(best.spot.budget));
  return found !== null && isAt(found) ? { complete: true, found: [found] } : { complete: false, found: [] };
}
