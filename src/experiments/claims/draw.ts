import { exp, log } from '../../core/math/index.ts';
import { parameterById } from '../../model/registry.ts';
import type { PlausibleRange } from '../../model/plausible.ts';
import type { Scenario } from '../../model/settings.ts';

/** The value that a uniform draw in (0, 1) has in a range. */
export function valueIn(range: PlausibleRange, u: number): number {
  return range.scale === 'log' ? exp(log(range.low) + u * (log(range.high) - log(range.low))) : range.low + u * (range.high - range.low);
}

/** The scenario with every range's parameter at its drawn value, within what the registry allows. */
export function drawnScenario(scenario: Scenario, ranges: readonly PlausibleRange[], values: readonly number[]): Scenario {
  return ranges.reduce((current, range, index) => changed(current, range, values[index]!), scenario);
}

function changed(scenario: Scenario, range: PlausibleRange, drawn: number): Scenario {
  const { minimum, maximum } = parameterById(range.id);
  const patch = (node: unknown, keys: readonly string[]): unknown => {
    const [key, ...rest] = keys;
    if (key === undefined) {
      if (typeof node !== 'number') return node;
      return Math.min(maximum, Math.max(minimum, range.as === 'factor' ? node * drawn : drawn));
    }
    if (Array.isArray(node)) return node.map((entry: unknown) => patch(entry, rest));
    const record = node as Readonly<Record<string, unknown>>;
    return { ...record, [key]: patch(record[key], rest) };
  };
  return patch(scenario, range.id.split('.')) as Scenario;
}
