import type { Fault } from './fault.ts';
import type { Positions } from './source.ts';

/** Keys that a policy file has. */
const policyKeys: readonly string[] = ['version', 'name', 'description', 'levers'];

/** A policy file where a scenario is read: one fault in place of one for every key that a scenario's own levers would need. */
export function policyInPlaceOfScenario(value: unknown, positions: Positions): readonly Fault[] {
  if (!isMapping(value) || !Object.keys(value).every((key) => policyKeys.includes(key))) return [];
  const levers: unknown = value['levers'];
  if (!Array.isArray(levers) || levers.length === 0 || !levers.every((each: unknown) => isMapping(each) && Object.hasOwn(each, 'lever') && !Object.hasOwn(each, 'changes'))) return [];
  return [positions.fault(['levers'], 'value', { message: 'this is a policy file, not a scenario', found: '', allowed: 'a scenario; policies are laid over one with `lab-race compare SCENARIO --policy FILE`, or listed under its `policies`' })];
}

/** A scenario where a policy is read. */
export function scenarioInPlaceOfPolicy(value: unknown, positions: Positions): readonly Fault[] {
  if (!isMapping(value)) return [];
  const own = Object.keys(value).filter((key) => !policyKeys.includes(key));
  const isScenario = own.includes('labs') || own.includes('policies') || own.includes('horizonMonths');
  if (Object.hasOwn(value, 'levers') || !isScenario) return [];
  return [positions.fault([own[0]!], 'key', { message: 'this is a scenario, not a policy file', found: '', allowed: '{ version, name, levers: [ { lever, start, end, coverage, strength } ] }' })];
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
