import type { Scenario } from '../../model/settings.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { applySettings } from '../../scenario/settings.ts';

/** A body of unknown origin as a scenario, checked and completed like a file; null if anything is wrong with it. */
export function soundScenario(body: unknown): Scenario | null {
  try {
    return parseScenario(JSON.stringify(body), 'link').scenario ?? null;
  } catch {
    return null;
  }
}

/** Whether what was set by hand in a sound scenario goes together: a step that divides the horizon, demands that can be met. */
export function staysSound(scenario: Scenario): boolean {
  return applySettings(scenario, []).faults === undefined;
}
