import type { SimulationEvent } from '../core/events/event.ts';
import type { RaceProblem, RaceSolution } from '../games/race/types.ts';

/**
 * Quantities recorded for every lab at every decision round, in this order (the order is part of a run's hash).
 * Units: capability, covered OOM; budget share of speed (1 while abstaining); risks in [0, 1]; speed OOM a month; compute thousand
 * accelerators; staff people; revenue M$ a month; belief p_i; winProbability at the true capabilities; theatre share of speed;
 * harm, fines cumulative M$; flags 0 or 1.
 */
export const labColumns = [
  'capability', 'covered', 'budget', 'residualRisk', 'assessedRisk', 'speed', 'compute', 'staff', 'safetyStaff', 'revenue', 'belief',
  'winProbability', 'theatre', 'harm', 'fines', 'incidents', 'abstains', 'bound', 'violates', 'saturated', 'coveredCapped', 'present', 'defects', 'mission', 'technology', 'concession',
] as const;
export type LabColumn = (typeof labColumns)[number];

/** Quantities of the world by round: month; ended 0/1; hazard of the decision a month; decided Omega; frontier X and leader's index;
 * epsilon relative; status 0 solved, 1 no pure, 2 unresolved; equilibria found; political will and public concern [0, 1] of the first regulator (0 without one); perceived picture is in the events. */
export const worldColumns = ['month', 'ended', 'hazard', 'decided', 'frontier', 'leader', 'epsilon', 'status', 'equilibria', 'will', 'concern', 'wageCapabilities', 'wageAlignment', 'nonProfit', 'university', 'government', 'neither', 'boughtOut', 'mislabelled', 'labourFixedPoints', 'labourResidual'] as const;
export type WorldColumn = (typeof worldColumns)[number];

/** Rows of a run, row-major: world columns, then for each lab its columns. Padded rows of an ended run hold the last value with ended = 1. */
export interface Series {
  readonly labs: readonly string[];
  /** Rows = horizon / step + 1 once padded. */
  readonly rows: number;
  readonly width: number;
  readonly values: Float64Array;
}

/**
 * What every lab spends on every measure at every decision round, shares of speed that sum to its budget; 0 for a lab that sits out or is not
 * there. Rows as in the series, row-major: row, lab, measure.
 */
export interface Portfolios {
  readonly measures: readonly string[];
  readonly values: Float64Array;
}

/** Counts of race games in one run. */
export interface CertificateCounts {
  readonly rounds: number;
  readonly solved: number;
  readonly noPure: number;
  readonly unresolved: number;
  readonly worstEpsilon: number;
  readonly severalEquilibria: number;
}

/** What a run leaves behind; series and events only where asked for. The hash depends on neither. */
export interface RunRecord {
  readonly run: number;
  readonly hash: string;
  /** In the order of `outcomeNames` (model/outcomes); NaN where the run has no value (an undecided run has no time of decision). */
  readonly outcomes: Float64Array;
  readonly certificates: CertificateCounts;
  readonly series: Series | null;
  /** Where asked for. */
  readonly portfolios?: Portfolios;
  readonly events: readonly SimulationEvent[] | null;
}

export type Advance =
  | { readonly kind: 'problem'; readonly problem: RaceProblem }
  | { readonly kind: 'event' }
  | { readonly kind: 'done' };

/**
 * The synchronous stepper. `step()` handles one pending event; at a decision round it returns the labs' game as plain data and waits for
 * `provide`. A snapshot is plain data (structured-cloneable) and may be taken at any moment, with a problem pending too.
 */
export interface Simulation {
  readonly month: number;
  step(): Advance;
  /** Steps until a problem, or the end. */
  advance(): Exclude<Advance, { kind: 'event' }>;
  /** Steps while the next event is before `month`; `event` means that it is not: the moment to branch. */
  advanceUntil(month: number): Advance;
  provide(solution: RaceSolution): void;
  snapshot(): unknown;
  finish(): RunRecord;
}
