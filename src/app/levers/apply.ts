import type { Lever, LeverSetting, Scenario } from '../../model/settings.ts';

/** Strengths by lever id, as set by hand on the page; a lever that was not touched is absent. */
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

/** The scenario with the levers as set on the page. With none set it is the very same object. */
export function withLevers(scenario: Scenario, levers: readonly Lever[], values: LeverValues): Scenario {
  let policies = scenario.policies;
  for (const lever of levers) {
    const strength = values[lever.id];
    if (strength === undefined || strength === shippedStrength(scenario, lever)) continue;
    const others = policies.filter((setting) => setting.lever !== lever.id);
    policies = strength === lever.off ? others : [...others, settingOf(scenario, lever, strength)];
  }
  return policies === scenario.policies ? scenario : { ...scenario, policies };
}

/** Ids of the levers whose strength differs from what the scenario ships. */
export function changedLevers(scenario: Scenario, levers: readonly Lever[], values: LeverValues): string[] {
  return levers.filter((lever) => values[lever.id] !== undefined && values[lever.id] !== shippedStrength(scenario, lever)).map((lever) => lever.id);
}
