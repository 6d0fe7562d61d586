import { drawnWorld } from '../experiments/claims/draw.ts';
import { preregisteredDesign } from '../experiments/claims/evaluate.ts';
import { runEnsemble } from '../experiments/ensemble.ts';
import type { EnsembleResult } from '../experiments/types.ts';
import { wilson } from '../core/statistics/index.ts';
import type { OutcomeName } from '../model/outcomes/outcomes.ts';
import { plausibleRanges } from '../model/plausible.ts';
import type { Scenario } from '../model/settings.ts';
import type { PlannedOutcomes } from '../record/report/planning.ts';
import { outcomeColumn } from '../record/summary.ts';
import type { Policy } from '../scenario/parse.ts';
import { withPolicy } from '../scenario/parse.ts';
import type { ComputePorts } from './ports.ts';
import { compareVariants, type Comparison } from './variants.ts';

/** The planning horizons at which everything that depends on H is told (model, symbols), months. */
export const planningHorizons: readonly number[] = [6, 12, 24];

/** A comparison at another planning horizon of the labs. */
export interface AtHorizon {
  readonly planningMonths: number;
  readonly comparison: Comparison;
}

/** The scenario and its policies with labs that plan for other times: H is a knob of how hard they compete. */
export async function atHorizons(scenario: Scenario, policies: readonly Policy[], horizons: readonly number[], runs: number, ports: ComputePorts): Promise<readonly AtHorizon[]> {
  const told: AtHorizon[] = [];
  for (const planningMonths of horizons) {
    if (ports.signal?.aborted) break;
    const base = { ...scenario, race: { ...scenario.race, planningMonths } };
    const variants = policies.map((policy) => ({ name: policy.name, scenario: withPolicy(base, policy), levers: policy.levers }));
    const comparison = await compareVariants(base, variants, runs, ports);
    if (!comparison.partial) told.push({ planningMonths, comparison });
  }
  return told;
}

/** For `--json` and `planning.json`: outcomes of the scenario and differences of each policy, by planning horizon. */
export function planningJson(told: readonly AtHorizon[]): readonly (PlannedOutcomes & { readonly policies: readonly object[] })[] {
  return told.map(({ planningMonths, comparison: { baseline, policies } }) => ({
    planningMonths, outcomes: baseline.outcomes, policies: policies.map(({ name, differences, readouts }) => ({ name, differences, readouts })),
  }));
}

/** By which a policy is said to help in a draw of the assumptions, and the sign that helps. */
const criteria = [{ outcome: 'welfare', sign: 1 }, { outcome: 'finalResidualRisk', sign: -1 }] as const satisfies readonly { outcome: OutcomeName; sign: 1 | -1 }[];

/** In how many draws from the pre-registered ranges a policy helps, by the mean of a few paired runs; Wilson interval. */
export interface Helps {
  readonly name: string;
  readonly shares: readonly { readonly outcome: OutcomeName; readonly count: number; readonly draws: number; readonly share: number; readonly low: number; readonly high: number }[];
}

export async function helpsOver(scenario: Scenario, policies: readonly Policy[], draws: number, runsPerDraw: number, ports: ComputePorts): Promise<readonly Helps[]> {
  const design = preregisteredDesign(draws);
  const total = draws * (1 + policies.length);
  let done = 0;
  const ensemble = async (values: readonly number[], policy: Policy | null): Promise<EnsembleResult> => {
    const drawn = drawnWorld(scenario, (world) => (policy === null ? world : withPolicy(world, policy)), plausibleRanges, values);
    const made = await runEnsemble(ports.pool, drawn, { runs: runsPerDraw, paths: [], levels: [], ...(ports.signal ? { signal: ports.signal } : {}) });
    ports.onProgress?.(++done, total);
    return made;
  };
  const helped = policies.map(() => criteria.map(() => ({ count: 0, draws: 0 })));
  for (const values of design) {
    if (ports.signal?.aborted) break;
    const [base, ...others] = await Promise.all([ensemble(values, null), ...policies.map((policy) => ensemble(values, policy))]);
    if (base!.partial || others.some((other) => other.partial)) break;
    others.forEach((other, p) => criteria.forEach(({ outcome, sign }, c) => {
      const cell = helped[p]![c]!;
      cell.draws++;
      if (sign * (meanOf(other, outcome) - meanOf(base!, outcome)) > 0) cell.count++;
    }));
  }
  return policies.map((policy, p) => ({
    name: policy.name,
    shares: criteria.map(({ outcome }, c) => {
      const { count, draws: told } = helped[p]![c]!;
      return { outcome, count, draws: told, share: told === 0 ? 0 : count / told, ...intervalOf(count, told) };
    }),
  }));
}

function intervalOf(count: number, draws: number): { readonly low: number; readonly high: number } {
  if (draws === 0) return { low: 0, high: 1 };
  const { low, high } = wilson(count, draws);
  return { low, high };
}

function meanOf(ensemble: EnsembleResult, name: OutcomeName): number {
  const column = outcomeColumn(ensemble, name);
  return column.reduce((sum, value) => sum + value, 0) / column.length;
}
