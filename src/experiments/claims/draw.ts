import { exp, log } from '../../core/math/index.ts';
import { parameterById } from '../../model/registry.ts';
import type { PlausibleRange } from '../../model/plausible.ts';
import type { Scenario } from '../../model/settings.ts';

/** The value that a uniform draw in (0, 1) has in a range. */
export function valueIn(range: PlausibleRange, u: number): number {
  return range.scale === 'log' ? exp(log(range.low) + u * (log(range.high) - log(range.low))) : range.low + u * (range.high - range.low);
}

/**
 * A world under one draw of the ranges, each parameter within what the registry allows. What belongs to the world as a whole is drawn before
 * the world is built, so that a claim's own contrast (rivals known exactly, say) stands; what belongs to labs or measures comes last,
 * so that a factor means the same for the labs of every world.
 */
export function drawnWorld(base: Scenario, build: (base: Scenario) => Scenario, ranges: readonly PlausibleRange[], values: readonly number[]): Scenario {
  const apply = (scenario: Scenario, ofEntries: boolean): Scenario =>
    ranges.reduce((current, range, index) => (range.id.includes('*') === ofEntries ? changed(current, range, values[index]!) : current), scenario);
  return apply(build(apply(base, false)), true);
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
