import { bracketedRoot } from '../solve/roots.ts';
import { NO_IDEALS, ruleValue } from './bargaining.ts';
import type { Ideals } from './bargaining.ts';
import { NEAREST_END, slopeAt } from './share-curve.ts';
import type { CurvePoint } from './share-curve.ts';
import type { BargainingRule } from './types.ts';

type Evaluate = (share: number) => CurvePoint;
type Height = (point: CurvePoint) => number;

/** Half-widths of the windows in which an optimum is followed. */
const WIDTHS = [0.004, 0.016, 0.064];
/** Shares at which the rule's value is compared with that of the followed optimum. */
const COMPARED = 23;
const AHEAD = 1e-9;

/** Where a bargain stood: the share, and where each side's utility is largest, whose values are the ideals. */
export interface Standing {
  readonly share: number;
  readonly idealGeneralist: number;
  readonly idealSpecialist: number;
}

/** The first window around `at` on one smooth piece for which `inside` has an answer; null if none has. */
function followed(evaluate: Evaluate, at: number, inside: (low: number, high: number) => number | null): number | null {
  const { label } = evaluate(at);
  for (const width of WIDTHS) {
    const low = at - width;
    const high = at + width;
    if (!(low > NEAREST_END && high < 1 - NEAREST_END)) return null;
    if (label < 0 || evaluate(low).label !== label || evaluate(high).label !== label) return null;
    const found = inside(low, high);
    if (found !== null) return found;
  }
  return null;
}

/** The share near `at` at which f peaks, by its derivative; an end of (0,1) stays where it is. */
function followPeak(evaluate: Evaluate, f: Height, at: number): number | null {
  if (at <= 2 * NEAREST_END || at >= 1 - 2 * NEAREST_END) return at;
  const height = (share: number): number => f(evaluate(share));
  return followed(evaluate, at, (low, high) => {
    const slope = (share: number): number => slopeAt(height, share, low, high);
    const quarter = (high - low) / 4;
    const rising = slope(low + quarter);
    const falling = slope(high - quarter);
    return rising > 0 && falling < 0 ? bracketedRoot(slope, low + quarter, high - quarter, rising, falling, 1e-13) : null;
  });
}

/** The share near `at` at which f changes sign. */
function followCrossing(evaluate: Evaluate, f: Height, at: number): number | null {
  const height = (share: number): number => f(evaluate(share));
  return followed(evaluate, at, (low, high) => {
    const before = height(low);
    const after = height(high);
    return before > 0 === after > 0 ? null : bracketedRoot(height, low, high, before, after);
  });
}

/**
 * The optimum of a bargain that stood at `before` when other shares were a little different, followed on its smooth piece: a peak of the sum or
 * the product of gains, or the share at which gains (over ideals) are equal. null where it is not of that kind, where it left its piece, or where
 * some share of a scan is better: then the whole bargain must be looked at again.
 */
export function followBargain(evaluate: Evaluate, rule: BargainingRule, before: Standing): Standing | null {
  const peaks = rule === 'kalai-smorodinsky';
  const idealGeneralist = peaks ? followPeak(evaluate, (point) => point.generalist, before.idealGeneralist) : before.idealGeneralist;
  const idealSpecialist = peaks ? followPeak(evaluate, (point) => point.specialist, before.idealSpecialist) : before.idealSpecialist;
  if (idealGeneralist === null || idealSpecialist === null) return null;
  const ideals: Ideals = peaks ? { generalist: evaluate(idealGeneralist).generalist, specialist: evaluate(idealSpecialist).specialist } : NO_IDEALS;
  const value = (point: CurvePoint): number => ruleValue(rule, point.generalist, point.specialist, ideals);
  const lead = (point: CurvePoint): number => point.generalist * ideals.specialist - point.specialist * ideals.generalist;
  const share = rule === 'utilitarian' || rule === 'nash' ? followPeak(evaluate, value, before.share) : followCrossing(evaluate, lead, before.share);
  if (share === null) return null;
  const reached = value(evaluate(share));
  const enough = reached + AHEAD * Math.abs(reached);
  for (let k = 0; k <= COMPARED; k++) {
    const point = evaluate(k === 0 ? NEAREST_END : k === COMPARED ? 1 - NEAREST_END : k / COMPARED);
    if (!point.takesPart) continue;
    if (value(point) > enough || (peaks && (point.generalist > ideals.generalist * (1 + AHEAD) || point.specialist > ideals.specialist * (1 + AHEAD)))) return null;
  }
  return { share, idealGeneralist, idealSpecialist };
}
