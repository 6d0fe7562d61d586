import { nearestName } from '../core/compare.ts';
import type { Scenario } from '../model/settings.ts';
import { describeValue, dotted } from './fault.ts';
import type { Fault } from './fault.ts';
import { parameterAt, rangeOf } from './fields.ts';

export type SetResult = { readonly scenario: Scenario; readonly fault?: never } | { readonly scenario?: never; readonly fault: Fault };

/**
 * The completed scenario with the value at a dotted path replaced (`labs.0.compute`, indices from 0). The path must exist, and a number of
 * the registry must lie in its range. Nothing else is checked, so that sliders need no schema; `applySettings` checks the whole.
 */
export function setPath(scenario: Scenario, path: string, value: unknown): SetResult {
  const parts = path.split('.').map((part) => (/^(0|[1-9]\d*)$/.test(part) ? Number(part) : part));
  const refuse = (message: string, more: Partial<Fault> = {}): SetResult => ({
    fault: { file: `--set ${path}`, line: 0, column: 0, path: '', message, found: '', allowed: '', ...more },
  });
  if (path === '' || parts.some((part) => part === '')) return refuse('a path of dots and names is needed', { allowed: 'for example labs.0.compute' });
  let current: unknown = scenario;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as string | number;
    const keys = typeof current === 'object' && current !== null ? Object.keys(current) : [];
    if (keys.length === 0) return refuse(`${dotted(parts.slice(0, i))} has no parts`, { found: describeValue(current) });
    if (!keys.includes(String(part))) {
      const nearest = nearestName(String(part), keys);
      const where = i === 0 ? 'the scenario' : dotted(parts.slice(0, i));
      const allowed = Array.isArray(current) ? `0 to ${keys.length - 1}` : keys.length <= 15 ? keys.join(', ') : `one of its ${keys.length} keys`;
      return refuse(`${where} has no ${JSON.stringify(String(part))}`, { allowed, ...(nearest === undefined ? {} : { nearest: dotted([...parts.slice(0, i), nearest]) }) });
    }
    current = (current as Record<string | number, unknown>)[part];
  }
  const parameter = parameterAt(parts);
  if (parameter !== null && typeof value === 'number') {
    const inside = value >= parameter.minimum && value <= parameter.maximum && (!parameter.integer || Number.isInteger(value));
    if (!inside) return refuse('out of range', { found: describeValue(value), allowed: rangeOf(parameter) });
  }
  return { scenario: replaced(scenario, parts, value) as Scenario };
}

function replaced(target: unknown, parts: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = parts;
  if (first === undefined) return value;
  if (Array.isArray(target)) return target.map((entry: unknown, index) => (index === first ? replaced(entry, rest, value) : entry));
  const object = target as Record<string, unknown>;
  return { ...object, [first]: replaced(object[String(first)], rest, value) };
}
