import { exp } from '../../core/math/index.ts';
import { believedCut, willingnessLargeRisk } from '../researcher/value.ts';
import { esteem, type LabourMarket } from './types.ts';

/** The population's mean logit at given shares, with its slopes: what `supplyAt` writes. */
export interface Supply {
  capabilities: number;
  alignment: number;
  /** Slopes of the two by the share in capabilities and by the share in alignment. */
  capabilitiesByC: number;
  capabilitiesByA: number;
  alignmentByC: number;
  alignmentByA: number;
  /** Slopes by wages, per M$ a year. */
  capabilitiesByWageC: number;
  capabilitiesByWageA: number;
  alignmentByWageC: number;
  alignmentByWageA: number;
  /** Part of the motive of those in alignment that is standing, [0, 1]; the rest is lives saved and the cause. */
  standingMotive: number;
}

export const createSupply = (): Supply => ({
  capabilities: 0, alignment: 0, capabilitiesByC: 0, capabilitiesByA: 0, alignmentByC: 0, alignmentByA: 0,
  capabilitiesByWageC: 0, capabilitiesByWageA: 0, alignmentByWageC: 0, alignmentByWageA: 0, standingMotive: 0,
});

/** Mean logit at shares (c, a) in (0, 1) and the wages that clear at these shares. Model, section 4. */
export function supplyAt(market: LabourMarket, c: number, a: number, out: Supply): void {
  const { people, years, spread, peers, types, largeRisk, crowding } = market;
  const { weight, wageFactor, lives, wealth, standing, cause, alignment, capabilities, neither } = types;
  const payC = (years * market.payCapabilities) / (people * c);
  const payA = (years * market.payAlignment) / (people * a);
  const prize = (years * market.prizes) / (people * a);
  const gift = years * market.stipend + prize;
  const crowd = believedCut(1, crowding, people * a);
  const crowdSlope = (-crowd * people) / (crowding + people * a);
  const respect = esteem(peers, a);
  const inverse = 1 / spread;
  const perC = inverse / c;
  const perA = 1 / a;
  let moved = 0;
  let sumC = 0;
  let sumA = 0;
  let cc = 0;
  let ca = 0;
  let ac = 0;
  let aa = 0;
  let wageCC = 0;
  let wageCA = 0;
  let wageAA = 0;
  for (let i = 0; i < weight.length; i++) {
    const factor = wageFactor[i]!;
    let care = lives[i]! * crowd;
    let careSlope = lives[i]! * crowdSlope;
    if (largeRisk) {
      const paid = willingnessLargeRisk(lives[i]!, crowd, wealth[i]!);
      careSlope *= 1 - paid / wealth[i]!;
      care = paid;
    }
    const valueC = payC * factor + capabilities[i]!;
    const valueA = payA * factor + gift + care + standing[i]! * respect + alignment[i]!;
    const logC = (valueC - neither[i]!) * inverse;
    const logA = (valueA - neither[i]!) * inverse;
    // Scaled only where the exponential would leave the range of doubles: it is the dearest thing here.
    const shift = logC > 600 || logA > 600 ? (logC > logA ? logC : logA) : 0;
    const eC = exp(logC - shift);
    const eA = exp(logA - shift);
    const total = (shift === 0 ? 1 : exp(-shift)) + eC + eA;
    const scale = 1 / total;
    const chanceC = eC * scale;
    const chanceA = eA * scale;
    const w = weight[i]!;
    sumC += w * chanceC;
    sumA += w * chanceA;
    const slopeA = (-(payA * factor + prize) * perA + careSlope + standing[i]! * peers) * inverse;
    const slopeC = -payC * factor * perC;
    const own = w * chanceC * (1 - chanceC);
    const cross = w * chanceC * chanceA;
    const ownA = w * chanceA * (1 - chanceA);
    cc += own * slopeC;
    ca -= cross * slopeA;
    ac -= cross * slopeC;
    aa += ownA * slopeA;
    const wish = standing[i]! * respect;
    const motive = wish + care + cause[i]!;
    if (motive > 0) moved += (w * chanceA * wish) / motive;
    const perWage = years * factor * inverse;
    wageCC += own * perWage;
    wageCA += cross * perWage;
    wageAA += ownA * perWage;
  }
  out.capabilities = sumC;
  out.alignment = sumA;
  out.capabilitiesByC = cc;
  out.capabilitiesByA = ca;
  out.alignmentByC = ac;
  out.alignmentByA = aa;
  out.capabilitiesByWageC = wageCC;
  out.capabilitiesByWageA = -wageCA;
  out.alignmentByWageC = -wageCA;
  out.alignmentByWageA = wageAA;
  out.standingMotive = sumA > 0 ? moved / sumA : 0;
}
