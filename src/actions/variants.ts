import { runEnsemble } from '../experiments/ensemble.ts';
import { pairedDifferences, type PairedDifference } from '../experiments/paired.ts';
import { policyReadouts, type PolicyReadouts } from '../experiments/policy-readouts.ts';
import type { EnsembleResult } from '../experiments/types.ts';
import type { LeverSetting, Scenario } from '../model/settings.ts';
import { outcomeColumn, summarise, type RunSummary } from '../record/summary.ts';
import { modelVersion } from '../record/version.ts';
import type { ComputePorts } from './ports.ts';

/** A scenario under another policy than the baseline. */
export interface Variant {
  readonly name: string;
  readonly scenario: Scenario;
  /** The settings that it has beyond the baseline's. */
  readonly levers: readonly LeverSetting[];
}

/** A variant beside the baseline: differences are variant minus baseline over runs of the same index (common random numbers). */
export interface ComparedVariant {
  readonly name: string;
  readonly levers: readonly LeverSetting[];
  readonly summary: RunSummary;
  readonly differences: Readonly<Record<string, PairedDifference>>;
  /** Pairs in which only the baseline, or only the variant, ends in catastrophe. */
  readonly pairs: { readonly onlyBaseline: number; readonly onlyVariant: number; readonly compared: number };
  readonly readouts: PolicyReadouts;
}

export interface Comparison {
  readonly baseline: RunSummary;
  readonly baselineEnsemble: EnsembleResult;
  readonly policies: readonly ComparedVariant[];
  /** Regret of leaving things as they are. */
  readonly regret: PolicyReadouts['regret'];
  /** True if it was stopped: what is done is in order, baseline first. */
  readonly partial: boolean;
}

/** Runs a baseline and its variants on the same seeds, one after the other. */
export async function compareVariants(baseline: Scenario, variants: readonly Variant[], runs: number, ports: ComputePorts): Promise<Comparison> {
  const scenarios = [baseline, ...variants.map((variant) => variant.scenario)];
  const results: { ensemble: EnsembleResult; summary: RunSummary }[] = [];
  let done = 0;
  for (const scenario of scenarios) {
    const start = ports.clock();
    const ensemble = await runEnsemble(ports.pool, scenario, {
      runs: results[0]?.ensemble.runs ?? runs,
      paths: [],
      levels: [],
      onProgress: (count) => ports.onProgress?.(done + count, runs * scenarios.length),
      ...(ports.onNotice ? { onLost: ports.onNotice } : {}),
      ...(ports.signal ? { signal: ports.signal } : {}),
    });
    done += runs;
    results.push({ ensemble, summary: summarise(ensemble, modelVersion, ports.clock() - start) });
    if (ensemble.partial) break;
  }
  const [first, ...others] = results as [(typeof results)[number], ...typeof results];
  const readouts = policyReadouts(results.map((result) => result.ensemble));
  return {
    baseline: first.summary,
    regret: readouts[0]!.regret,
    baselineEnsemble: first.ensemble,
    policies: others.map(({ ensemble, summary }, index) => ({
      name: variants[index]!.name, levers: variants[index]!.levers, summary,
      differences: pairedDifferences(first.ensemble, ensemble),
      pairs: pairsOf(first.ensemble, ensemble),
      readouts: readouts[index + 1]!,
    })),
    partial: results.some((result) => result.ensemble.partial) || results.length < scenarios.length,
  };
}

function pairsOf(baseline: EnsembleResult, variant: EnsembleResult): ComparedVariant['pairs'] {
  const before = outcomeColumn(baseline, 'catastrophe');
  const after = outcomeColumn(variant, 'catastrophe');
  const compared = Math.min(before.length, after.length);
  let onlyBaseline = 0;
  let onlyVariant = 0;
  for (let run = 0; run < compared; run++) {
    if (before[run]! > after[run]!) onlyBaseline++;
    else if (after[run]! > before[run]!) onlyVariant++;
  }
  return { onlyBaseline, onlyVariant, compared };
}
