import type { BargainingRule } from '../../games/fine-tuning/types.ts';

/** How lab and specialists agree on the lab's share of revenue; `fixed` takes `fixedShare`. */
export type ShareAgreement = BargainingRule | 'fixed';

/** The supply chain between labs and domain specialists (model, section 6); see the registry (`supply.FIELD`) for units and sources. */
export interface SupplySettings {
  readonly rule: ShareAgreement;
  readonly fixedShare: number;
  /** gap0, months. */
  readonly releaseGap: number;
  /** θ_G, floor on the safety of what the lab delivers. */
  readonly floor: number;
  readonly performanceCost: number;
  readonly safetyCost: number;
  readonly costInteraction: number;
  /** a_min and ζ: safety that a product has from the lab's measures. */
  readonly baseSafety: number;
  readonly measuresToSafety: number;
  /** λ_D, σ and the tail of deployment accidents. */
  readonly accidentRate: number;
  readonly safetyEffect: number;
  readonly accidentTailIndex: number;
  /** Part of the liability for a deployment accident that the law puts on the specialist. */
  readonly specialistLiability: number;
  readonly entrySpeed: number;
  readonly entryElasticity: number;
}

/** One sector of specialists (`sectors.*.FIELD`). */
export interface SectorSettings {
  readonly name: string;
  readonly weight: number;
  readonly performanceRevenue: number;
  readonly safetyRevenue: number;
  readonly performanceCost: number;
  readonly safetyCost: number;
  readonly costInteraction: number;
  /** θ_D. */
  readonly floor: number;
  /** M$ that courts can collect from the specialists of the sector for one accident. */
  readonly assets: number;
}
