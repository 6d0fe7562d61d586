import type { Lever, LeverSetting, Scenario } from '../../model/settings.ts';
import { numbersAt, withNumber } from '../../scenario/number-at.ts';

/** What was set by hand on the page: strengths by lever id, and numbers by dotted path (`labs.*.compute` for all labs). What was not touched is absent. */
export type LeverValues = Readonly<Record<string, number>>;

/** The strength that a scenario ships with: its strongest setting of this lever, or off. */
export function shippedStrength(scenario: Scenario, lever: Lever): number {
  const own = scenario.policies.filter((setting) => setting.lever === lever.id).map((setting) => setting.strength);
  return own.reduce((best, strength) => (Math.abs(strength - lever.off) > Math.abs(best - lever.off) ? strength : best), lever.off);
}

/** Where and when the lever acts: as the scenario says, else on all labs from the start to the horizon. */
export function settingOf(scenario: Scenario, lever: Lever, strength: number): LeverSetting {
  const shipped = scenario.policies.find((setting) => setting.lever === lever.id);
  return shipped ? { ...shipped, strength } : { lever: lever.id, start: 0, end: null, coverage: 1, strength };
}

/** The lever of this id: the page's, or one that the scenario defines. */
export function leverOf(scenario: Scenario, levers: readonly Lever[], id: string): Lever | undefined {
  return levers.find((lever) => lever.id === id) ?? scenario.levers.find((lever) => lever.id === id);
}

/** The scenario with levers and numbers as set on the page. With none set it is the very same object. */
export function withLevers(scenario: Scenario, levers: readonly Lever[], values: LeverValues): Scenario {
  let changed = scenario;
  const keys = Object.keys(values);
  // First what holds for all entries of a list, then what was said of one of them.
  for (const key of [...keys].sort((a, b) => Number(b.includes('*')) - Number(a.includes('*')))) {
    if (!leverOf(scenario, levers, key)) changed = withNumber(changed, key, values[key]!);
  }
  let policies = scenario.policies;
  for (const lever of [...levers, ...scenario.levers]) {
    const strength = values[lever.id];
    if (strength === undefined || strength === shippedStrength(scenario, lever)) continue;
    const others = policies.filter((setting) => setting.lever !== lever.id);
    policies = strength === lever.off ? others : [...others, settingOf(scenario, lever, strength)];
  }
  return policies === scenario.policies ? changed : { ...changed, policies };
}

/** Ids of the levers whose strength differs from what the scenario ships. */
export function changedLevers(scenario: Scenario, levers: readonly Lever[], values: LeverValues): string[] {
  return [...levers, ...scenario.levers].filter((lever) => values[lever.id] !== undefined && values[lever.id] !== shippedStrength(scenario, lever)).map((lever) => lever.id);
}

/** Whether a pattern such as `labs.*.compute` stands for the path or pattern. */
export function covers(pattern: string, path: string): boolean {
  const [a, b] = [pattern.split('.'), path.split('.')];
  return a.length === b.length && a.every((part, index) => part === b[index] || part === '*');
}

/** The values without what was set at a path or at any place that it stands for. */
export function withoutNumber(values: LeverValues, path: string): LeverValues {
  const kept = Object.entries(values).filter(([key]) => !covers(path, key));
  return kept.length === Object.keys(values).length ? values : Object.fromEntries(kept);
}

/** The values with a number at a path; nothing is kept of it where the scenario says the same without. */
export function withNumberSet(scenario: Scenario, levers: readonly Lever[], values: LeverValues, path: string, value: number): LeverValues {
  const rest = withoutNumber(values, path);
  const before = numbersAt(withLevers(scenario, levers, rest), path);
  return before.length > 0 && before.every((each) => each === value) ? rest : { ...rest, [path]: value };
}
