import type { Scenario } from '../model/settings.ts';
import { crossFaults } from './checks.ts';
import { complete } from './complete.ts';
import { demandFaults } from './demands.ts';
import { dotted } from './fault.ts';
import type { Fault } from './fault.ts';
import { schemaFaults } from './issues.ts';
import { scenarioSchema } from './schema.ts';
import { setPath } from './set.ts';
import type { Positions } from './source.ts';

export type Applied = { readonly scenario: Scenario; readonly faults?: never } | { readonly scenario?: never; readonly faults: readonly Fault[] };

/** Applies `PATH=VALUE` settings in order to a completed scenario, then checks the result as if it came from a file. */
export function applySettings(scenario: Scenario, settings: readonly string[]): Applied {
  let current = scenario;
  const faults: Fault[] = [];
  for (const setting of settings) {
    const cut = setting.indexOf('=');
    const file = `--set ${setting}`;
    if (cut <= 0) {
      faults.push({ file, line: 0, column: 0, path: '', message: 'a path and a value are needed', found: '', allowed: 'PATH=VALUE, for example labs.0.compute=120' });
      continue;
    }
    const value = valueOf(setting.slice(cut + 1));
    const result = setPath(current, setting.slice(0, cut).trim(), value);
    if (result.fault !== undefined) faults.push({ ...result.fault, file });
    else current = withDefaults(result.scenario, value);
  }
  if (faults.length > 0) return { faults };
  const positions: Positions = {
    fault: (path, _on, parts) => {
      const setting = [...settings].reverse().find((each) => `${dotted(path)}.`.startsWith(`${each.slice(0, each.indexOf('=')).trim()}.`)) ?? (settings.length === 1 ? settings[0] : undefined);
      return { ...parts, file: setting === undefined ? '--set' : `--set ${setting}`, line: 0, column: 0, path: dotted(path) };
    },
  };
  const found = [...schemaFaults(scenarioSchema, current, positions), ...crossFaults(current, positions)];
  if (found.length > 0) return { faults: found };
  const completed = complete(current);
  const demands = demandFaults(completed, positions);
  return demands.length > 0 ? { faults: demands } : { scenario: completed };
}

/** A whole entry or section may be given (`labs.0={}`): what it leaves out has its default again, which later settings may address. */
function withDefaults(scenario: Scenario, value: unknown): Scenario {
  return typeof value === 'object' && value !== null && scenarioSchema.safeParse(scenario).success ? complete(scenario) : scenario;
}

/** JSON where it is JSON, else the text itself (`name=My scenario`). */
function valueOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text.trim();
  }
}
