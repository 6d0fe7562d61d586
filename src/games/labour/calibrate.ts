import { log } from '../../core/math/index.ts';
import { createSupply, supplyAt } from './supply.ts';
import type { LabourMarket, LabourShares } from './types.ts';

/**
 * What must be added to everyone's value of capabilities and of alignment, M$ over T, so that the market rests at the given shares and the wages
 * that clear there: alternative-specific constants, the usual way to fit a logit to observed shares. They stand for talent, entry and taste.
 */
export function restingConstants(market: LabourMarket, shares: LabourShares): { readonly capabilities: number; readonly alignment: number } {
  const supply = createSupply();
  const { types, spread } = market;
  const fitted = { ...types, capabilities: types.capabilities.slice(), alignment: types.alignment.slice() };
  let capabilities = 0;
  let alignment = 0;
  for (let step = 0; step < 500; step++) {
    supplyAt({ ...market, types: fitted }, shares.capabilities, shares.alignment, supply);
    const missC = spread * log(shares.capabilities / supply.capabilities);
    const missA = spread * log(shares.alignment / supply.alignment);
    if (!(Number.isFinite(missC) && Number.isFinite(missA))) throw new Error('internal: no one in the market would take a job at any constant');
    if (Math.abs(missC) + Math.abs(missA) < 1e-13 * spread) break;
    capabilities += missC;
    alignment += missA;
    for (let i = 0; i < fitted.weight.length; i++) {
      fitted.capabilities[i] = types.capabilities[i]! + capabilities;
      fitted.alignment[i] = types.alignment[i]! + alignment;
    }
  }
  return { capabilities, alignment };
}
