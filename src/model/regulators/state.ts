import type { LeverSetting } from '../settings.ts';
import type { WorldSettings } from '../world/settings.ts';

/** What regulators think and have in force; one entry a regulator, in the order of the scenario. Plain data. */
export interface RegulationState {
  /** Political will, [0, 1]. */
  readonly will: Float64Array;
  /** Mean and strength of the Beta belief of the regulator and its public: concern. */
  readonly concern: Float64Array;
  readonly concernStrength: Float64Array;
  /** Will gained by accidents since the last round. */
  readonly shock: Float64Array;
  /** Option in force: an index into the menu, -1 for none; and how many decisions were taken. */
  readonly option: Int32Array;
  readonly decisions: Int32Array;
  /** Levers in force by regulators' choice. */
  inForce: readonly LeverSetting[];
  /** Ids of the decisions that put them there, by regulator. */
  readonly decision: (string | null)[];
  /** Jurisdiction of each lab now; null until one has moved. */
  seats: string[] | null;
  /** M$ spent by labs for and against options so far and on moving, and how many labs have moved. */
  lobbying: number;
  movingCosts: number;
  moves: number;
}

export function createRegulation(settings: WorldSettings): RegulationState {
  const column = (value: (index: number) => number): Float64Array => Float64Array.from(settings.regulators, (_, index) => value(index));
  const count = settings.regulators.length;
  return {
    will: column((i) => settings.regulators[i]!.initialWill),
    concern: column((i) => settings.regulators[i]!.subjectiveRisk),
    concernStrength: column((i) => settings.regulators[i]!.beliefStrength),
    shock: new Float64Array(count),
    option: new Int32Array(count).fill(-1), decisions: new Int32Array(count),
    inForce: [], decision: settings.regulators.map(() => null), seats: null, lobbying: 0, movingCosts: 0, moves: 0,
  };
}
