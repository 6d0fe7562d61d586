import { exp, log, log1p, logistic } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';
import type { ContestGame } from './types.ts';

/**
 * The share function of a contest (Szidarovszky and Okuguchi 1997; Cornes and Hartley 2005). In y = x^q costs are linear and the exponent
 * is R = r/q; with e = y^R and E = Σ e, a player that is active at an aggregate E has the share s with
 *
 *     (1 - s) s^(1-1/R) = (a/R) E^(1/R),   a = c/V,
 *
 * on the branch where the left side falls, which is all of (0, 1) for R ≤ 1. Shares fall in E, so that an active set has one candidate.
 * Its payoff is V s (1 - R (1-s)): for R > 1 nobody is active with less than s = 1 - 1/R.
 */
export interface ShareProblem {
  /** R = r/q. */
  readonly power: number;
  /** ln(c/V) of the members of the active set. */
  readonly logRatios: readonly number[];
}

/** Where the branch of active players begins, as log odds of the share; -∞ for R ≤ 1. */
const branchStart = (power: number): number => (power <= 1 ? -Infinity : log((power - 1) / power));

/**
 * Log odds u of the share at level k = ln(a/R) + ln(E)/R: the root of ln(1-s) + (1-1/R) ln s = k. The left side falls with
 * slope -[(1/R - 1)(1-s) + s]; Newton's steps are kept in a bracket.
 */
function shareLogOdds(power: number, level: number): number {
  const tilt = 1 / power - 1;
  const start = branchStart(power);
  /** Of e^-|u|, with ln(1 + e^u) spelled out: a step needs the exponential for the slope too. */
  const valueOf = (u: number, e: number): number => (u > 0 ? u + log1p(e) : log1p(e)) * (tilt - 1) - tilt * u - level;
  const value = (u: number): number => valueOf(u, exp(-Math.abs(u)));
  if (start > -Infinity && value(start) <= 0) return start;
  let low = start > -Infinity ? start : Math.min(-1, tilt > 0 ? -(Math.abs(level) + 2) / Math.min(tilt, 1) : -1);
  let high = Math.abs(level) + 2;
  if (start === -Infinity) while (value(low) < 0) low *= 2;
  while (value(high) > 0) high *= 2;
  let u = Math.min(high, Math.max(low, -level));
  for (let i = 0; i < 200; i++) {
    const e = exp(-Math.abs(u));
    const residual = valueOf(u, e);
    if (residual > 0) low = u;
    else high = u;
    const share = u >= 0 ? 1 / (1 + e) : e / (1 + e);
    const next = u + residual / (tilt * (1 - share) + share);
    if (Math.abs(next - u) <= 1e-15 * Math.max(0.1, Math.abs(u))) return next;
    u = next > low && next < high ? next : low / 2 + high / 2;
    if (high - low <= 4e-16 * Math.max(1, Math.abs(u))) return u;
  }
  return u;
}

/** The share of an active player at an aggregate E, which is given as ln E; 1 - 1/R beyond its branch. */
export const shareAt = (power: number, logRatio: number, logAggregate: number): number => logistic(shareLogOdds(power, logRatio - log(power) + logAggregate / power));

/** ln E at which the share of an active player has fallen to 1 - 1/R, for R > 1: beyond, it earns less than nothing. */
export const staysBelow = (power: number, logRatio: number): number => (power - 1) * log((power - 1) / power) - power * logRatio;

/** ln E of rivals' weight below which a player that is not active enters, for R > 1: E = ((R-1)/(R a))^R/(R-1), an R-th of the other. */
export const entersBelow = (power: number, logRatio: number): number => power * (log((power - 1) / power) - logRatio) - log(power - 1);

/** By how much a level may lie beyond the end of the branch for rounding. */
const beyondEnd = 1e-9;

/** Log odds of the shares of an active set, or null where no aggregate makes them add up to 1 on the branch. */
export function activeShares(problem: ShareProblem): readonly number[] | null {
  const { power, logRatios } = problem;
  const levels = (logAggregate: number): number[] => logRatios.map((ratio) => ratio - log(power) + logAggregate / power);
  const logOdds = (logAggregate: number): number[] => levels(logAggregate).map((level) => shareLogOdds(power, level));
  // Beyond its branch a share is clamped at 1 - 1/R, so that the sum may be 1 although nobody would be active with that share.
  const end = power <= 1 ? Infinity : -log(power) + (1 - 1 / power) * log((power - 1) / power);
  const onBranch = (logAggregate: number): readonly number[] | null =>
    levels(logAggregate).some((level) => level > end + beyondEnd) ? null : logOdds(logAggregate);
  const excess = (odds: readonly number[]): number => {
    let sum = 0;
    for (const u of odds) sum += logistic(u);
    return sum - 1;
  };
  // On the branch every share is clamped at its start, so the sum may stay above 1 for every aggregate: then the set is too large.
  if (power > 1 && logRatios.length * (1 - 1 / power) > 1 + 1e-12) return null;
  const excessAt = (logAggregate: number): number => excess(logOdds(logAggregate));
  let low = -1;
  let high = 1;
  let atLow = excessAt(low);
  let atHigh = excessAt(high);
  for (let doublings = 0; atLow < 0 && doublings < 60; doublings++) {
    low *= 2;
    atLow = excessAt(low);
  }
  for (let doublings = 0; atHigh > 1e-15 && doublings < 60; doublings++) {
    high *= 2;
    atHigh = excessAt(high);
  }
  if (!(atLow > 0 && atHigh < 0)) return onBranch(atLow <= 0 ? low : high);
  return onBranch(bracketedRoot(excessAt, low, high, atLow, atHigh));
}

/** Effort with share s against aggregate: c x^q = V R s (1-s) at the optimum, so x follows from the share alone. */
export function effortOfShare(game: ContestGame, player: number, logOddsOfShare: number): number {
  const power = game.exponent / game.costPower;
  const share = logistic(logOddsOfShare);
  const rival = logistic(-logOddsOfShare);
  const spending = ((game.values[player] as number) / (game.costs[player] as number)) * power * share * rival;
  return game.costPower === 1 ? spending : exp(log(spending) / game.costPower);
}

/**
 * Whether a player would stay out against rivals of aggregate weight B = e^logRivals (in units of e = y^R). For R ≤ 1 it enters if a
 * first unit pays; for R > 1 if its best positive effort earns more than 0, which is so below `entersBelow`.
 */
export function staysOut(power: number, logRatio: number, logRivals: number): boolean {
  if (power < 1) return false;
  if (power === 1) return logRatio + logRivals >= -1e-12;
  const threshold = entersBelow(power, logRatio);
  return logRivals >= threshold - 1e-9 * Math.max(1, Math.abs(threshold));
}

/** For R = 1: s = 1 - aE exactly, active players being those with the smallest a (Hillman and Riley 1989). Shares by player. */
export function lotteryShares(ratios: readonly number[]): number[] {
  const order = ratios.map((_, i) => i).sort((i, j) => (ratios[i] as number) - (ratios[j] as number) || i - j);
  let sum = 0;
  let aggregate = 0;
  for (let count = 0; count < order.length; count++) {
    const ratio = ratios[order[count] as number] as number;
    if (count >= 2 && ratio * aggregate >= 1) break;
    sum += ratio;
    aggregate = count / sum;
  }
  return ratios.map((ratio) => Math.max(0, 1 - ratio * aggregate));
}

