import './no-eval.ts';
import type { Scenario } from '../../model/settings.ts';
import { parseScenario } from '../../scenario/parse.ts';

/** A body of unknown origin as a scenario, checked and completed like a file; null if anything is wrong with it. */
export function soundScenario(body: unknown): Scenario | null {
  try {
    return parseScenario(JSON.stringify(body), 'link').scenario ?? null;
  } catch {
    return null;
  }
}
