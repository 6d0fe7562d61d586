import type { RunRecord } from '../engine/types.ts';
import type { LeverSetting, Scenario } from '../model/settings.ts';
import { outcomeColumn } from '../record/summary.ts';
import type { RunSummary } from '../record/summary.ts';
import type { Policy } from '../scenario/parse.ts';
import type { ComputePorts } from './ports.ts';
import { compareVariants, type ComparedVariant } from './variants.ts';

export interface BranchRequest {
  readonly scenario: Scenario;
  /** Month of the branch. */
  readonly at: number;
  readonly policies: readonly Policy[];
  readonly runs: number;
}

export interface BranchResult {
  readonly at: number;
  /** Runs decided before the branch: they are the same in all branches. */
  readonly decidedBefore: number;
  readonly baseline: RunSummary;
  readonly policies: readonly ComparedVariant[];
  /** Rows and events up to the branch compared between baseline and policies, value by value, in the first runs. */
  readonly past: { readonly runsCompared: number; readonly identical: boolean };
  readonly partial: boolean;
}

/** How many runs have their past compared in full. */
const comparedRuns = 3;

/**
 * Runs to a month, then goes on with each policy and without: policy levers take effect at the branch at the earliest, and since every draw
 * has its own stream the past is the same. Differences are policy minus baseline over runs of the same index (common random numbers).
 */
export async function branch(request: BranchRequest, ports: ComputePorts): Promise<BranchResult> {
  const { scenario, at, runs } = request;
  const variants = request.policies.map((policy) => {
    const other = branched(scenario, policy, at);
    return { name: policy.name, scenario: other, levers: other.policies.slice(scenario.policies.length) };
  });
  const { baseline, baselineEnsemble, policies, partial } = await compareVariants(scenario, variants, runs, ports);
  return {
    at,
    decidedBefore: outcomeColumn(baselineEnsemble, 'timeToThreshold').filter((month) => month < at).length,
    baseline,
    policies,
    past: await comparePasts([scenario, ...variants.map((variant) => variant.scenario)], at, Math.min(comparedRuns, baselineEnsemble.runs), ports),
    partial,
  };
}

/** The scenario with a policy whose levers act from the branch on. */
export function branched(scenario: Scenario, policy: Pick<Policy, 'levers'>, at: number): Scenario {
  return { ...scenario, policies: [...scenario.policies, ...policy.levers.map((setting) => ({ ...setting, start: Math.max(setting.start, at) }))] };
}

/** Levers that would be over before the branch; there is nothing to compare then. */
export function overBefore(policy: Pick<Policy, 'levers'>, at: number): readonly LeverSetting[] {
  return policy.levers.filter((setting) => setting.end !== null && setting.end <= at);
}

/** Holds the claim of a shared past to the first runs themselves: every recorded value and event before the branch. */
async function comparePasts(variants: readonly Scenario[], at: number, runs: number, ports: ComputePorts): Promise<BranchResult['past']> {
  let identical = true;
  let compared = 0;
  for (let run = 0; run < runs && ports.signal?.aborted !== true; run++) {
    const records = await Promise.all(variants.map((variant) => ports.pool.runSingle({ scenario: variant, run }, ports.signal)));
    const [first, ...rest] = records.map((record) => pastOf(record, at));
    identical &&= rest.every((past) => past === first);
    compared += 1;
  }
  return { runsCompared: compared, identical };
}

/** Everything recorded before a month, as text. */
export function pastOf(record: RunRecord, at: number): string {
  const rows: number[] = [];
  const series = record.series;
  for (let row = 0; series !== null && row < series.rows; row++) {
    const values = series.values.subarray(row * series.width, (row + 1) * series.width);
    if ((values[0] ?? Infinity) < at) rows.push(...values);
  }
  return JSON.stringify([rows.map(String), (record.events ?? []).filter((event) => event.time < at)]);
}
