import { modelVersion } from '../../record/version.ts';
import { encodeLink } from '../../scenario/link.ts';
import type { Scenario } from '../../model/settings.ts';
import { firstCharts } from '../charts/quantities.ts';
import type { LeverValues } from '../levers/apply.ts';
import type { Library } from '../state/library.ts';
import type { Session } from '../state/session.ts';
import type { SharedState, SharedWorld } from './shared-state.ts';

/** The state of the screen; a scenario that is not shipped travels whole. */
export function stateOf(session: Session, library: Library): SharedState {
  const run = session.runIndex.peek();
  const face = session.face.peek();
  const charts = session.charts.peek();
  const pair = session.pair.peek();
  const other = pair && library.known(pair.other.scenario);
  return {
    model: modelVersion,
    ...worldOf(session, session.scenarioId.peek(), session.shipped.peek(), session.values.peek()),
    month: session.month.peek(),
    lab: session.selected.peek(),
    ...(run !== 0 && { run }), ...(face !== 'picture' && { face }),
    ...(charts.some((chart, index) => chart !== firstCharts[index]) && { charts }),
    ...(pair && other && { side: pair.side, other: worldOf(session, pair.other.scenario, other, pair.other.values) }),
  };
}

function worldOf(session: Session, id: string, shipped: Scenario, levers: LeverValues): SharedWorld {
  const isShipped = session.entries.some((entry) => entry.id === id);
  return { scenario: isShipped ? id : ({ ...shipped } as unknown as Readonly<Record<string, unknown>>), seed: shipped.seed, levers };
}

/** The fragment of an address that opens this screen; null if the scenario is too large for one. */
export function linkOf(session: Session, library: Library): string | null {
  return encodeLink(stateOf(session, library));
}
