import type { Scenario } from '../model/settings.ts';
import type { Policy } from '../scenario/parse.ts';
import { withPolicy } from '../scenario/parse.ts';
import type { ComputePorts } from './ports.ts';
import { compareVariants, type Comparison } from './variants.ts';

export interface CompareRequest {
  readonly scenario: Scenario;
  readonly policies: readonly Policy[];
  readonly runs: number;
}

/** Each policy against the scenario as it is, on the same seeds. */
export function compare({ scenario, policies, runs }: CompareRequest, ports: ComputePorts): Promise<Comparison> {
  const variants = policies.map((policy) => ({ name: policy.name, scenario: withPolicy(scenario, policy), levers: policy.levers }));
  return compareVariants(scenario, variants, runs, ports);
}

/** `compare --json`, with the keys of the contract. */
export function comparisonJson({ baseline, regret, policies }: Comparison): object {
  return { baseline: { ...baseline, regret }, policies: policies.map(({ name, differences, pairs, readouts, summary }) => ({ name, differences, pairs, readouts, hash: summary.hash })) };
}
