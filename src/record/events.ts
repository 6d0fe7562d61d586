import type { SimulationEvent } from '../core/events/event.ts';

/** Events as newline-delimited JSON, keys in the order of the contract, one event a line. */
export function eventLines(events: readonly SimulationEvent[]): string {
  return events.map((event) => `${JSON.stringify(eventJson(event))}\n`).join('');
}

/** An event with exactly the keys of the contract. A term that is not finite is null. */
export function eventJson(event: SimulationEvent): object {
  const { run, id, cause, time, kind, entity, severity } = event;
  return { run, id, cause, time, kind, entity, severity, terms: event.terms.map((term) => ({ name: term.name, value: Number.isFinite(term.value) ? term.value : null })) };
}
