import { existsSync, readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nearestName } from '../core/compare.ts';
import type { Scenario } from '../model/settings.ts';
import { packageFolder } from '../platform/node/location.ts';
import { formatFault } from '../scenario/fault.ts';
import type { Fault } from '../scenario/fault.ts';
import { combinePolicies, parsePolicy, parseScenario } from '../scenario/parse.ts';
import type { Policy } from '../scenario/parse.ts';
import { wrongInput } from './io.ts';
import { readInput } from './read-input.ts';

/** `frontier` stands for the shipped `scenarios/frontier.yaml` where no file of that name is near; a mistyped name is refused with the nearest. */
export function scenarioPath(name: string): string {
  return shippedPath(name, 'scenarios', 'scenario');
}

function shippedPath(name: string, folder: string, what: string): string {
  if (name === '-' || existsSync(name) || !/^[a-z0-9-]+$/.test(name)) return name;
  const path = join(packageFolder(), folder, `${name}.yaml`);
  if (existsSync(path)) return path;
  const names = existsSync(join(packageFolder(), folder)) ? readdirSync(join(packageFolder(), folder)).filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length)).sort() : [];
  const near = nearestName(name, names);
  throw wrongInput(`${name}: no such file, and no ${what} of that name is shipped (there are ${names.join(', ')}${near === undefined ? '' : `; did you mean "${near}"?`})`);
}

/** Reads, checks and completes a scenario, then applies overrides; refuses with every fault. */
export async function loadScenarioFile(name: string, overrides: { readonly set?: readonly string[]; readonly seed?: string; readonly months?: number }): Promise<Scenario> {
  if (overrides.seed === '') throw wrongInput('--seed: a text is needed');
  const path = scenarioPath(name);
  const parsed = parseScenario(await readInput(path), path === '-' ? 'standard input' : path);
  if (parsed.faults !== undefined) throw refusal(parsed.faults);
  const settings = [...(overrides.months === undefined ? [] : [`horizonMonths=${overrides.months}`]), ...(overrides.set ?? [])];
  let scenario = overrides.seed === undefined ? parsed.scenario : { ...parsed.scenario, seed: overrides.seed };
  if (settings.length > 0) {
    const { applySettings } = await import('../scenario/settings.ts');
    const applied = applySettings(scenario, settings);
    if (applied.faults !== undefined) throw refusal(applied.faults.map((fault) => ({ ...fault, file: fault.file.replace(/^--set horizonMonths=(\S+)$/, overrides.months === undefined ? '$&' : '--months $1') })));
    scenario = applied.scenario;
  }
  return scenario;
}

/**
 * Reads a policy for a scenario. `a+b` lays several over each other as one policy, from left to right (see `combinePolicies`); a file whose own
 * name holds a plus sign is read as it is.
 */
export async function loadPolicyFile(name: string, scenario: Scenario): Promise<Policy> {
  if (!name.includes('+') || existsSync(name)) return loadOnePolicy(name, scenario);
  const parts = name.split('+');
  if (parts.some((part) => part === '')) throw wrongInput(`${name}: a policy is missing beside a plus sign (allowed: names or files joined by +, for example pause+liability)`);
  return combinePolicies(await Promise.all(parts.map((part) => loadOnePolicy(part, scenario))));
}

/** Policies to be compared, each once however often it is named; more often is a slip that is said, not refused. */
export async function loadPolicyFiles(names: readonly string[], scenario: Scenario, notice: (message: string) => void): Promise<Policy[]> {
  const once = [...new Set(names)];
  const again = once.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  const policies = await Promise.all(once.map((name) => loadPolicyFile(name, scenario)));
  if (again.length > 0) notice(`compared once, though named more often: ${again.join(', ')}`);
  return policies;
}

async function loadOnePolicy(name: string, scenario: Scenario): Promise<Policy> {
  const file = shippedPath(name, join('scenarios', 'policies'), 'policy');
  const parsed = parsePolicy(await readInput(file), file === '-' ? 'standard input' : file, scenario);
  if (parsed.faults !== undefined) throw refusal(parsed.faults);
  return parsed.policy;
}

/** Files of a folder of the package that end in `.yaml`, sorted by name. */
export async function shippedFiles(folder: string): Promise<readonly string[]> {
  const path = join(packageFolder(), folder);
  const names = await readdir(path).catch(() => []);
  return names.filter((name) => name.endsWith('.yaml')).sort().map((name) => join(path, name));
}

export function refusal(faults: readonly Fault[]): Error {
  return wrongInput(...faults.map(formatFault));
}
