import type { SimulationEvent } from '../../core/events/event.ts';
import { eventsCsv } from '../events/events-csv.ts';
import type { Session } from '../state/session.ts';
import { fileStem, scenarioFile } from './exports.ts';

/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function save(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** The scenario as it stands, as a file. */
export function saveScenario(session: Session): void {
  const scenario = session.current.peek();
  save(`${fileStem(scenario)}.json`, new Blob([scenarioFile(scenario)], { type: 'application/json' }));
}

/** Events of the shown run, as a table. */
export function saveEvents(session: Session, events: readonly SimulationEvent[]): void {
  const scenario = session.current.peek();
  save(`${fileStem(scenario)}-events.csv`, new Blob([eventsCsv(events, scenario, [...session.levers, ...scenario.levers])], { type: 'text/csv' }));
}
