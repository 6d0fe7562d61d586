import { Bargain, NO_IDEALS, ruleValue } from './bargaining.ts';
import type { Ideals } from './bargaining.ts';
import { quickCrossing, quickPeak } from './quick-bargain.ts';
import { NEAREST_END, sharesOver } from './share-curve.ts';
import type { CurvePoint } from './share-curve.ts';
import type { BargainingRule } from './types.ts';

type Evaluate = (share: number) => CurvePoint;
type Height = (point: CurvePoint) => number;

/** Shares of the first scan of one pair's whole bargain; switches between them are searched for as with one specialist. */
const CELLS = 24;
/** Half-widths of the windows in which an optimum is followed: a few times its last move, within these, or else the whole. */
const NARROWEST = 2e-5;
const WIDEST = 0.1;
const WIDER = 8;
/** Closer to the end of a window than this share of its width, an optimum may lie beyond. */
const AT_END = 1e-3;
/** A share is better than the bargain's if it is worth more by this share of it. */
const AHEAD = 1e-10;
/** Distances from the bargain's share at which others are tried. */
const PROBES = [1e-3, 1e-4, 1e-5, 1e-6];

/** How close to an end of (0,1) shares are looked at together with the end. */
const NEARLY_END = 2e-3;
/** Beside an end of (0,1), to see which way a utility goes. */
const BESIDE = 1e-4;

/** Where a bargain stood: the share, and where each side's utility is largest, whose values are the ideals. */
export interface Standing {
  readonly share: number;
  readonly idealGeneralist: number;
  readonly idealSpecialist: number;
}

/** Humps of a scan that are looked into, highest first. */
const HUMPS = 3;

/** A window around a hump, its top if all of it seems to lie on one smooth piece, and about the most that may be hidden in it: as much above its top as its sides fall. */
interface Hump {
  readonly shares: readonly number[];
  readonly smoothTop: number | null;
  readonly most: number;
}

/**
 * The scanned points around the k-th. Shares close to an end of (0,1) hardly differ in what they are worth, so that the highest of them is chance: a window
 * that has one of them has them all, and a point beyond.
 */
function around(points: readonly CurvePoint[], k: number): readonly CurvePoint[] {
  let [from, to] = [Math.max(0, k - 1), Math.min(points.length - 1, k + 1)];
  if (points[from]!.share < NEARLY_END) {
    from = 0;
    while (points[to]!.share < NEARLY_END) to++;
  }
  if (points[to]!.share > 1 - NEARLY_END) {
    to = points.length - 1;
    while (points[from]!.share > 1 - NEARLY_END) from--;
  }
  return points.slice(from, to + 1);
}

/** Windows around the highest humps of a function over scanned points. */
function humps(points: readonly CurvePoint[], height: Height): Hump[] {
  const heights = points.map((point) => (point.takesPart ? height(point) : -Infinity));
  const tops: number[] = [];
  heights.forEach((value, k) => {
    if (value > -Infinity && value >= (heights[k - 1] ?? -Infinity) && value > (heights[k + 1] ?? -Infinity)) tops.push(k);
  });
  tops.sort((a, b) => heights[b]! - heights[a]!);
  return tops.slice(0, HUMPS).map((k) => {
    const seen = around(points, k);
    const shares = seen.map(({ share }) => share);
    const smooth = k > 0 && k < points.length - 1 && seen.every(({ label }) => label === points[k]!.label);
    const [before, top, after] = [heights[k - 1], heights[k]!, heights[k + 1]];
    const falls = [before, after].map((side) => (side === undefined ? 0 : side > -Infinity ? top - side : Infinity));
    return {
      shares: shares.flatMap((share, i) => (i === 0 ? [share] : [0.5 * (shares[i - 1]! + share), share])),
      smoothTop: smooth ? points[k]!.share : null,
      most: top + Math.max(...falls),
    };
  });
}

/** The share if it lies in the window of the hump. */
const inside = (hump: Hump, share: number | null): number | null =>
  share !== null && share > hump.shares[0]! && share < hump.shares[hump.shares.length - 1]! ? share : null;

/** The share in some windows at which `height` is largest. */
function peak(evaluate: Evaluate, windows: readonly Hump[], height: Height): number {
  let best = 0.5;
  let reached = -Infinity;
  for (const hump of windows) {
    if (hump.most < reached) continue;
    const quick = hump.smoothTop === null ? null : quickPeak(evaluate, height, hump.smoothTop);
    const share = inside(hump, quick) ?? peakWithin(evaluate, height, hump.shares);
    const value = share === null ? -Infinity : height(evaluate(share));
    if (value > reached) [best, reached] = [share!, value];
  }
  return best;
}

/** The share between the first and the last of `shares` at which one side's utility is largest: the utilitarian rule on that utility alone. */
function peakWithin(evaluate: Evaluate, height: Height, shares: readonly number[]): number | null {
  const alone = (share: number): CurvePoint => {
    const point = evaluate(share);
    // Written out: copying with a spread takes a tenth of the time of a bargain.
    return { share, generalist: height(point), specialist: 0, takesPart: point.takesPart, label: point.label, reachable: point.reachable, margin: point.margin };
  };
  return new Bargain(alone, shares, NO_IDEALS).share('utilitarian');
}

/**
 * The bargain over the whole of (0,1): a scan, with `extra` shares in it, then its highest humps. null if no share of the scan gives both
 * at least what they have without it.
 */
export function wholeBargain(evaluate: Evaluate, rule: BargainingRule, extra: readonly number[] = []): Standing | null {
  const points = [...sharesOver(CELLS), ...extra].sort((a, b) => a - b).map(evaluate);
  const standing = { share: 0.5, idealGeneralist: 0.5, idealSpecialist: 0.5 };
  const peaks = rule === 'kalai-smorodinsky';
  if (peaks) {
    for (const [side, ideal] of [['generalist', 'idealGeneralist'], ['specialist', 'idealSpecialist']] as const) {
      const height = (point: CurvePoint): number => point[side];
      standing[ideal] = peak(evaluate, humps(points, height), height);
    }
  }
  const ideals = peaks ? idealsAt(evaluate, standing) : NO_IDEALS;
  const value = (point: CurvePoint): number => ruleValue(rule, point.generalist, point.specialist, ideals);
  let reached = -Infinity;
  for (const hump of humps(points, value)) {
    if (hump.most < reached) continue;
    const quick = hump.smoothTop === null ? null : quickBargain(evaluate, rule, ideals, hump.smoothTop);
    const share = inside(hump, quick) ?? new Bargain(evaluate, hump.shares, ideals).share(rule);
    const worth = share === null ? -Infinity : value(evaluate(share));
    if (worth > reached) [standing.share, reached] = [share!, worth];
  }
  return reached === -Infinity ? null : standing;
}

/** What `find` finds around `at`, in the narrowest window, at least `reach` to each side, in which it is not at an end; null if there is none. */
function followed(at: number, reach: number, find: (shares: readonly number[]) => number | null): number | null {
  for (let width = Math.max(NARROWEST, reach); width <= WIDEST; width *= WIDER) {
    const low = Math.max(NEAREST_END, at - width);
    const high = Math.min(1 - NEAREST_END, at + width);
    const found = find([0, 0.25, 0.5, 0.75, 1].map((part) => (part === 1 ? high : low + part * (high - low))));
    if (found === null) return null;
    const margin = AT_END * width;
    if ((found > low + margin || low === NEAREST_END) && (found < high - margin || high === 1 - NEAREST_END)) return found;
  }
  return null;
}

/** The share near `at` at which one side's utility peaks. */
function followPeak(evaluate: Evaluate, height: Height, at: number, reach: number): number | null {
  // At the very end of (0,1) it stays while the utility falls from there.
  if (at === NEAREST_END || at === 1 - NEAREST_END) {
    const [end, next] = [evaluate(at), evaluate(Math.abs(at - BESIDE))];
    if (end.takesPart && end.label === next.label && height(end) > height(next)) return at;
  }
  return quickPeak(evaluate, height, at) ?? followed(at, reach, (shares) => peakWithin(evaluate, height, shares));
}

function idealsAt(evaluate: Evaluate, standing: Standing): Ideals {
  return { generalist: evaluate(standing.idealGeneralist).generalist, specialist: evaluate(standing.idealSpecialist).specialist };
}

/**
 * The optimum of a bargain that stood at `before` when other shares were a little different, over windows around it; `reach` says how far it
 * may have moved. null where it is not found there: then the whole bargain must be looked at again.
 */
export function followBargain(evaluate: Evaluate, rule: BargainingRule, before: Standing, reach: number): Standing | null {
  const peaks = rule === 'kalai-smorodinsky';
  const idealGeneralist = peaks ? followPeak(evaluate, (point) => point.generalist, before.idealGeneralist, reach) : before.idealGeneralist;
  const idealSpecialist = peaks ? followPeak(evaluate, (point) => point.specialist, before.idealSpecialist, reach) : before.idealSpecialist;
  if (idealGeneralist === null || idealSpecialist === null) return null;
  const standing = { share: before.share, idealGeneralist, idealSpecialist };
  const ideals = peaks ? idealsAt(evaluate, standing) : NO_IDEALS;
  const quick = quickBargain(evaluate, rule, ideals, before.share);
  if (quick !== null) return { ...standing, share: quick };
  const share = followed(before.share, reach, (shares) => new Bargain(evaluate, shares, ideals).share(rule));
  return share === null ? null : { ...standing, share };
}

/** The optimum of a rule next to `at` on one smooth piece; null if that does not find it. */
function quickBargain(evaluate: Evaluate, rule: BargainingRule, ideals: Ideals, at: number): number | null {
  const quick = rule === 'nash' || rule === 'utilitarian'
    ? quickPeak(evaluate, (point) => ruleValue(rule, point.generalist, point.specialist, ideals), at)
    : quickCrossing(evaluate, (point) => point.generalist * ideals.specialist - point.specialist * ideals.generalist, at);
  return quick !== null && isBetween(evaluate, rule, quick, ideals) ? quick : null;
}

/** Whether the two sides pull a crossing of theirs in opposite directions, so that it is what an even-handed rule picks; always for the others. */
function isBetween(evaluate: Evaluate, rule: BargainingRule, share: number, ideals: Ideals): boolean {
  if (rule === 'nash' || rule === 'utilitarian') return true;
  const value = (at: number): number => {
    const point = evaluate(at);
    return ruleValue(rule, point.generalist, point.specialist, ideals);
  };
  const here = value(share);
  return here > value(share - PROBES[2]!) && here > value(share + PROBES[2]!);
}

/** A share that is better than the one the bargain stands at, or raises an ideal: from a scan of (0,1) and next to the share; null if none is. */
export function betterShare(evaluate: Evaluate, rule: BargainingRule, standing: Standing): number | null {
  const peaks = rule === 'kalai-smorodinsky';
  const ideals = peaks ? idealsAt(evaluate, standing) : NO_IDEALS;
  const value = (point: CurvePoint): number => ruleValue(rule, point.generalist, point.specialist, ideals);
  const reached = value(evaluate(standing.share));
  const enough = reached + AHEAD * Math.abs(reached);
  const near = PROBES.flatMap((distance) => [standing.share - distance, standing.share + distance]).filter((share) => share > 0 && share < 1);
  for (const share of [...near, ...sharesOver(CELLS)]) {
    const point = evaluate(share);
    if (!point.takesPart) continue;
    if (value(point) > enough) return share;
    if (peaks && (point.generalist > ideals.generalist * (1 + AHEAD) || point.specialist > ideals.specialist * (1 + AHEAD))) return share;
  }
  return null;
}
