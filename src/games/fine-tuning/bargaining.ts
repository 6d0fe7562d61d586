import { ShareSolver } from './generalist.ts';
import type { CurvePoint, Piece } from './share-curve.ts';
import { crossingShares, highEnds, smoothPieces, stationaryShares } from './share-curve.ts';
import type { BargainingRule, Outcome, Sector, SupplyChain } from './types.ts';

/** Values of a rule closer than this share of its best are a tie between shares. */
const TIE = 3e-14;
/** Differences of utilities, as a share of the gains, and distances from 0.5 closer than this count as equal in breaking a tie. */
const EQUAL = 1e-12;
const SAME_SHARE = 1e-9;
/** Only Kalai-Smorodinsky looks at ideals. */
export const NO_IDEALS: Ideals = { generalist: 1, specialist: 1 };

/** The most that each side gets at any share of (0,1): the ideals of Kalai and Smorodinsky (suprema). */
export interface Ideals {
  readonly generalist: number;
  readonly specialist: number;
}

/** What a rule makes of a pair of gains; larger is better. An ideal of zero is reached by everyone. */
export function ruleValue(rule: BargainingRule, generalist: number, specialist: number, ideals: Ideals): number {
  if (rule === 'utilitarian') return generalist + specialist;
  if (rule === 'nash') return generalist * specialist;
  if (rule === 'egalitarian') return generalist < specialist ? generalist : specialist;
  const first = ideals.generalist > 0 ? generalist / ideals.generalist : 1;
  const second = ideals.specialist > 0 ? specialist / ideals.specialist : 1;
  return first < second ? first : second;
}

/** Shares on a piece at which one side's utility peaks. */
interface Peaks {
  readonly generalist: readonly number[];
  readonly specialist: readonly number[];
}

/** The utilities that a pair can bargain about, as smooth pieces over the shares. */
export class Bargain {
  /** The smooth pieces on which both take part, by share. */
  readonly pieces: readonly Piece[];
  private readonly evaluate: (share: number) => CurvePoint;
  private knownPeaks: readonly Peaks[] | null = null;
  private knownIdeals: Ideals | null = null;

  /** Looks at the whole of (0,1), or between the first and the last of `shares`; then the ideals are taken as given. */
  constructor(evaluate: (share: number) => CurvePoint, shares?: readonly number[], ideals: Ideals | null = null) {
    this.evaluate = evaluate;
    this.pieces = smoothPieces(evaluate, shares);
    this.knownIdeals = ideals;
  }

  private get peaks(): readonly Peaks[] {
    this.knownPeaks ??= this.pieces.map((piece) => ({
      generalist: stationaryShares(piece, (p) => p.generalist, this.evaluate),
      specialist: stationaryShares(piece, (p) => p.specialist, this.evaluate),
    }));
    return this.knownPeaks;
  }

  /** Shares at which each side gets the most. */
  idealShares = { generalist: 0.5, specialist: 0.5 };

  get ideals(): Ideals {
    if (this.knownIdeals !== null) return this.knownIdeals;
    let generalist = 0;
    let specialist = 0;
    const idealShares = { generalist: 0.5, specialist: 0.5 };
    this.pieces.forEach((piece, k) => {
      const peaks = this.peaks[k]!;
      for (const point of [...piece, ...peaks.generalist.map(this.evaluate), ...peaks.specialist.map(this.evaluate)]) {
        if (point.generalist > generalist) [generalist, idealShares.generalist] = [point.generalist, point.share];
        if (point.specialist > specialist) [specialist, idealShares.specialist] = [point.specialist, point.share];
      }
    });
    this.idealShares = idealShares;
    this.knownIdeals = { generalist, specialist };
    return this.knownIdeals;
  }

  /** The share that the rule picks, after regulation, disagreement (0,0); null if no share gives both at least 0. */
  share(rule: BargainingRule): number | null {
    const ideals = rule === 'kalai-smorodinsky' ? this.ideals : NO_IDEALS;
    const value = (p: CurvePoint): number => ruleValue(rule, p.generalist, p.specialist, ideals);
    const candidates: CurvePoint[] = [];
    for (const [k, piece] of this.pieces.entries()) {
      const shares = crossingShares(piece, (p) => p.generalist - p.specialist, this.evaluate);
      if (rule === 'utilitarian' || rule === 'nash') {
        const peaks = stationaryShares(piece, value, this.evaluate);
        shares.push(...peaks);
        candidates.push(...(peaks.length > 0 ? highEnds(piece, value, this.evaluate) : [piece[0]!, piece[piece.length - 1]!]));
      } else candidates.push(piece[0]!, piece[piece.length - 1]!);
      if (rule === 'egalitarian' || rule === 'kalai-smorodinsky') shares.push(...this.peaks[k]!.generalist, ...this.peaks[k]!.specialist);
      if (rule === 'kalai-smorodinsky') {
        const lead = (p: CurvePoint): number => p.generalist * ideals.specialist - p.specialist * ideals.generalist;
        shares.push(...crossingShares(piece, lead, this.evaluate));
      }
      if (piece[0]!.share < 0.5 && piece[piece.length - 1]!.share > 0.5) shares.push(0.5);
      for (const share of shares) {
        const point = this.evaluate(share);
        if (point.takesPart) candidates.push(point);
      }
    }
    let best = -Infinity;
    for (const point of candidates) best = Math.max(best, value(point));
    const tolerance = TIE * Math.abs(best);
    let chosen: CurvePoint | null = null;
    for (const point of candidates) {
      if (value(point) >= best - tolerance && (chosen === null || breaksTie(point, chosen))) chosen = point;
    }
    return chosen === null ? null : chosen.share;
  }
}

/** Between tied shares: the smallest |U_G - U_D|, then the nearest to 0.5, then the lower. */
function breaksTie(point: CurvePoint, chosen: CurvePoint): boolean {
  const gap = Math.abs(point.generalist - point.specialist) - Math.abs(chosen.generalist - chosen.specialist);
  // The same share found twice, up to rounding: the more exact finding.
  if (Math.abs(point.share - chosen.share) < SAME_SHARE) return gap < 0 || (gap === 0 && Math.abs(point.share - 0.5) < Math.abs(chosen.share - 0.5));
  if (Math.abs(gap) > EQUAL * (point.generalist + point.specialist)) return gap < 0;
  const distance = Math.abs(point.share - 0.5) - Math.abs(chosen.share - 0.5);
  if (Math.abs(distance) > EQUAL) return distance < 0;
  return point.share < chosen.share;
}

/** The bargain of one generalist and one specialist after the floors of the chain were announced. */
export function bargain(chain: SupplyChain, sector: Sector): Bargain {
  return bargainWith(new ShareSolver(chain, sector));
}

/** As `bargain`, with a solver whose floors are set already. */
export function bargainWith(solver: ShareSolver): Bargain {
  return new Bargain((share) => {
    solver.solve(share);
    return {
      share,
      generalist: solver.generalistUtility,
      specialist: solver.specialistUtility,
      takesPart: solver.takesPart,
      label: solver.label,
      reachable: solver.reachable,
      margin: solver.margin,
    };
  });
}

/** The outcome at a share. */
export function outcomeAt(chain: SupplyChain, sector: Sector, share: number): Outcome {
  const solver = new ShareSolver(chain, sector);
  solver.solve(share);
  return solver.outcome();
}
