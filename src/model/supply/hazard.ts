import { exp } from '../../core/math/index.ts';
import { collectableLoss } from '../incidents/collectable.ts';
import { insuredCover, meansOf } from '../insurance/cover.ts';
import type { World } from '../world/world.ts';
import { referenceOutcome } from './chain.ts';

/**
 * λ_D · revenue share · exp(-σ a1_safety), accidents a month of one lab's product in one sector (model, section 7). The revenue share is what
 * users pay for it over what they would pay in the whole market without floors, so that more use brings more accidents.
 */
export function deploymentHazard(world: World, lab: number, sector: number): number {
  const { settings, supply, labs } = world;
  const product = supply.products[lab]!.sectors[sector]!;
  if (!product.takesPart || supply.unit[lab] === 0) return 0;
  const usual = referenceOutcome(settings.supply, settings.sectors).revenue;
  if (!(usual > 0)) return 0;
  const share = (labs.marketShare[lab]! * (1 - settings.labs[lab]!.deploymentPause) * supply.specialists[sector]! * product.revenue) / usual;
  return settings.supply.accidentRate * share * exp(-settings.supply.safetyEffect * product.safety);
}

/** Harm of products to be expected a month, M$: what the runs' accidents are draws from. */
export function expectedDeploymentHarm(world: World): number {
  const { settings } = world;
  let hazard = 0;
  for (let i = 0; i < settings.labs.length; i++) {
    if (world.labs.active[i] === 0) continue;
    for (let s = 0; s < settings.sectors.length; s++) hazard += deploymentHazard(world, i, s);
  }
  return hazard === 0 ? 0 : hazard * collectableLoss(settings.supply.accidentTailIndex, settings.risk.minimumSeverity, settings.risk.catastropheSeverity);
}

/** What the law makes one side owe for an accident of a product that did this `harm`, M$, and what of it can be collected. */
export function deploymentLiability(world: World, lab: number, sector: number, side: 'lab' | 'specialist', harm: number): number {
  const { settings, labs } = world;
  const borne = settings.supply.specialistLiability;
  if (side === 'specialist') return Math.min(settings.labs[lab]!.liability * borne * harm, settings.sectors[sector]!.assets);
  return Math.min(settings.labs[lab]!.liability * (1 - borne) * harm, meansOf(labs, lab) + insuredCover(world.settings, lab));
}

/** The same to be expected a month: the hazard times the collectable part of the Pareto loss. */
export function expectedDeploymentLiability(world: World, lab: number, sector: number, side: 'lab' | 'specialist'): number {
  const { settings, labs } = world;
  const borne = settings.supply.specialistLiability;
  const rate = settings.labs[lab]!.liability * (side === 'specialist' ? borne : 1 - borne);
  if (rate === 0) return 0;
  const limit = side === 'specialist' ? settings.sectors[sector]!.assets : labs.assets[lab]! + insuredCover(world.settings, lab);
  const { minimumSeverity, catastropheSeverity } = settings.risk;
  return deploymentHazard(world, lab, sector) * rate * collectableLoss(settings.supply.accidentTailIndex, minimumSeverity, Math.min(catastropheSeverity, limit / rate));
}
