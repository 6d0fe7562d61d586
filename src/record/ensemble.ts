import type { CertificateCounts, LabColumn } from '../engine/types.ts';
import type { Scenario } from '../model/settings.ts';

/** What the summary and the report read of an ensemble; `experiments` computes it. */
export interface Ensemble {
  readonly scenario: Scenario;
  readonly runs: number;
  readonly hash: string;
  readonly labs: readonly string[];
  readonly rows: number;
  /** runs × outcomes, NaN for none. */
  readonly outcomes: Float64Array;
  readonly bands: readonly {
    readonly lab: number;
    readonly column: LabColumn;
    readonly levels: readonly number[];
    /** levels × rows. */
    readonly values: Float64Array;
  }[];
  readonly certificates: CertificateCounts;
  readonly partial: boolean;
}
