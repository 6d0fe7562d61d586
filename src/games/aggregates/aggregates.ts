import { exp, log } from '../../core/math/index.ts';

/** A range of what all labs add up to: ln S (see `PlainLab`) and M. */
export interface Aggregates {
  readonly logLow: number;
  readonly logHigh: number;
  readonly riskLow: number;
  readonly riskHigh: number;
  /** S at the ends. */
  readonly sizeLow: number;
  readonly sizeHigh: number;
}

export const aggregates = (logLow: number, logHigh: number, riskLow: number, riskHigh: number): Aggregates => (
  { logLow, logHigh, riskLow, riskHigh, sizeLow: exp(logLow), sizeHigh: exp(logHigh) }
);

/** What a profile adds up to, as a range without width. */
export function aggregatesOf(weights: readonly number[], risks: readonly number[]): Aggregates {
  const size = weights.reduce((sum, weight) => sum + weight, 0);
  const risk = weights.reduce((sum, weight, i) => sum + (weight / size) * risks[i]!, 0);
  return aggregates(log(size), log(size), risk, risk);
}

/** The middle, as a range without width. */
export function middleOf({ logLow, logHigh, riskLow, riskHigh }: Aggregates): Aggregates {
  const level = (logLow + logHigh) / 2;
  const risk = (riskLow + riskHigh) / 2;
  return aggregates(level, level, risk, risk);
}

/** A range that reaches further on all sides, so that nothing of interest lies on its edge. */
export function widened({ logLow, logHigh, riskLow, riskHigh }: Aggregates, part: number, least: number): Aggregates {
  const level = part * (logHigh - logLow) + least * Math.max(1, Math.abs(logLow), Math.abs(logHigh));
  const risk = part * (riskHigh - riskLow) + least;
  return aggregates(logLow - level, logHigh + level, riskLow - risk, riskHigh + risk);
}

/** What two ranges have in common, null where that is nothing. */
export function common(a: Aggregates, b: Aggregates): Aggregates | null {
  const [logLow, logHigh] = [Math.max(a.logLow, b.logLow), Math.min(a.logHigh, b.logHigh)];
  const [riskLow, riskHigh] = [Math.max(a.riskLow, b.riskLow), Math.min(a.riskHigh, b.riskHigh)];
  return logLow > logHigh || riskLow > riskHigh ? null : aggregates(logLow, logHigh, riskLow, riskHigh);
}

/** The least range that holds both. */
export const hullOf = (a: Aggregates, b: Aggregates): Aggregates => (
  aggregates(Math.min(a.logLow, b.logLow), Math.max(a.logHigh, b.logHigh), Math.min(a.riskLow, b.riskLow), Math.max(a.riskHigh, b.riskHigh))
);

export const holds = (outer: Aggregates, inner: Aggregates): boolean => (
  outer.logLow <= inner.logLow && inner.logHigh <= outer.logHigh && outer.riskLow <= inner.riskLow && inner.riskHigh <= outer.riskHigh
);
