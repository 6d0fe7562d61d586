import { exp, log } from '../../core/math/index.ts';
import { createSupply, supplyAt } from './supply.ts';
import type { LabourEquilibrium, LabourMarket, LabourShares } from './types.ts';

/** A fixed point is accepted at this residual, in shares. */
export const labourTolerance = 1e-11;

const mostSteps = 25;
const scratch = createSupply();

/**
 * The fixed point next to `start`, by Newton on the logarithms of the shares (wages grow without bound as a share goes to nothing); null if it
 * was not reached, which says nothing of others.
 */
export function solveNear(market: LabourMarket, start: LabourShares): LabourEquilibrium | null {
  let c = inside(start.capabilities);
  let a = inside(start.alignment);
  for (let step = 1; step <= mostSteps; step++) {
    supplyAt(market, c, a, scratch);
    const { capabilities, alignment } = scratch;
    const residual = Math.max(Math.abs(capabilities - c), Math.abs(alignment - a));
    if (residual <= labourTolerance) return equilibriumAt(market, c, a, residual, step, scratch.standingMotive);
    if (!(capabilities > 0 && alignment > 0)) return null;
    const missC = log(capabilities / c);
    const missA = log(alignment / a);
    const cc = (scratch.capabilitiesByC * c) / capabilities - 1;
    const ca = (scratch.capabilitiesByA * a) / capabilities;
    const ac = (scratch.alignmentByC * c) / alignment;
    const aa = (scratch.alignmentByA * a) / alignment - 1;
    const determinant = cc * aa - ca * ac;
    if (determinant === 0) return null;
    const stepC = (-missC * aa + missA * ca) / determinant;
    const stepA = (-missA * cc + missC * ac) / determinant;
    c = inside(c * exp(Math.max(-1, Math.min(1, stepC))));
    a = inside(a * exp(Math.max(-1, Math.min(1, stepA))));
  }
  return null;
}

/** Keeps a share inside (0, 1). */
const inside = (share: number): number => Math.min(1 - 1e-12, Math.max(1e-12, share));

export function equilibriumAt(market: LabourMarket, c: number, a: number, residual: number, iterations: number, standingMotive: number): LabourEquilibrium {
  return {
    capabilities: c, alignment: a, wageCapabilities: market.payCapabilities / (market.people * c), wageAlignment: market.payAlignment / (market.people * a),
    residual, iterations, standingMotive,
  };
}

/**
 * Whether the market has one fixed point only, proved: along the capability market cleared at every share in alignment, the map of the share in
 * alignment cannot rise by as much as its argument, since standing among peers is the only thing that grows with it and the logit passes on at
 * most a quarter of it over the spread; or its value falls in the share for everyone. The bound is below 1 where it proves uniqueness.
 */
export function contractionBound(market: LabourMarket): number {
  const { people, years, payAlignment, spread, peers, types } = market;
  let steepest = 0;
  for (let i = 0; i < types.weight.length; i++) {
    const rise = types.standing[i]! * peers - (years * types.wageFactor[i]! * payAlignment + years * market.prizes) / people;
    if (rise > steepest) steepest = rise;
  }
  return steepest / (4 * spread);
}
