import { log, pow } from '../../core/math/index.ts';

/**
 * The survival race of kwa's "ai-race-game-theory" (race-models, section 4). A lab that spends the share s of its effort on safety is aligned
 * with probability k s^ε/(k s^ε + (1-s)); its share of the future is proportional to (R_i (1-s_i))^w, and is worth something only if all
 * labs are aligned.
 */
export interface SurvivalRace {
  /** n, at least 1. */
  readonly labs: number;
  /** k, above 0: ease of alignment. */
  readonly ease: number;
  /** w, at least 0: how much of the future goes to the fastest. */
  readonly winnerTakes: number;
}

export interface SurvivalOutcome {
  /** Probability p that one lab is aligned. */
  readonly aligned: number;
  /** p^n. */
  readonly survival: number;
  /** s. */
  readonly safety: number;
}

/** P(aligned) for ε = 1. */
export const alignedProbability = (race: SurvivalRace, safety: number): number => (race.ease * safety) / (race.ease * safety + (1 - safety));

/** Payoff of one lab of equal resources that plays `own` against n - 1 labs that play `others`. */
export function survivalPayoff(race: SurvivalRace, own: number, others: number): number {
  const weight = pow(1 - own, race.winnerTakes);
  const share = weight / (weight + (race.labs - 1) * pow(1 - others, race.winnerTakes));
  let survival = alignedProbability(race, own);
  for (let j = 1; j < race.labs; j++) survival *= alignedProbability(race, others);
  return share * survival;
}

/**
 * The symmetric equilibrium for ε = 1: n(k-1)p² - [n(2k-1) + w(n-1)] p + nk = 0, the smaller root, written so that it does not cancel;
 * s = p/(k(1-p) + p).
 */
export function survivalEquilibrium(race: SurvivalRace): SurvivalOutcome {
  const { labs: n, ease: k, winnerTakes: w } = race;
  const a = n * (k - 1);
  const b = n * (2 * k - 1) + w * (n - 1);
  const c = n * k;
  const aligned = (2 * c) / (b + Math.sqrt(b * b - 4 * a * c));
  let survival = 1;
  for (let i = 0; i < n; i++) survival *= aligned;
  return { aligned, survival, safety: aligned / (k * (1 - aligned) + aligned) };
}

/** Largest relative gain of one lab that leaves the symmetric profile, on a grid of safety: a check apart from the formula. */
export function survivalGain(race: SurvivalRace, safety: number, points = 2000): number {
  const status = survivalPayoff(race, safety, safety);
  let gain = 0;
  for (let i = 1; i < points; i++) gain = Math.max(gain, log(survivalPayoff(race, i / points, safety) / status));
  return gain;
}
