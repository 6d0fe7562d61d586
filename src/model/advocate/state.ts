import type { LeverSetting } from '../settings.ts';
import type { Purpose } from './settings.ts';

/** What the advocate has done so far. Plain data. */
export interface AdvocateState {
  /** Whether its next tranche is in the queue, and how many fell due. */
  pending: boolean;
  tranches: number;
  /** M$ spent, by purpose; undiscounted. */
  readonly spent: Record<Purpose, number>;
  /** Rise of the log of safety technology's power that it paid for. */
  power: number;
  /** Share of alignment-minded staff that it organised, [0, 1]. */
  organised: number;
  /** Demonstrations so far: they number the evidence. */
  demonstrations: number;
  /** By regulator: 1 where the bill has passed; and the levers of the law there. */
  readonly passed: Uint8Array;
  laws: readonly LeverSetting[];
}

export function createAdvocateState(regulators: number): AdvocateState {
  return {
    pending: false, tranches: 0, spent: { technology: 0, evidence: 0, staff: 0, bill: 0 }, power: 0, organised: 0, demonstrations: 0,
    passed: new Uint8Array(regulators), laws: [],
  };
}
