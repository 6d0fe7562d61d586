import { nearestName } from '../core/compare.ts';
import { measures as catalogue } from '../model/measures/catalogue.ts';
import { defaultSectors } from '../model/supply/sectors.ts';
import { defaultLabs, numberedName } from './defaults.ts';
import { describeValue } from './fault.ts';
import type { Fault, Path } from './fault.ts';
import type { Positions } from './source.ts';

export function unknownNames(list: unknown, path: Path, valid: readonly string[], what: string, positions: Positions): Fault[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((name: unknown, index) => (typeof name === 'string' && !valid.includes(name) ? [unknownName([...path, index], name, valid, what, positions)] : []));
}

/** Where the command line lists what may be named. */
const listOf: Readonly<Record<string, string>> = { lever: 'policies', parameter: 'parameters', outcome: 'outcomes', measure: 'measures' };

export function unknownName(path: Path, name: string, valid: readonly string[], what: string, positions: Positions): Fault {
  const nearest = nearestName(name, valid);
  const list = listOf[what];
  const allowed = valid.length <= 15 ? valid.join(', ') : `one of ${valid.length}${list === undefined ? '' : `; \`lab-race list ${list}\` shows them`}`;
  return positions.fault(path, 'value', { message: `unknown ${what}`, found: describeValue(name), allowed, ...(nearest === undefined ? {} : { nearest }) });
}

export type Entry = Record<string, unknown>;

/** Names of the scenario's measures. */
export function offeredMeasures(value: unknown): readonly string[] {
  const given = field(value, 'measures');
  const names = (Array.isArray(given) ? given : ['catalogue']).map((input: unknown) => (typeof input === 'string' ? input : field(input, 'name')));
  const own = names.filter((name): name is string => typeof name === 'string' && name !== 'catalogue');
  return [...new Set([...own, ...(names.includes('catalogue') ? catalogue.map((measure) => measure.name) : [])])];
}

/** What the entries of a list are called, their numbered names where they have none of their own. */
export function namesIn(value: unknown, list: 'labs' | 'regulators' | 'sectors'): readonly string[] {
  const given = field(value, list);
  const own = Array.isArray(given) ? indexed(given).map(({ entry, index }) => ({ name: entry['name'], index })) : whenNotListed[list].map(({ name }, index) => ({ name, index }));
  return own.map(({ name, index }) => (typeof name === 'string' ? name : numberedName[list](index)));
}

const whenNotListed = { labs: defaultLabs, regulators: [{ name: undefined }], sectors: defaultSectors } as const;


export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Entry)[key] : undefined;
}

export function entries(value: unknown, key: string): { entry: Entry; index: number }[] {
  return indexed(field(value, key));
}

export function indexed(list: unknown): { entry: Entry; index: number }[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => (typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? [{ entry: entry as Entry, index }] : []));
}

export function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
