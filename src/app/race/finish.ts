import type { SimulationEvent } from '../../core/events/event.ts';
import type { RunView } from '../run/run-view.ts';

/** What ended the run, if it has ended by this month. */
export function finishOf(view: RunView, month: number): { readonly lab: number; readonly event: SimulationEvent } | null {
  const last = view.events.filter((event) => event.kind === 'decided' || event.kind === 'catastrophe').at(-1);
  if (!last || last.time > month + 1e-9) return null;
  return { lab: view.labs.indexOf(last.entity), event: last };
}
