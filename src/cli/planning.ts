import { atHorizons, planningHorizons, type AtHorizon } from '../actions/assumptions.ts';
import type { ComputePorts } from '../actions/ports.ts';
import { outcomeDefinitions, type OutcomeName } from '../model/outcomes/outcomes.ts';
import { parameterById } from '../model/registry.ts';
import type { Scenario } from '../model/settings.ts';
import type { Policy } from '../scenario/parse.ts';
import { wrongInput } from './io.ts';
import { shown, textTable } from './text-table.ts';

/** The months of `--planning`: those named, 6, 12 and 24 where none are, [] without the option. Refuses what the registry does not allow. */
export function planningOf(option: true | readonly string[] | undefined): readonly number[] {
  if (option === undefined) return [];
  if (option === true) return planningHorizons;
  const { minimum, maximum } = parameterById('race.planningMonths');
  return option.map((text) => {
    const months = text.trim() === '' ? NaN : Number(text);
    if (!(months >= minimum && months <= maximum)) throw wrongInput(`--planning ${text}: expected months from ${minimum} to ${maximum}`);
    return months;
  });
}

const toldOutcomes: readonly OutcomeName[] = ['catastrophe', 'timeToThreshold', 'finalBudget', 'finalResidualRisk', 'welfare'];

export function computePlanning(scenario: Scenario, policies: readonly Policy[], horizons: readonly number[], runs: number, ports: ComputePorts): Promise<readonly AtHorizon[]> {
  return horizons.length === 0 ? Promise.resolve([]) : atHorizons(scenario, policies, horizons, runs, ports);
}

/** A table of the main outcomes by planning horizon, and of each policy's differences. */
export function describePlanning(told: readonly AtHorizon[]): string {
  if (told.length === 0) return '';
  const rows = told.flatMap(({ planningMonths, comparison: { baseline, policies } }) => [
    [String(planningMonths), baseline.scenario, ...toldOutcomes.map((name) => shown(baseline.outcomes[name].mean))],
    ...policies.map(({ name, differences }) => [String(planningMonths), `${name}, difference`, ...toldOutcomes.map((outcome) => difference(differences[outcome]))]),
  ]);
  const labels = toldOutcomes.map((name) => outcomeDefinitions.find((definition) => definition.name === name)!.label);
  return `\n\nBy the months that labs plan ahead (* the interval excludes zero):\n${textTable(['months', '', ...labels], rows, [0, 2, 3, 4, 5, 6])}`;
}

function difference(given: { readonly mean: number | null; readonly low: number | null; readonly high: number | null } | undefined): string {
  if (given === undefined || given.mean === null) return '–';
  const clear = given.low !== null && given.high !== null && (given.low > 0 || given.high < 0);
  return `${given.mean > 0 ? '+' : ''}${shown(given.mean)}${clear ? ' *' : ''}`;
}
