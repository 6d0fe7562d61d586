import { useComputed, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { SimulationEvent } from '../../core/events/event.ts';
import { levers as catalogue } from '../../model/levers/catalogue.ts';
import { useApp } from '../context.ts';
import { chosenEvents, type EventFilter } from '../events/choose.ts';
import { groupOf, headline } from '../events/describe.ts';
import { fixed } from '../format.ts';
import type { RunView } from '../run/run-view.ts';
import { words } from '../words.ts';
import { lazy } from './lazy.tsx';

const pageSize = 40;

/** The card is fetched with the first event that is asked for. */
const WhyCard = lazy(() => import('../events/why-card.tsx').then((room) => room.WhyCard));

/** What happened in this run up to the month, newest first; every entry says why. */
export function EventLog() {
  const { session } = useApp();
  const filter = useSignal<EventFilter>('notable');
  const who = useSignal('');
  const text = useSignal('');
  const shown = useSignal(pageSize);
  const open = session.why.value;
  // The list follows when a run is whole: while one grows its entries would move at every step.
  const whole = useRef<RunView | null>(null);
  if (session.run.value?.growing !== true) whole.current = session.run.value;
  const view = whole.current;
  const chosen = useMemo(() => (view ? chosenEvents(view.events, { filter: filter.value, who: who.value, text: text.value }, [...catalogue, ...session.shipped.peek().levers]) : []), [view, filter.value, who.value, text.value]);
  // The list changes with the number of events so far, not with every frame of play.
  const count = useComputed(() => {
    const all = session.run.value?.events ?? [];
    return all.filter((event) => event.time <= session.month.value + 1e-9).length;
  });
  const month = count.value === 0 ? -1 : view?.events[count.value - 1]?.time ?? -1;
  const until = chosen.filter((event) => event.time <= month);
  const past = until.slice(-shown.value).reverse();
  const later = chosen.length - until.length;
  // An event that the list does not hold now (to come, or of another kind) has its card above the list.
  const pinned = view && open !== null && !past.some((event) => event.id === open) ? view.events.find((event) => event.id === open) : undefined;
  const toggle = (event: SimulationEvent): void => {
    session.why.value = open === event.id ? null : event.id;
  };
  return (
    <section class="panel events" aria-labelledby="events-title">
      <div class="panel-head">
        <h2 id="events-title">{words.events.title}</h2>
        <label class="filter">
          <span class="sr-only">{words.events.filter}</span>
          <select data-testid="event-filter" value={filter.value} onChange={(event) => (filter.value = event.currentTarget.value as EventFilter)}>
            {Object.entries(words.events.filters).map(([key, label]) => <option key={key} value={key}>{label}</option>)}
          </select>
        </label>
      </div>
      <div class="event-tools" role="search" aria-label={words.events.search}>
        <input type="search" data-testid="event-search" placeholder={words.events.search} aria-label={words.events.search} value={text} onInput={(event) => (text.value = event.currentTarget.value)} />
        <select data-testid="event-lab" aria-label={words.events.lab} value={who.value} onChange={(event) => (who.value = event.currentTarget.value)}>
          <option value="">{words.events.everyone}</option>
          {view?.labs.map((name) => <option key={name} value={name}>{name}</option>)}
        </select>
        <button type="button" class="text-button" data-testid="events-csv" disabled={chosen.length === 0}
          onClick={() => void import('../share/save.ts').then(({ saveEvents }) => saveEvents(session, chosen))}>{words.events.csv}</button>
      </div>
      {later > 0 && <p class="hint">{words.events.later(later)}</p>}
      {view && past.length === 0 && (
        <p class="hint empty">{chosen.length > 0 ? words.events.noneYet : filter.value === 'incidents' ? words.events.noIncidents : words.events.none}</p>
      )}
      {view && pinned && <ol class="log is-pinned"><Entry event={pinned} view={view} open onToggle={() => toggle(pinned)} /></ol>}
      <ol class="log" data-testid="events">
        {view && past.map((event) => (
          <Entry key={event.id} event={event} view={view} open={open === event.id} onToggle={() => toggle(event)} />
        ))}
      </ol>
      {until.length > past.length && (
        <button type="button" class="text-button" onClick={() => (shown.value += pageSize)}>{words.events.more(Math.min(pageSize, until.length - past.length))}</button>
      )}
    </section>
  );
}

interface EntryProps {
  readonly event: SimulationEvent;
  readonly view: RunView;
  readonly open: boolean;
  readonly onToggle: () => void;
}

function Entry({ event, view, open, onToggle }: EntryProps) {
  const { session } = useApp();
  const line = headline(event, [...catalogue, ...session.shipped.value.levers]);
  const id = `event-${event.id}`;
  return (
    <li class={`entry is-${line.tone}`} data-event={event.id}>
      <button type="button" class="entry-head" aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <span class="entry-time">{fixed(event.time, 1)}</span>
        <span class={`mark mark-${groupOf(event)}`} aria-hidden="true">{event.kind === 'accident' ? event.severity : ''}</span>
        <span><b>{line.who}</b> {line.what}</span>
      </button>
      {open && <WhyCard id={id} event={event} view={view} />}
    </li>
  );
}
