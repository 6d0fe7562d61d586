import { pow } from '../../core/math/index.ts';
import { marketShares, marketSize } from '../market/market.ts';
import type { World } from '../world/world.ts';
import { expectedDeploymentHarm, expectedDeploymentLiability } from './hazard.ts';
import { referenceOutcome } from './chain.ts';
import { mostSpecialists } from './state.ts';

/**
 * The product market at a decision round: shares among labs that sell, and each lab's revenue before the product value of its measures, M$ a
 * month, into `labs.marketShare` and `labs.revenue`. Without sectors a lab's revenue is share_i M(t) (model, section 3). With sectors share_i goes
 * by what is on sale, and the lab gets its part of the last release (model, section 6): M(t) is what labs would get in a market without floors.
 */
export function openMarket(world: World, time: number): void {
  const { settings, labs, supply } = world;
  const count = settings.labs.length;
  const market = marketSize(settings.market, time);
  for (let i = 0; i < count; i++) selling[i] = labs.active[i]! & labs.present[i]! & labs.licensed[i]!;
  if (settings.sectors.length === 0) {
    // The plain market: share_i M(t).
    marketShares(settings.market, labs.nextCapability, selling, labs.marketShare);
    for (let i = 0; i < count; i++) labs.revenue[i] = labs.marketShare[i]! * labs.salesAllowed[i]! * market;
    return;
  }
  marketShares(settings.market, supply.releasedCapability, selling, labs.marketShare);
  const reference = referenceOutcome(settings.supply, settings.sectors);
  for (let i = 0; i < count; i++) supply.unit[i] = reference.labRevenue > 0 ? (labs.marketShare[i]! * labs.salesAllowed[i]! * market) / reference.labRevenue : 0;
  if (world.round > 0) admitSpecialists(world);
  for (let i = 0; i < count; i++) {
    let part = 0;
    const sold = supply.products[i]!.sectors;
    for (let s = 0; s < sold.length; s++) part += supply.specialists[s]! * sold[s]!.labRevenue;
    labs.revenue[i] = supply.unit[i]! * part;
    labs.deploymentRevenue[i] = labs.revenue[i]!;
  }
}

const selling = new Uint8Array(1024);

/**
 * Entry and exit: the number of specialists of a sector closes in on (earnings / earnings without floors)^elasticity, earnings after what
 * liability they must expect. Model, section 6: adoption and entry respond.
 */
function admitSpecialists(world: World): void {
  const { settings, supply } = world;
  const { entrySpeed, entryElasticity } = settings.supply;
  if (entrySpeed === 0) return;
  const reference = referenceOutcome(settings.supply, settings.sectors);
  const closed = settings.stepMonths === 1 ? entrySpeed : 1 - pow(1 - entrySpeed, settings.stepMonths);
  for (let s = 0; s < settings.sectors.length; s++) {
    const usual = reference.sectors[s]!.specialistUtility;
    if (!(usual > 0)) continue;
    let earned = 0;
    let whole = 0;
    for (let i = 0; i < settings.labs.length; i++) {
      if (supply.unit[i] === 0) continue;
      earned += supply.unit[i]! * supply.products[i]!.sectors[s]!.specialistUtility - expectedDeploymentLiability(world, i, s, 'specialist') / supply.specialists[s]!;
      whole += supply.unit[i]! * usual;
    }
    if (!(whole > 0)) continue;
    const target = earned > 0 ? Math.min(mostSpecialists, pow(earned / whole, entryElasticity)) : 0;
    // A sector never empties to nothing, so that it can fill again.
    supply.specialists[s] = Math.max(0.01, supply.specialists[s]! + closed * (target - supply.specialists[s]!));
  }
}

/**
 * Books a round's sales after the labs have chosen: `labs.revenue` holds what their choices make of their part. Quality changes what users pay for
 * a lab's product and thereby both parts alike.
 */
export function bookSales(world: World): void {
  const { supply, labs, settings } = world;
  const { ledger } = supply;
  const step = settings.stepMonths;
  let sales = 0;
  let received = 0;
  let labCost = 0;
  let specialistCost = 0;
  for (let i = 0; i < settings.labs.length; i++) {
    const revenue = labs.revenue[i]!;
    received += revenue;
    const product = supply.products[i];
    const offered = labs.deploymentRevenue[i]!;
    if (product === null || product === undefined || offered === 0 || labs.active[i] === 0) {
      sales += revenue;
      continue;
    }
    const unit = supply.unit[i]!;
    let paid = 0;
    for (let s = 0; s < product.sectors.length; s++) {
      paid += supply.specialists[s]! * product.sectors[s]!.revenue;
      specialistCost += unit * supply.specialists[s]! * product.sectors[s]!.specialistCost;
    }
    sales += (unit * paid * revenue) / offered;
    labCost += unit * product.labCost;
  }
  ledger.sales += sales * step;
  ledger.labs += received * step;
  ledger.specialists += (sales - received) * step;
  ledger.labCost += labCost * step;
  ledger.specialistCost += specialistCost * step;
  ledger.expectedHarm += expectedDeploymentHarm(world) * step;
  const safety = soldSafety(world);
  if (safety === safety) {
    ledger.safety += safety;
    ledger.rounds++;
  }
}

/** M$ a month that a lab invests in its product beyond its safety budget. */
export function productCost(world: World, lab: number): number {
  return world.settings.sectors.length === 0 || world.labs.active[lab] === 0 ? 0 : world.supply.unit[lab]! * world.supply.products[lab]!.labCost;
}

/** Final safety of what is sold, weighted by what users pay; NaN while nothing is sold. */
export function soldSafety(world: World): number {
  const { supply, settings } = world;
  let weight = 0;
  let sum = 0;
  for (let i = 0; i < settings.labs.length; i++) {
    if (supply.unit[i] === 0) continue;
    const sectors = supply.products[i]?.sectors ?? [];
    for (let s = 0; s < sectors.length; s++) {
      const paid = supply.unit[i]! * supply.specialists[s]! * sectors[s]!.revenue;
      weight += paid;
      sum += paid * sectors[s]!.safety;
    }
  }
  return weight > 0 ? sum / weight : NaN;
}
