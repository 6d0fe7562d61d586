import { modelVersion } from '../../record/version.ts';
import { encodeLink } from '../../scenario/link.ts';
import type { Session } from '../state/session.ts';
import type { SharedState } from './shared-state.ts';

/** The state of the screen; a scenario that is not shipped travels whole. */
export function stateOf(session: Session): SharedState {
  const id = session.scenarioId.peek();
  const shipped = session.shipped.peek();
  return {
    model: modelVersion,
    scenario: session.entries.some((entry) => entry.id === id) ? id : ({ ...shipped } as unknown as Readonly<Record<string, unknown>>),
    seed: shipped.seed,
    levers: session.values.peek(),
    month: session.month.peek(),
    lab: session.selected.peek(),
  };
}

/** The fragment of an address that opens this screen; null if the scenario is too large for one. */
export function linkOf(session: Session): string | null {
  return encodeLink(stateOf(session));
}
