import { exp } from '../../core/math/index.ts';
import { believedCut } from '../researcher/value.ts';
import { createSupply, supplyAt } from './supply.ts';
import { esteem, type LabourEquilibrium, type LabourMarket } from './types.ts';

/**
 * Share of alignment work that only looks like it, [0, 1): of each person's motive, the part that is standing goes to what seems impactful, and
 * 1 - legibility of that is not. The motive is standing beside lives saved and the cause. Model, section 4; the seed calls it motivated reasoning.
 */
export function mislabelledShare(market: LabourMarket, at: LabourEquilibrium, legibility: number): number {
  const { types, years, spread, people } = market;
  const crowd = believedCut(1, market.crowding, people * at.alignment);
  const respect = esteem(market.peers, at.alignment);
  const gift = years * (market.stipend + market.prizes / (people * at.alignment));
  let mislabelled = 0;
  let all = 0;
  for (let i = 0; i < types.weight.length; i++) {
    const factor = types.wageFactor[i]!;
    const lives = types.lives[i]! * crowd;
    const standing = types.standing[i]! * respect;
    const valueA = at.wageAlignment * years * factor + gift + lives + standing + types.alignment[i]!;
    const valueC = at.wageCapabilities * years * factor + types.capabilities[i]!;
    const chance = types.weight[i]! / (1 + exp((valueC - valueA) / spread) + exp((types.neither[i]! - valueA) / spread));
    const motive = standing + lives + types.cause[i]!;
    all += chance;
    if (motive > 0) mislabelled += (chance * standing) / motive;
  }
  return all > 0 ? ((1 - legibility) * mislabelled) / all : 0;
}

/**
 * Heads that alignment gains per M$ a year of additional pay, wages having risen to clear both markets; without that rise it would be one over the
 * wage. By the implicit function theorem at the fixed point.
 */
export function headsPerMillion(market: LabourMarket, at: LabourEquilibrium): number {
  const s = createSupply();
  supplyAt(market, at.capabilities, at.alignment, s);
  // Shares solve x = F(x, wage_A(x, pay)); one M$ more of pay moves the wage by 1/heads.
  const push = 1 / (market.people * at.alignment);
  const cc = 1 - s.capabilitiesByC;
  const aa = 1 - s.alignmentByA;
  const determinant = cc * aa - s.capabilitiesByA * s.alignmentByC;
  return (market.people * push * (cc * s.alignmentByWageA + s.alignmentByC * s.capabilitiesByWageA)) / determinant;
}
