import { exp, expm1, log, log1p } from '../../core/math/index.ts';

/**
 * Racing to the precipice (Armstrong, Bostrom and Shulman; race-models, section 2). Capabilities are iid uniform on [0, μ], the largest
 * capability less safety wins, the winner's safety s in [0, 1] is the chance that all goes well. Own safe win 1, a rival's 1 - e, disaster 0.
 */
export interface PrecipiceGame {
  /** n, at least 2. */
  readonly teams: number;
  /** μ, above 0. */
  readonly maxCapability: number;
  /** e, at least 0. */
  readonly enmity: number;
  /** What teams know: no capability, their own, or everybody's. */
  readonly information: 'none' | 'private' | 'public';
}

export interface PrecipiceSolution {
  /** 1 - E[winner's safety]. */
  readonly risk: number;
}

/** Safety of every team without information: min(1, μ/(n e)). */
export const safetyWithoutInformation = (game: PrecipiceGame): number =>
  Math.min(1, game.maxCapability / (game.teams * game.enmity));

/** K of the private regime: s*(c) = min(1, c/K), K = ne - e + 1. */
export const privateScale = (game: PrecipiceGame): number => (game.teams - 1) * game.enmity + 1;

/** Safety of a team of capability c that knows its own capability alone. */
export const safetyWithPrivateInformation = (game: PrecipiceGame, capability: number): number =>
  Math.min(1, capability / privateScale(game));

/** Safety of the leader with a lead Δ when all is known: min(1, Δ/e). */
export const safetyOfLeader = (game: PrecipiceGame, lead: number): number => (game.enmity === 0 ? 1 : Math.min(1, lead / game.enmity));

/** 1 - (1 - (1-x)^m)/(m x) for x in [0, 1]: by its series for small m x, where the difference would cancel. */
function shortfall(x: number, m: number): number {
  if (m * x > 0.1) return 1 + expm1(m * log1p(-x)) / (m * x);
  let term = 1;
  let sum = 0;
  for (let k = 2; k < 60; k++) {
    term *= (-(m - k + 1) * x) / k;
    sum -= term;
    if (Math.abs(term) <= 1e-18 * Math.abs(sum) || term === 0) break;
  }
  return sum;
}

/** The chance of disaster in the three regimes. */
export function precipiceRisk(game: PrecipiceGame): number {
  const { teams: n, maxCapability: mu, enmity: e, information } = game;
  if (information === 'none') return 1 - safetyWithoutInformation(game);
  if (information === 'private') {
    const scale = privateScale(game);
    return mu <= scale ? 1 - (n * mu) / ((n + 1) * scale) : exp(n * log(scale / mu)) / (n + 1);
  }
  if (e === 0) return 0;
  return e <= mu ? shortfall(e / mu, n + 1) : 1 - mu / (e * (n + 1));
}
