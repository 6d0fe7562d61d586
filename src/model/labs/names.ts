import type { Lab, LabEntry } from '../settings.ts';

/** What the labs of an entry are called: by its name, with a number where there are several. */
export function memberNames(entry: Pick<LabEntry, 'name' | 'count'>): readonly string[] {
  return entry.count === 1 ? [entry.name] : Array.from({ length: entry.count }, (_, member) => `${entry.name} ${member + 1}`);
}

/** Whether a list of names speaks of a lab: by its own, that of its population, or its jurisdiction. */
export function isNamed(names: readonly string[], lab: Pick<Lab, 'name' | 'population' | 'jurisdiction'>): boolean {
  return names.includes(lab.name) || names.includes(lab.population) || names.includes(lab.jurisdiction);
}
