import type { Parameter } from '../core/parameter.ts';
import { parameters } from '../model/registry.ts';
import type { LabNumbers, Measure, Profile, Regulator } from '../model/settings.ts';

/** The parts of a scenario that hold single numbers, in the order in which they are written. */
export const sections = ['race', 'capability', 'knowledge', 'market', 'risk', 'evidence', 'liability', 'enforcement', 'insurance', 'misconduct', 'supply', 'technology', 'welfare', 'researchers', 'treaty', 'rules', 'breakthroughs', 'leaks', 'membership', 'advocate'] as const;
export type Section = (typeof sections)[number];

/** The parts that are lists of entries with numbers. */
export const lists = ['labs', 'measures', 'sectors', 'regulators', 'relations', 'pictures'] as const;
export type List = (typeof lists)[number];

export const profiles: readonly Profile[] = ['rushed-reasonable', 'limited-will'];

/** One numeric field of a scenario with its parameter in the registry. */
export interface Field {
  readonly name: string;
  readonly parameter: Parameter;
}

/** The numeric fields under `race` or `labs.*`, in the registry's order. */
export function fieldsUnder(part: Section | List): readonly Field[] {
  return fieldsByPart.get(part) ?? [];
}

const fieldsByPart: ReadonlyMap<string, readonly Field[]> = new Map(
  [...sections, ...lists].map((part) => {
    const prefix = (lists as readonly string[]).includes(part) ? `${part}.*.` : `${part}.`;
    const fields = parameters
      .filter((parameter) => parameter.id.startsWith(prefix) && !parameter.id.slice(prefix.length).includes('.'))
      .map((parameter) => ({ name: parameter.id.slice(prefix.length), parameter }));
    return [part, fields] as const;
  }),
);

const parametersById: ReadonlyMap<string, Parameter> = new Map(parameters.map((parameter) => [parameter.id, parameter]));

/** The parameter that a path addresses: `labs.0.compute` and `labs.*.compute` are the parameter `labs.*.compute`; null if there is none. */
export function parameterAt(path: readonly (string | number)[]): Parameter | null {
  const id = path.map((part, index) => (index === 1 && (lists as readonly unknown[]).includes(path[0]) ? '*' : String(part))).join('.');
  return parametersById.get(id) ?? null;
}

/** A parameter's default, for labs that of the profile. */
export function defaultOf(parameter: Parameter, profile?: Profile): number {
  return (profile === undefined ? undefined : parameter.profileDefaults?.[profile]) ?? parameter.default;
}

/** `a number from 0 to 1 (probability)`. */
export function rangeOf(parameter: Parameter): string {
  const kind = parameter.integer ? 'a whole number' : 'a number';
  return `${kind} from ${parameter.minimum} to ${parameter.maximum} (${parameter.unit})`;
}

/** All defaults of one part as numbers; the caller knows the shape, which tests pin against the types. */
export function defaultsOf<T extends LabNumbers | Measure | Regulator | object>(part: Section | List, profile?: Profile): T {
  return Object.fromEntries(fieldsUnder(part).map((field) => [field.name, defaultOf(field.parameter, profile)])) as T;
}
