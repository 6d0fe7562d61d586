import { expm1, log1p } from '../../core/math/index.ts';
import type { DeterrenceGame } from './types.ts';
import { effectivePenalty } from './types.ts';

/**
 * v(w + change) - v(w) in units of w v'(w), or the change itself without risk aversion. Written by expm1 and log1p, so that gains that are
 * small against wealth keep their digits. -∞ where v is unbounded below and everything is lost.
 */
export function utilityChange(riskAversion: number, wealth: number, change: number): number {
  if (riskAversion === 0) return change;
  const relative = wealth === 0 ? (change === 0 ? 0 : Infinity) : change / wealth;
  if (riskAversion === 1) return log1p(relative);
  return expm1((1 - riskAversion) * log1p(relative)) / (1 - riskAversion);
}

/** The change of wealth that brings a given change of utility; below -1 times wealth, -Infinity. */
export function changeOfUtility(riskAversion: number, wealth: number, utility: number): number {
  if (riskAversion === 0) return utility;
  if (riskAversion === 1) return wealth * expm1(utility);
  const power = 1 - riskAversion;
  const base = power * utility;
  if (base < -1) return power > 0 ? -Infinity : Infinity;
  if (base === -1) return power > 0 ? -wealth : Infinity;
  return wealth * expm1(log1p(base) / power);
}

/** Expected utility of violating less that of complying, in the units of `utilityChange`, against an effective penalty F. */
export function violationAdvantage(game: DeterrenceGame, penalty: number = effectivePenalty(game)): number {
  const { detection: q, gain, riskAversion } = game;
  if (riskAversion === 0) return gain - q * penalty;
  const wealth = game.wealth ?? 0;
  const free = q < 1 ? (1 - q) * utilityChange(riskAversion, wealth, gain) : 0;
  return q > 0 ? free + q * utilityChange(riskAversion, wealth, gain - penalty) : free;
}
