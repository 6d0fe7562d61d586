import type { Parameter } from '../../core/parameter.ts';
import { parameters } from '../../model/registry.ts';
import type { Lever, Scenario } from '../../model/settings.ts';
import { numbersAt, type Found } from '../../scenario/number-at.ts';
import { dialText, type Dial } from '../levers/dial.ts';
import type { Scale } from '../levers/scale.ts';
import { assumptionWords as text } from '../words/assumptions.ts';

/** The parameter that a path or pattern addresses: of `labs.0.compute` it is `labs.*.compute`. */
export function parameterOf(path: string): Parameter | undefined {
  return byId.get(path) ?? byId.get(path.split('.').map((part) => (/^\d+$/.test(part) ? '*' : part)).join('.'));
}

const byId: ReadonlyMap<string, Parameter> = new Map(parameters.map((parameter) => [parameter.id, parameter]));

/** The parameters that a scenario has a place for, in the registry's order. */
export function parametersOf(scenario: Scenario): readonly Parameter[] {
  let found = placed.get(scenario);
  if (!found) placed.set(scenario, (found = parameters.filter((parameter) => numbersAt(scenario, parameter.id).length > 0)));
  return found;
}

/** Scenarios do not change: each is walked through once. */
const placed = new WeakMap<Scenario, readonly Parameter[]>();

/** A place that a pattern stands for. */
export interface Target {
  readonly path: string;
  readonly label: string;
}

/** Every entry of the lists that a pattern runs through; none where it stands for one place, or for one entry. */
export function targetsOf(scenario: Scenario, pattern: string): readonly Target[] {
  let targets: readonly (Target & { readonly node: unknown })[] = [{ path: '', label: '', node: scenario }];
  for (const part of pattern.split('.')) {
    targets = targets.flatMap(({ path, label, node }) => {
      const join = (key: string): string => (path === '' ? key : `${path}.${key}`);
      if (part !== '*') return [{ path: join(part), label, node: typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[part] : undefined }];
      return (Array.isArray(node) ? node : []).map((entry: unknown, index) => ({ path: join(String(index)), label: [label, nameOf(entry, index)].filter(Boolean).join(', '), node: entry }));
    });
  }
  return targets.length < 2 ? [] : targets.map(({ path, label }) => ({ path, label }));
}

function nameOf(entry: unknown, index: number): string {
  const { label, name } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>;
  const own = typeof label === 'string' && label !== '' ? label : name;
  return typeof own === 'string' && own !== '' ? own : text.entry(index + 1);
}

/** A slider for a parameter, at all places that a path or pattern stands for. */
export function dialOf(parameter: Parameter, scenario: Scenario, path: string): Dial {
  const { label, unit, minimum, maximum, step, scale, integer, namedRanges, group } = parameter;
  const found = numbersAt(scenario, path);
  const first = found[0];
  const shipped = typeof first === 'number' && found.every((each) => each === first) ? first : null;
  const middles = found.map(middleOf).sort((a, b) => a - b);
  return {
    key: path, kind: group, label, unit, minimum, maximum, step, scale, integer, namedRanges, off: null, shipped, middle: middles[Math.floor(middles.length / 2)] ?? parameter.default,
    shippedText: shipped === null ? textOf(found) : '', ...clockScale(parameter.id, scenario, minimum),
  };
}

/** The horizon is a whole number of steps and holds every policy; the step divides the horizon. */
function clockScale(id: string, { horizonMonths, stepMonths, policies }: Scenario, minimum: number): Partial<Scale> {
  if (id === 'stepMonths') return { choices: steps.filter((step) => Math.abs(horizonMonths / step - Math.round(horizonMonths / step)) < 1e-9) };
  if (id !== 'horizonMonths') return {};
  const held = Math.max(0, ...policies.map((setting) => setting.start)) + stepMonths;
  return { step: stepMonths, minimum: Math.max(Math.ceil(minimum / stepMonths), Math.ceil(held / stepMonths)) * stepMonths };
}

const steps = [0.25, 0.5, 1, 2, 3, 4, 6, 12];

/** What stands at a path, in words: a number, the spread of numbers that differ, or a distribution. */
export function textOf(found: readonly Found[]): string {
  const numbers = found.filter((each): each is number => typeof each === 'number');
  if (numbers.length === found.length && numbers.length > 0) {
    const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
    return low === high ? dialText(low) : text.differ(dialText(low), dialText(high));
  }
  const first = found.find((each): each is { readonly drawn: unknown } => typeof each !== 'number');
  return first === undefined ? '' : drawnText(first.drawn as Distribution);
}

type Distribution = { readonly uniform?: readonly [number, number]; readonly normal?: readonly [number, number]; readonly logNormal?: readonly [number, number]; readonly beta?: readonly [number, number] };

function drawnText({ uniform, normal, logNormal, beta }: Distribution): string {
  const { drawn } = text;
  if (uniform) return drawn.uniform(dialText(uniform[0]), dialText(uniform[1]));
  if (normal) return drawn.normal(dialText(normal[0]), dialText(normal[1]));
  if (logNormal) return drawn.logNormal(dialText(logNormal[0]), dialText(logNormal[1]));
  return beta ? drawn.beta(beta[0] / (beta[0] + beta[1])) : drawn.other;
}

/** Where a slider stands for what is drawn: the mean, or the median of what is skewed. */
function middleOf(found: Found): number {
  if (typeof found === 'number') return found;
  const { uniform, normal, logNormal, beta } = found.drawn as Distribution;
  if (uniform) return (uniform[0] + uniform[1]) / 2;
  return normal?.[0] ?? logNormal?.[0] ?? (beta ? beta[0] / (beta[0] + beta[1]) : 0);
}

/** Whether a value may stand at a path: one that a parameter of the registry describes, within its range. For what comes from links and storage. */
export function numberFits(path: string, value: number): boolean {
  const parameter = parameterOf(path);
  return parameter !== undefined && value >= parameter.minimum && value <= parameter.maximum && (!parameter.integer || Number.isInteger(value));
}

/** Words by which a lever is found beside its own: those of the parameters that it changes. */
export function aliasesOf(lever: Lever): readonly string[] {
  return [...new Set(lever.changes.flatMap((change) => {
    const parameter = parameterOf(change.path);
    return parameter ? [parameter.label, ...parameter.aliases] : [];
  }))].filter((alias) => alias !== lever.label);
}
