import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Scenario } from '../src/model/settings.ts';
import { packageFolder } from '../src/platform/node/location.ts';
import { loadScenario } from '../src/scenario/parse.ts';

const folder = join(packageFolder(), 'scenarios');

/** Names of the shipped scenarios, sorted. */
export const shippedScenarios: readonly string[] = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length)).sort();

/** A shipped scenario, completed. */
export function shippedScenario(name: string): Scenario {
  return loadScenario(readFileSync(join(folder, `${name}.yaml`), 'utf8'), `scenarios/${name}.yaml`);
}

/** Scenarios whose month takes tens of times that of the others. */
const large: readonly string[] = ['many-developers', 'million-researchers'];

/** A shipped scenario, the largest ones for a year only: for tests in which every scenario is run but its end is not what is asked. */
export function shippedForAYear(name: string): Scenario {
  const scenario = shippedScenario(name);
  return large.includes(name) ? { ...scenario, horizonMonths: Math.min(scenario.horizonMonths, 12) } : scenario;
}
