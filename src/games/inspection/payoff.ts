import type { InspectionGame } from './types.ts';

/** Payoff of the inspector when it inspects with probability q and the firm violates with probability p. */
export const inspectorPayoff = (game: InspectionGame, q: number, p: number): number =>
  -q * (game.inspectionCost + p * game.lossIfCaught) - (1 - q) * p * game.lossIfMissed;

/** Payoff of the firm. */
export const firmPayoff = (game: InspectionGame, q: number, p: number): number => p * (game.gain - q * game.penalty);
