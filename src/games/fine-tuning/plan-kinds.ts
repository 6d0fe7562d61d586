import type { ChainPlan } from './chain-plan.ts';

/** How the safety of a plan was found: the end number k below `FREE`, by choice with and without performance, a crossing, a curve. */
export const ENDS_PER_SECTOR = 32;
export const LOWEST = 31;
export const END_OF_PARTICIPATION = 8;
export const FREE = 400;
export const NO_PERFORMANCE = 401;
export const CROSSING = 402;
export const CURVE = 720;

/** A number that tells plans of different make apart: how the safety was found, and each specialist's face there. */
export function labelOf(plan: ChainPlan): number {
  let label = plan.kind * 16 + plan.branch;
  for (let s = 0; s < plan.faces.length; s++) {
    // At an end of a sector's own regimes two faces meet, and which is named hangs on rounding.
    const own = plan.kind < FREE && plan.kind !== LOWEST && Math.floor(plan.kind / ENDS_PER_SECTOR) === s;
    label = label * 6 + (own ? 5 : plan.faces[s]! + 1);
  }
  return label;
}
