import { exp, log } from '../../core/math/index.ts';
import type { CapabilitySettings } from '../settings.ts';

/** What `capital` (M$) adds to a lab's compute at `month`, as a multiple of the reference compute: it buys the less the further the trend has gone. Model, section 2. */
export function boughtCompute(settings: CapabilitySettings, capital: number, month: number): number {
  return capital / (settings.computeCapital * powerOfTen(settings.capitalTrend * month));
}

/**
 * Resources relative to the trend, as a factor of speed: (C_i/C_ref)^alpha (T_i/T_ref)^(1-alpha). `capital` (M$) is what reinvested profit
 * bought; it is worth less against a trend that grows. Model, section 2.
 */
export function resourceFactor(settings: CapabilitySettings, compute: number, capital: number, staff: number, month: number): number {
  const relativeCompute = compute / settings.referenceCompute + boughtCompute(settings, capital, month);
  return exp(settings.computeElasticity * log(relativeCompute) + (1 - settings.computeElasticity) * log(staff / settings.referenceStaff));
}

/** v_i, OOM a month: speed before safety budget and caps. Model, section 2. */
export function speed(settings: CapabilitySettings, resources: number, capability: number): number {
  return settings.leaderSpeed * resources * exp(settings.researchFeedback * Math.min(capability, settings.feedbackCap));
}

/** Progress allowed, OOM a month: the lower of a cap and of the unpaused share of the attainable speed. A pause is a cap, not a fall in ability. */
export function allowedSpeed(attainable: number, speedCap: number, pausedShare: number): number {
  return Math.min(speedCap, (1 - pausedShare) * attainable);
}

/**
 * Capability after `step` months by classical Runge-Kutta of order four of dx/dt = min(cap, (1 - paused) v(x), v(x)(1 - b)) + eta (x_max - x)⁺
 * with the frontier x_max frozen within the step.
 */
export function advanceCapability(
  settings: CapabilitySettings, resources: number, x: number, frontier: number, budget: number, speedCap: number, pausedShare: number,
  diffusion: number, step: number,
): number {
  const slope = (at: number): number => {
    const attainable = speed(settings, resources, at);
    const gap = frontier - at;
    return Math.min(attainable * (1 - budget), allowedSpeed(attainable, speedCap, pausedShare)) + (gap > 0 ? diffusion * gap : 0);
  };
  const k1 = slope(x);
  const k2 = slope(x + (step / 2) * k1);
  const k3 = slope(x + (step / 2) * k2);
  const k4 = slope(x + step * k3);
  return x + (step / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
}

/** 10^y. */
export function powerOfTen(y: number): number {
  return exp(y * 2.302585092994046);
}
