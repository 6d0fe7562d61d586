import { exp } from '../../core/math/index.ts';
import { discountFactor } from '../decision/ending.ts';
import { productCost } from '../supply/market.ts';
import type { World } from '../world/world.ts';
import { powerOfTen } from './dynamics.ts';

/**
 * A shortfall of compute below trend after `step` months, OOM: dD/dt = withheld - recovery D, solved exactly. Controls that stay in force
 * bring it to withheld / recovery; after them it fades. Model, section 8 (export controls).
 */
export function nextShortfall(shortfall: number, withheld: number, recovery: number, step: number): number {
  if (shortfall === 0 && withheld === 0) return 0;
  if (recovery * step < 1e-9) return shortfall + withheld * step;
  const kept = exp(-recovery * step);
  return shortfall * kept + (withheld / recovery) * (1 - kept);
}

/**
 * Last step's profit, in part, and outside capital buy compute; a loss sells some, down to none. What it costs leaves the lab's account, and is a
 * real cost: machines have to be built, and nothing of them is left to count at the end. Model, sections 2 and 10.
 */
export function buyCompute(world: World, i: number, time: number): void {
  const { labs, settings, tally } = world;
  const lab = settings.labs[i]!;
  const profit = labs.revenue[i]! - lab.outlay * (labs.active[i] === 1 ? 1 + labs.budget[i]! * (1 - lab.safetySubsidy) : labs.present[i]!) - productCost(world, i);
  const before = labs.capital[i]!;
  labs.capital[i] = Math.max(0, before + (settings.capability.reinvestment * profit + lab.investment) * settings.stepMonths);
  const bought = labs.capital[i]! - before;
  tally.computeBought += bought;
  labs.earned[i]! -= discountFactor(settings.welfare.discountRate, time) * bought;
}

/** Compute of each lab, thousand accelerators at month 0's trend: its own less what controls withheld, and its part of the common pool. */
export function stepCompute(world: World): void {
  const { labs, settings } = world;
  const count = settings.labs.length;
  let pooling = 0;
  let pool = 0;
  for (let i = 0; i < count; i++) {
    const lab = settings.labs[i]!;
    if (world.round > 0) labs.shortfall[i] = nextShortfall(labs.shortfall[i]!, lab.exportShortfall, settings.capability.computeRecovery, settings.stepMonths);
    labs.compute[i] = labs.shortfall[i] === 0 ? lab.compute : lab.compute * powerOfTen(-labs.shortfall[i]!);
    if (lab.pooledCompute > 0 && labs.present[i] === 1) {
      pooling++;
      pool += lab.pooledCompute * labs.compute[i]!;
    }
  }
  if (pooling === 0) return;
  for (let i = 0; i < count; i++) {
    const share = settings.labs[i]!.pooledCompute;
    if (share > 0 && labs.present[i] === 1) labs.compute[i] = labs.compute[i]! * (1 - share) + pool / pooling;
  }
}
