import type { SimulationEvent } from '../../core/events/event.ts';
import type { Lever, Scenario } from '../../model/settings.ts';
import { csvCell } from '../../record/csv.ts';
import { modelVersion } from '../../record/version.ts';
import { headline } from './describe.ts';

/** Events as a table, one a row, as the log says them. */
export function eventsCsv(events: readonly SimulationEvent[], scenario: Scenario, levers: readonly Lever[]): string {
  const head = ['model', 'scenario', 'seed', 'run', 'month', 'kind', 'about', 'severity', 'text', 'id', 'cause'];
  const rows = events.map((event) => {
    const line = headline(event, levers);
    return [modelVersion, scenario.name, scenario.seed, event.run, event.time, event.kind, event.entity, event.severity, `${line.who} ${line.what}`.trim(), event.id, event.cause];
  });
  return [head, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}
