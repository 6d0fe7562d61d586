import type { CertificateCounts, LabColumn, RunRecord } from '../engine/types.ts';
import type { Scenario } from '../model/settings.ts';
import type { LeaderPaths } from './leaders.ts';

/** A block of consecutive runs of one scenario; what a worker does in one call. */
export interface BlockJob {
  readonly scenario: Scenario;
  readonly from: number;
  readonly count: number;
  /** Quantities of which every run's path is kept, for bands; [] for none. */
  readonly paths: readonly LabColumn[];
  /** Whether every run's leader path is kept, for the picture of all futures; not if absent. */
  readonly leaders?: boolean;
}

export interface BlockResult {
  readonly from: number;
  readonly count: number;
  readonly labs: readonly string[];
  readonly rows: number;
  readonly hashes: readonly string[];
  /** count × outcomes, row-major, NaN for none. */
  readonly outcomes: Float64Array;
  /** count × paths × labs × rows. */
  readonly paths: Float64Array;
  /** Only where asked for. */
  readonly leaders: LeaderPaths | null;
  /** Summed over the block's runs (worstEpsilon: the largest). */
  readonly certificates: CertificateCounts;
}

/** A single run, recorded whole. */
export interface SingleJob {
  readonly scenario: Scenario;
  readonly run: number;
  /** Ids of events that must not happen: the counterfactual on the same seed. */
  readonly suppress?: readonly string[];
}

/** Where runs are computed. Results never depend on `size`. Calls reject with a readable error when a worker dies. */
export interface RunPool {
  readonly size: number;
  runBlock(job: BlockJob, signal?: AbortSignal): Promise<BlockResult>;
  runSingle(job: SingleJob, signal?: AbortSignal): Promise<RunRecord>;
  close(): Promise<void>;
}

/** The paths of many runs: run, then column, lab, row. */
export interface Paths {
  readonly columns: readonly LabColumn[];
  readonly labs: readonly string[];
  readonly rows: number;
  /** How many runs `values` holds. */
  readonly runs: number;
  readonly values: Float64Array;
}

/** Quantiles over runs of one quantity of one lab at every row. */
export interface Band {
  readonly lab: number;
  readonly column: LabColumn;
  readonly levels: readonly number[];
  /** levels × rows. */
  readonly values: Float64Array;
}

export interface Interval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface EnsembleResult {
  readonly scenario: Scenario;
  readonly runs: number;
  /** SHA-256 of the run hashes in the order of run index. */
  readonly hash: string;
  readonly labs: readonly string[];
  readonly rows: number;
  /** runs × outcomes. */
  readonly outcomes: Float64Array;
  readonly bands: readonly Band[];
  /** The paths of the first runs, as many as were asked for. */
  readonly futures: Paths;
  readonly certificates: CertificateCounts;
  /** True if stopped before all runs were done; `runs` are those completed from index 0 on. */
  readonly partial: boolean;
}
