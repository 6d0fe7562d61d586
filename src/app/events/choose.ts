import type { SimulationEvent } from '../../core/events/event.ts';
import type { Lever } from '../../model/settings.ts';
import type { eventWords } from '../words/events.ts';
import { groupOf, headline, isNotable } from './describe.ts';

export type EventFilter = keyof typeof eventWords.events.filters;

/** What the log is asked for. */
export interface EventChoice {
  readonly filter: EventFilter;
  /** Name of a lab, or whoever the events are about; empty for all. */
  readonly who: string;
  /** Words that all have to be in what the entry says. */
  readonly text: string;
}

/** From this severity on an incident is severe, as the outcomes count them: 100 M$ and more. */
const severe = 2;

/** The events that are asked for, in order. */
export function chosenEvents(events: readonly SimulationEvent[], { filter, who, text }: EventChoice, levers: readonly Lever[]): readonly SimulationEvent[] {
  const sought = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const says = (event: SimulationEvent): string => {
    const line = headline(event, levers);
    return `${line.who} ${line.what} ${event.kind}`.toLowerCase();
  };
  return events.filter((event) => {
    if (!passes(event, filter) || (who !== '' && event.entity !== who)) return false;
    const said = sought.length === 0 ? '' : says(event);
    return sought.every((word) => said.includes(word));
  });
}

function passes(event: SimulationEvent, filter: EventFilter): boolean {
  const group = groupOf(event);
  switch (filter) {
    case 'all': return true;
    case 'notable': return isNotable(event);
    case 'incidents': return group === 'incidents' || event.kind === 'catastrophe';
    case 'severe': return event.severity >= severe;
    case 'policy': return group === 'policy';
    case 'decisions': return group === 'decisions';
  }
}
