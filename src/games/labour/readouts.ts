import { createSupply, supplyAt } from './supply.ts';
import type { LabourMarket, LabourShares } from './types.ts';

/**
 * Share of alignment work that only looks like it, [0, 1): of each person's motive, the part that is standing goes to what seems impactful, and
 * 1 - legibility of that is not. The motive is standing beside lives saved and the cause. Model, section 4; the seed calls it motivated reasoning.
 */
export function mislabelledShare(market: LabourMarket, at: LabourShares, legibility: number): number {
  const supply = createSupply();
  supplyAt(market, at.capabilities, at.alignment, supply);
  return (1 - legibility) * supply.standingMotive;
}

/**
 * Heads that alignment gains per M$ a year of additional pay, wages having risen to clear both markets; without that rise it would be one over the
 * wage. By the implicit function theorem at the fixed point.
 */
export function headsPerMillion(market: LabourMarket, at: LabourShares): number {
  const s = createSupply();
  supplyAt(market, at.capabilities, at.alignment, s);
  // Shares solve x = F(x, wage_A(x, pay)); one M$ more of pay moves the wage by 1/heads.
  const push = 1 / (market.people * at.alignment);
  const cc = 1 - s.capabilitiesByC;
  const aa = 1 - s.alignmentByA;
  const determinant = cc * aa - s.capabilitiesByA * s.alignmentByC;
  return (market.people * push * (cc * s.alignmentByWageA + s.alignmentByC * s.capabilitiesByWageA)) / determinant;
}
