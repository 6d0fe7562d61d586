import type { Scenario } from '../../model/settings.ts';
import { scenarioHash } from '../../scenario/canonical.ts';

/** Equal scenarios have equal ids, so that a link opened twice is one entry. */
export function ownId(scenario: Scenario): string {
  return `own-${scenarioHash(scenario).slice(0, 12)}`;
}
