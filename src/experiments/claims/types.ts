import type { LabColumn } from '../../engine/types.ts';
import type { Scenario } from '../../model/settings.ts';
import type { RunView } from './run-view.ts';

/** A claim of the sources, stated so that it could come out otherwise (model, section 12). */
export type Claim = RunClaim | GameClaim;

interface Stated {
  /** Its number in the ledger. */
  readonly id: string;
  readonly title: string;
  /** The claim as it is tested. */
  readonly claim: string;
  readonly source: string;
  /** Name of its scenario in `scenarios/claims`, without the ending. */
  readonly scenario: string;
  /** Why parts of it fail in this model, for readers of the ledger; empty where all hold. */
  readonly remark?: string;
}

/** A claim about runs: worlds that differ by what the claim is about, run on the same seeds. */
export interface RunClaim extends Stated {
  readonly kind: 'runs';
  /** Each world makes its scenario from the claim's own. The first is the baseline. */
  readonly worlds: Readonly<Record<string, (base: Scenario) => Scenario>>;
  /** Quantities by lab and month that the parts read. */
  readonly paths: readonly LabColumn[];
  readonly parts: readonly RunPart[];
}

/** One contrast between worlds. */
export interface RunPart {
  /** What is contrasted, with its unit. */
  readonly contrast: string;
  /** The sign that the claim gives the contrast. */
  readonly sign: 1 | -1;
  /** The contrast in one run, by the worlds' views of that run; NaN where this run says nothing. */
  readonly value: (views: Readonly<Record<string, RunView>>) => number;
}

/** A claim about a game or a formula: no chance is involved beyond the assumptions. */
export interface GameClaim extends Stated {
  readonly kind: 'games';
  readonly parts: readonly GamePart[];
}

export interface GamePart {
  readonly contrast: string;
  readonly sign: 1 | -1;
  /** The contrast in cases of one scenario; NaN where a case says nothing. */
  readonly values: (scenario: Scenario) => readonly number[];
  /** `range`: the cases are what the claim speaks of, each must have the claimed sign, and `low` and `high` are the least and the greatest; `sample`: they are draws, and `low` and `high` are the 95 % interval of their mean. */
  readonly cases: 'range' | 'sample';
}

/** The verdict on one part. */
export interface PartResult {
  readonly contrast: string;
  readonly sign: 1 | -1;
  /** Mean contrast at the defaults with its 95 % interval over paired runs (or the range over the cases of a game); null where no run said anything. */
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Runs (or cases) in which the contrast has a value. */
  readonly pairs: number;
  /** Share of the draws from the pre-registered ranges in which the mean contrast (of a range: every case) has the claimed sign; null where none said anything. */
  readonly share: number | null;
  /** Whether the interval lies on the claimed side of zero and the sign holds in more than half of the draws. */
  readonly holds: boolean;
}

export type Verdict = 'holds' | 'fails' | 'mixed';

/** One line of the ledger, with the keys of `claims --json`. */
export interface ClaimResult {
  readonly id: string;
  readonly title: string;
  readonly claim: string;
  readonly source: string;
  readonly scenario: string;
  readonly verdict: Verdict;
  /** The first part's. */
  readonly difference: { readonly mean: number | null; readonly low: number | null; readonly high: number | null };
  readonly parts: readonly PartResult[];
  /** Share of the draws in which every part has the claimed sign. */
  readonly share: number;
  /** In which part of the ranges it holds, in words. */
  readonly where: string;
  /** Why parts fail; empty if nothing is known or all hold. */
  readonly remark: string;
}
