import { exp, log } from '../../core/math/index.ts';
import type { RaceSettings } from '../settings.ts';

/** h(X), per month: hazard that the race is decided; 0 if no lab is active (X = -Infinity). Model, section 3. */
export function decisionHazard(settings: RaceSettings, frontier: number): number {
  return settings.maximumHazard / (1 + exp(-(frontier - settings.threshold) / settings.thresholdWidth));
}

/** X = (1/kappa_0) ln sum_j exp(kappa_0 x_j) over active labs, OOM; -Infinity if none is active. Model, section 3. */
export function softFrontier(decisiveness: number, capability: Float64Array, active: Uint8Array): number {
  let largest = -Infinity;
  for (let j = 0; j < capability.length; j++) if (active[j] === 1 && capability[j]! > largest) largest = capability[j]!;
  if (largest === -Infinity) return largest;
  let sum = 0;
  for (let j = 0; j < capability.length; j++) if (active[j] === 1) sum += exp(decisiveness * (capability[j]! - largest));
  return largest + log(sum) / decisiveness;
}

/** Win probabilities softmax(kappa_0 x_j) over active labs, written to `into`; all 0 if none is active. */
export function winProbabilities(decisiveness: number, capability: Float64Array, active: Uint8Array, into: Float64Array): void {
  const frontier = softFrontier(decisiveness, capability, active);
  for (let j = 0; j < capability.length; j++) into[j] = active[j] === 1 ? exp(decisiveness * (capability[j]! - frontier)) : 0;
}

/** What a plan of constant speeds needs: capability, planned speed (OOM a month), diffusion (per month), whether the lab is in the race. */
export interface Plans {
  readonly capability: Float64Array;
  readonly speed: Float64Array;
  readonly diffusion: Float64Array;
  readonly active: Uint8Array;
}

/** Panels of Simpson's rule over the planning horizon: the hazard is smooth on the scale of a month. */
const panels = 12;

/**
 * Omega, in [0, 1): the chance that the race is decided within `months` if every lab keeps to its last plan, 1 - exp(-int_0^H h(X)), with
 * the closed-form paths z_j of section 3 of the model (a lab behind closes its gap at its diffusion rate) and Simpson's rule.
 */
export function chanceOfDecision(settings: RaceSettings, plans: Plans, months: number): number {
  const { capability, speed, diffusion, active } = plans;
  const count = capability.length;
  let leader = -1;
  for (let j = 0; j < count; j++) if (active[j] === 1 && (leader < 0 || capability[j]! > capability[leader]!)) leader = j;
  if (leader < 0) return 0;
  const top = capability[leader]!;
  const topSpeed = speed[leader]!;
  let integral = 0;
  for (let p = 0; p <= panels; p++) {
    const tau = (months * p) / panels;
    const front = top + topSpeed * tau;
    let largest = -Infinity;
    let eta = NaN;
    let decay = 1;
    let reach = tau;
    for (let j = 0; j < count; j++) {
      if (active[j] !== 1) continue;
      if (diffusion[j] !== eta) {
        eta = diffusion[j]!;
        decay = exp(-eta * tau);
        reach = eta > 0 ? (1 - decay) / eta : tau;
      }
      const at = j === leader || eta === 0 ? capability[j]! + speed[j]! * tau : front - ((top - capability[j]!) * decay + (topSpeed - speed[j]!) * reach);
      path[j] = at;
      if (at > largest) largest = at;
    }
    let sum = 0;
    for (let j = 0; j < count; j++) if (active[j] === 1) sum += exp(settings.decisiveness * (path[j]! - largest));
    const weight = p === 0 || p === panels ? 1 : p % 2 === 1 ? 4 : 2;
    integral += weight * decisionHazard(settings, largest + log(sum) / settings.decisiveness);
  }
  return 1 - exp((-integral * months) / (3 * panels));
}

/** Scratch for paths: at most 1,000 labs (scenarios refuse more). */
const path = new Float64Array(1024);
