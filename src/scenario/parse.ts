import type { Lever, LeverSetting, Scenario } from '../model/settings.ts';
import { crossFaults, namesOf, settingFaults } from './checks.ts';
import { complete, completeSetting } from './complete.ts';
import type { LeverSettingInput, ScenarioInput } from './complete.ts';
import { demandFaults } from './demands.ts';
import { ScenarioError, withoutEchoes } from './fault.ts';
import type { Fault } from './fault.ts';
import { schemaFaults } from './issues.ts';
import { policyInPlaceOfScenario, scenarioInPlaceOfPolicy } from './kind.ts';
import { policySchema, scenarioSchema } from './schema.ts';
import { readSource } from './source.ts';
import type { Positions } from './source.ts';

export type Parsed = { readonly scenario: Scenario; readonly faults?: never } | { readonly scenario?: never; readonly faults: readonly Fault[] };

/** Reads and completes a scenario (YAML 1.2 or JSON), or says everything that is wrong with it, in the order of the file. */
export function parseScenario(text: string, file = 'scenario'): Parsed {
  const { value, positions, faults } = readSource(text, file);
  if (value === undefined) return { faults };
  if (faults.length === 0 && !isMapping(value)) return { faults: [notAMapping(positions)] };
  const alone = [...versionFaults(value, positions), ...policyInPlaceOfScenario(value, positions)];
  if (alone.length > 0) return { faults: inOrder([...faults, ...alone]) };
  const all = withoutEchoes(faults, [...schemaFaults(scenarioSchema, value, positions), ...crossFaults(value, positions)]);
  if (all.length > 0) return { faults: inOrder(all) };
  const scenario = complete(value as ScenarioInput);
  const demands = demandFaults(scenario, positions);
  return demands.length > 0 ? { faults: inOrder(demands) } : { scenario };
}

/** As `parseScenario`, throwing a `ScenarioError` that carries the faults. */
export function loadScenario(text: string, file = 'scenario'): Scenario {
  const parsed = parseScenario(text, file);
  if (parsed.faults !== undefined) throw new ScenarioError(parsed.faults);
  return parsed.scenario;
}

/** A named set of levers that can be laid over a scenario. */
export interface Policy {
  readonly version: 1;
  readonly name: string;
  readonly description: string;
  readonly levers: readonly LeverSetting[];
}

export type ParsedPolicy = { readonly policy: Policy; readonly faults?: never } | { readonly policy?: never; readonly faults: readonly Fault[] };

/** Reads a policy file. Names of levers, labs and months are checked against `scenario` where one is given. */
export function parsePolicy(text: string, file = 'policy', scenario?: Scenario): ParsedPolicy {
  const { value, positions, faults } = readSource(text, file);
  if (value === undefined) return { faults };
  if (faults.length === 0 && !isMapping(value)) return { faults: [notAMapping(positions)] };
  const alone = [...versionFaults(value, positions), ...scenarioInPlaceOfPolicy(value, positions)];
  if (alone.length > 0) return { faults: inOrder([...faults, ...alone]) };
  const levers = isMapping(value) ? value['levers'] : undefined;
  const names = scenario === undefined ? null : namesOf(scenario);
  const references = names === null ? settingFaults(withoutCoverage(levers), ['levers'], { ...namesOf({}), horizonMonths: Infinity }, positions) : settingFaults(levers, ['levers'], names, positions);
  const all = withoutEchoes(faults, [...schemaFaults(policySchema, value, positions), ...references]);
  if (all.length > 0) return { faults: inOrder(all) };
  const input = value as { name: string; description?: string; levers: LeverSettingInput[] };
  const own: readonly Lever[] = scenario?.levers ?? [];
  return { policy: { version: 1, name: input.name, description: input.description ?? '', levers: input.levers.map((setting) => completeSetting(setting, own)) } };
}

/**
 * Several policies as one. Where two meet on one parameter the strictest cap, floor or duty holds, additions add up and factors multiply: for the
 * built-in levers the order does not matter. A scenario's own lever may `set`: then the later one, from left to right and down each file, replaces
 * what was.
 */
export function combinePolicies(policies: readonly Policy[]): Policy {
  return {
    version: 1,
    name: policies.map((policy) => policy.name).join(' + '),
    description: policies.map((policy) => policy.description).filter((text) => text !== '').join(' '),
    levers: policies.flatMap((policy) => policy.levers),
  };
}

/** The scenario with a policy's levers added to its own. */
export function withPolicy(scenario: Scenario, policy: Pick<Policy, 'levers'>): Scenario {
  return { ...scenario, policies: [...scenario.policies, ...policy.levers] };
}

/** Only version 1 exists so far; another is refused alone, for its other keys may mean something else. */
function versionFaults(value: unknown, positions: Positions): Fault[] {
  const version = isMapping(value) ? value['version'] : undefined;
  if (typeof version !== 'number' || version === 1 || Number.isNaN(version)) return [];
  const message = version > 1 ? 'this file is of a later version than this program reads' : 'this version of the file format never was';
  return [positions.fault(['version'], 'value', { message, found: String(version), allowed: '1' })];
}

function notAMapping(positions: Positions): Fault {
  return positions.fault([], 'value', { message: 'the file must hold a mapping of keys to values', found: '', allowed: 'at least "version: 1"' });
}

/** Without the scenario the names of its labs are unknown, so that coverage by name is left unchecked. */
function withoutCoverage(levers: unknown): unknown {
  return Array.isArray(levers) ? levers.map((each: unknown) => (isMapping(each) ? { ...each, coverage: 1 } : each)) : levers;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inOrder(faults: readonly Fault[]): readonly Fault[] {
  return [...faults].sort((a, b) => a.line - b.line || a.column - b.column);
}
