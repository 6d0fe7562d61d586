import type { EvidenceSettings } from '../settings.ts';

/** A Beta belief over the chance p that the danger is real: mean in [0, 1] and strength alpha + beta > 0. */
export interface Belief {
  readonly mean: number;
  readonly strength: number;
}

/** Chance that an accident looks like a warning, given that the danger is real with probability p. Model, section 9. */
export function chanceOfWarning(settings: EvidenceSettings, p: number): number {
  return p * settings.detectionRate + (1 - p) * settings.falseAlarmRate;
}

/** t after motivated scepticism: t shrunk towards f. Model, section 9. */
export function discountedRate(settings: EvidenceSettings): number {
  return settings.falseAlarmRate + (1 - settings.scepticism) * (settings.detectionRate - settings.falseAlarmRate);
}

/**
 * Bayes' rule for one signal with likelihood t if dangerous and f if not, after motivated scepticism has shrunk t towards f:
 * the posterior of Beta(alpha, beta) is a mixture of two Betas; the belief returned has its mean and variance. Model, section 9.
 * Certain beliefs (mean 0 or 1) do not move.
 */
export function updatedBelief(settings: EvidenceSettings, belief: Belief, warning: boolean): Belief {
  const { mean, strength } = belief;
  if (mean <= 0 || mean >= 1) return belief;
  const shrunk = discountedRate(settings);
  const dangerous = warning ? shrunk : 1 - shrunk;
  const harmless = warning ? settings.falseAlarmRate : 1 - settings.falseAlarmRate;
  const evidence = mean * dangerous + (1 - mean) * harmless;
  if (evidence <= 0 || dangerous === harmless) return belief;
  const weight = (mean * dangerous) / evidence;
  const alpha = mean * strength;
  const next = strength + 1;
  const upper = (alpha + 1) / next;
  const lower = alpha / next;
  const posterior = weight * upper + (1 - weight) * lower;
  const second = weight * upper * ((alpha + 2) / (next + 1)) + (1 - weight) * lower * ((alpha + 1) / (next + 1));
  const variance = second - posterior * posterior;
  return { mean: posterior, strength: (posterior * (1 - posterior)) / variance - 1 };
}
