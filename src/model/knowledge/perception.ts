import { pow } from '../../core/math/index.ts';
import type { KnowledgeSettings } from '../settings.ts';

/**
 * Next error of an intelligence picture or an assessor about one lab, in standard deviations: autoregressive with the given monthly
 * correlation and stationary variance 1. `shock` is standard normal, `step` in months. Model, section 3.
 */
export function nextError(correlation: number, error: number, shock: number, step: number): number {
  const kept = step === 1 ? correlation : pow(correlation, step);
  return kept * error + Math.sqrt(1 - kept * kept) * shock;
}

/** x̂_j = x_j + bias + sigma error_j, OOM. Model, section 3. */
export function perceivedCapability(settings: KnowledgeSettings, capability: number, error: number): number {
  return capability + settings.bias + settings.sigma * error;
}
