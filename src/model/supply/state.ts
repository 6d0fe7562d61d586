import { mapped } from '../../core/lists.ts';
import type { WorldSettings } from '../world/settings.ts';
import { releaseOutcome, type ReleaseOutcome } from './chain.ts';

/** What is on sale, by lab, and who sells it. Plain data. */
export interface SupplyState {
  /** The last release of each lab; null while there are no sectors. It is one of `releaseOutcome`'s objects and is never written to. */
  readonly products: (ReleaseOutcome | null)[];
  /** Capability of each lab's last release, OOM, and the month it came out. */
  readonly releasedCapability: Float64Array;
  readonly releasedMonth: Float64Array;
  /** Id of each lab's last release, null for what was on sale at the start. */
  readonly lastRelease: (string | null)[];
  /** Specialists in each sector relative to a market without floors; 1 at the start. */
  readonly specialists: Float64Array;
  /** M$ a month that one unit of reference revenue is to each lab at this round; 0 for a lab that does not sell. */
  readonly unit: Float64Array;
  /** Accidents of each lab's products so far. */
  readonly accidents: Uint32Array;
  readonly ledger: SupplyLedger;
}

/** Sums over the run so far, M$. What users pay is what labs and specialists get. */
export interface SupplyLedger {
  sales: number;
  labs: number;
  specialists: number;
  labCost: number;
  specialistCost: number;
  specialistLiability: number;
  /** Harm of products, what of it was to be expected, and the number of their accidents. */
  harm: number;
  expectedHarm: number;
  accidents: number;
  /** Sum over rounds of the safety of what was sold, and the rounds in which something was. */
  safety: number;
  rounds: number;
}

/** Most specialists that a sector takes, relative to a market without floors. */
export const mostSpecialists = 1.5;

/** The market at month 0: every lab sells what its present capability and no measures make of the chain. */
export function createSupplyState(settings: WorldSettings): SupplyState {
  const count = settings.labs.length;
  const { sectors, supply } = settings;
  const product = sectors.length === 0 ? null : releaseOutcome(supply, sectors, supply.baseSafety);
  return {
    products: mapped(settings.labs, () => product),
    releasedCapability: Float64Array.from(settings.labs, (lab) => lab.capability),
    releasedMonth: new Float64Array(count),
    lastRelease: mapped(settings.labs, () => null),
    specialists: new Float64Array(sectors.length).fill(1),
    unit: new Float64Array(count),
    accidents: new Uint32Array(count),
    ledger: { sales: 0, labs: 0, specialists: 0, labCost: 0, specialistCost: 0, specialistLiability: 0, harm: 0, expectedHarm: 0, accidents: 0, safety: 0, rounds: 0 },
  };
}
