import { exp } from '../../core/math/index.ts';
import type { MarketSettings } from '../settings.ts';

/** M(t), M$ a month over all labs: logistic growth from `size` to `ceiling`. Model, section 3. */
export function marketSize(settings: MarketSettings, month: number): number {
  return settings.ceiling / (1 + (settings.ceiling / settings.size - 1) * exp(-settings.growth * month));
}

/** Market shares softmax(kappa_m x_j) over labs that sell, written to `into`; all 0 if none sells. */
export function marketShares(settings: MarketSettings, capability: Float64Array, sells: Uint8Array, into: Float64Array): void {
  let largest = -Infinity;
  for (let j = 0; j < capability.length; j++) if (sells[j] === 1 && capability[j]! > largest) largest = capability[j]!;
  let sum = 0;
  for (let j = 0; j < capability.length; j++) {
    const weight = sells[j] === 1 ? exp(settings.decisiveness * (capability[j]! - largest)) : 0;
    into[j] = weight;
    sum += weight;
  }
  for (let j = 0; j < capability.length; j++) into[j] = sum > 0 ? into[j]! / sum : 0;
}
