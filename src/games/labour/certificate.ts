import { exp, logSumExp } from '../../core/math/index.ts';
import { willingnessLargeRisk, willingnessLinear } from '../researcher/value.ts';
import type { LabourMarket, LabourShares } from './types.ts';

/**
 * Largest difference between stated shares and the mean logit of the population at the wages that clear at these shares: 0 at a fixed point.
 * Written anew from the statement of the market, value by value, and shares no code with the solver but the value of a cut of risk.
 */
export function labourResidual(market: LabourMarket, shares: LabourShares): number {
  const { types, people, years, spread } = market;
  const headsC = people * shares.capabilities;
  const headsA = people * shares.alignment;
  const wageC = market.payCapabilities / headsC;
  const wageA = market.payAlignment / headsA;
  let inC = 0;
  let inA = 0;
  types.weight.forEach((weight, i) => {
    const cut = market.crowding / (market.crowding + headsA);
    const care = market.largeRisk ? willingnessLargeRisk(types.lives[i]!, cut, types.wealth[i]!) : willingnessLinear(types.lives[i]!, cut);
    const standing = types.standing[i]! * (1 - market.peers + market.peers * shares.alignment);
    const income = wageA * types.wageFactor[i]! + market.stipend + market.prizes / headsA;
    const values = [
      (wageC * years * types.wageFactor[i]! + types.capabilities[i]!) / spread,
      (income * years + care + standing + types.alignment[i]!) / spread,
      types.neither[i]! / spread,
    ];
    const all = logSumExp(values);
    inC += weight * chance(values[0]! - all);
    inA += weight * chance(values[1]! - all);
  });
  return Math.max(Math.abs(inC - shares.capabilities), Math.abs(inA - shares.alignment));
}

const chance = (logarithm: number): number => exp(logarithm);
