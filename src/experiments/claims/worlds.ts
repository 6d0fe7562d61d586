import type { LabEntry, LeverSetting, Profile, Scenario } from '../../model/settings.ts';
import { completeLab, completeSetting } from '../../scenario/complete.ts';

/** The scenario with one more lever, on from month 0 for all labs unless said otherwise, at its typical strength. */
export function withLever(scenario: Scenario, lever: string, setting: Partial<Omit<LeverSetting, 'lever'>> = {}): Scenario {
  return { ...scenario, policies: [...scenario.policies, completeSetting({ lever, ...setting }, scenario.levers)] };
}

/** The scenario with each lab's entry changed. */
export function withLabs(scenario: Scenario, change: (lab: LabEntry, index: number) => LabEntry): Scenario {
  return { ...scenario, labs: scenario.labs.map(change) };
}

/** A lab with the defaults of a profile, `monthsBehind` the leader at the leader's speed. */
export function labBehind(scenario: Scenario, name: string, profile: Profile, monthsBehind: number): LabEntry {
  return completeLab({ name, profile, capability: -monthsBehind * scenario.capability.leaderSpeed }, 0);
}
