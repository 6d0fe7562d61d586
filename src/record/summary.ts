import { meanInterval, quantile, wilson } from '../core/statistics/index.ts';
import type { CertificateCounts } from '../engine/types.ts';
import { outcomeDefinitions, outcomeNames } from '../model/outcomes/outcomes.ts';
import type { OutcomeDefinition, OutcomeName } from '../model/outcomes/outcomes.ts';
import type { Ensemble } from './ensemble.ts';
import { readoutsOf, type Readouts } from './readouts.ts';

/** The mean over runs with its 95 % interval (Wilson for probabilities) and quantiles over runs. Null where there is no value. */
export interface OutcomeSummary {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly quantiles: Readonly<Record<'0.1' | '0.5' | '0.9', number | null>>;
}

/** `run --json` and `summary.json`: the keys of the contract, and `readouts`. */
export interface RunSummary {
  readonly scenario: string;
  readonly modelVersion: string;
  readonly seed: string;
  readonly runs: number;
  readonly hash: string;
  readonly outcomes: Readonly<Record<OutcomeName, OutcomeSummary>>;
  readonly catastropheProbability: { readonly estimate: number | null; readonly low: number | null; readonly high: number | null; readonly count: number };
  readonly certificates: CertificateCounts;
  /** What outcomes one by one do not say. */
  readonly readouts: Readouts;
  readonly timing: { readonly seconds: number; readonly runsPerSecond: number };
}

/** Summarises an ensemble; `seconds` is what its caller measured. */
export function summarise(ensemble: Ensemble, modelVersion: string, seconds: number): RunSummary {
  const { scenario, runs } = ensemble;
  const outcomes = Object.fromEntries(
    outcomeDefinitions.map((definition) => [definition.name, summariseOutcome(definition, outcomeColumn(ensemble, definition.name), scenario.horizonMonths)]),
  ) as Record<OutcomeName, OutcomeSummary>;
  const count = outcomeColumn(ensemble, 'catastrophe').reduce((sum, value) => sum + (value === 1 ? 1 : 0), 0);
  const { rounds, solved, noPure, unresolved, worstEpsilon, severalEquilibria } = ensemble.certificates;
  const { mean: estimate, low, high } = outcomes.catastrophe;
  return {
    scenario: scenario.name,
    modelVersion,
    seed: scenario.seed,
    runs,
    hash: ensemble.hash,
    outcomes,
    catastropheProbability: { estimate, low, high, count },
    certificates: { rounds, solved, noPure, unresolved, worstEpsilon, severalEquilibria },
    readouts: readoutsOf(ensemble),
    timing: { seconds, runsPerSecond: seconds > 0 ? runs / seconds : 0 },
  };
}

/** One outcome of every run, in the order of runs; NaN for none. */
export function outcomeColumn(ensemble: Pick<Ensemble, 'outcomes' | 'runs'>, name: OutcomeName): Float64Array {
  const index = outcomeNames.indexOf(name);
  const width = outcomeNames.length;
  return Float64Array.from({ length: ensemble.runs }, (_, run) => ensemble.outcomes[run * width + index] ?? NaN);
}

const none: OutcomeSummary = { mean: null, low: null, high: null, quantiles: { '0.1': null, '0.5': null, '0.9': null } };

/** A time counts as the horizon where it was not reached: its mean is restricted, its quantiles are null where censored. */
export function summariseOutcome(definition: OutcomeDefinition, values: Float64Array, horizonMonths: number): OutcomeSummary {
  if (definition.kind === 'time') {
    if (values.length === 0) return none;
    const restricted = values.map((value) => (Number.isNaN(value) ? horizonMonths : Math.min(value, horizonMonths)));
    return { ...interval(meanInterval(restricted)), quantiles: quantilesOf(values.map((value) => (Number.isNaN(value) ? Infinity : value))) };
  }
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === 0) return none;
  if (definition.kind === 'probability') {
    const count = present.reduce((sum, value) => sum + value, 0);
    const { low, high } = wilson(count, present.length);
    return { mean: count / present.length, low, high, quantiles: quantilesOf(present) };
  }
  return { ...interval(meanInterval(present)), quantiles: quantilesOf(present) };
}

/** Of a single run there is a mean but no interval. */
function interval({ mean, low, high }: { mean: number; low: number; high: number }): Pick<OutcomeSummary, 'mean' | 'low' | 'high'> {
  return { mean: finite(mean), low: finite(low), high: finite(high) };
}

function quantilesOf(values: Float64Array): OutcomeSummary['quantiles'] {
  const at = (level: number): number | null => finite(quantile(values, level));
  return { '0.1': at(0.1), '0.5': at(0.5), '0.9': at(0.9) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
