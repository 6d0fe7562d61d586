import type { Parameter } from '../core/parameter.ts';
import { levers } from '../model/levers/catalogue.ts';
import { measures } from '../model/measures/catalogue.ts';
import { outcomeDefinitions } from '../model/outcomes/outcomes.ts';
import type { OutcomeDefinition } from '../model/outcomes/outcomes.ts';
import { parameters } from '../model/registry.ts';
import type { Lever, Measure } from '../model/settings.ts';

/** Levers, each with the policy file that shows it, if one does. */
export function listLevers(files: ReadonlyMap<string, string>): readonly (Lever & { readonly file: string | null })[] {
  return levers.map((lever) => ({ ...lever, file: files.get(lever.id) ?? null }));
}

export function listParameters(): readonly Parameter[] {
  return parameters;
}

export function listOutcomes(): readonly OutcomeDefinition[] {
  return outcomeDefinitions;
}

export function listMeasures(): readonly Measure[] {
  return measures;
}
