import { experimentSchema } from '../scenario/experiment.ts';
import { withoutEchoes, type Fault } from '../scenario/fault.ts';
import { schemaFaults } from '../scenario/issues.ts';
import { parsePolicy, parseScenario } from '../scenario/parse.ts';
import { readSource } from '../scenario/source.ts';

export interface Validation {
  readonly file: string;
  readonly kind: 'scenario' | 'policy' | 'experiment';
  readonly valid: boolean;
  readonly faults: readonly Fault[];
}

/** Checks a file of any kind; the kind shows by its keys. */
export function validate(text: string, file: string): Validation {
  const source = readSource(text, file);
  const kind = kindOf(source.value);
  const faults =
    kind === 'policy' ? parsePolicy(text, file).faults : kind === 'scenario' ? parseScenario(text, file).faults : withoutEchoes(source.faults, schemaFaults(experimentSchema, source.value, source.positions));
  return { file, kind, valid: (faults ?? []).length === 0, faults: faults ?? [] };
}

/** A policy lists levers by `lever`; a scenario's own `levers` have an `id`. An experiment has factors. */
function kindOf(value: unknown): Validation['kind'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'scenario';
  const object = value as Record<string, unknown>;
  if ('factors' in object) return 'experiment';
  const levers = object['levers'];
  if (!Array.isArray(levers) || 'labs' in object || 'policies' in object) return 'scenario';
  return levers.some((lever: unknown) => typeof lever === 'object' && lever !== null && 'lever' in lever) ? 'policy' : 'scenario';
}
