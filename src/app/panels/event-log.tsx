import { useComputed, useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import { levers as catalogue } from '../../model/levers/catalogue.ts';
import { useApp } from '../context.ts';
import { chosenEvents, type EventFilter } from '../events/choose.ts';
import { Entry, EventList } from '../events/event-list.tsx';
import type { RunView } from '../run/run-view.ts';
import { useAfterFrame } from '../state/use-after-frame.ts';
import { eventWords as words } from '../words/events.ts';

/** What happened in this run up to the month, newest first; every entry says why. */
export function EventLog() {
  const { session } = useApp();
  const filter = useSignal<EventFilter>('notable');
  const who = useSignal('');
  const text = useSignal('');
  const open = session.why.value;
  // The list follows when a run is whole: while one grows its entries would move at every step.
  const run = useAfterFrame(session.run);
  const last = useRef<RunView | null>(null);
  const whole = useComputed(() => (run.value?.growing === true ? last.current : (last.current = run.value)));
  const view = whole.value;
  const chosen = useMemo(() => (view ? chosenEvents(view.events, { filter: filter.value, who: who.value, text: text.value }, [...catalogue, ...session.shipped.peek().levers]) : []), [view, filter.value, who.value, text.value]);
  // The list changes with the number of events so far, not with every frame of play.
  const count = useComputed(() => {
    const all = whole.value?.events ?? [];
    return all.filter((event) => event.time <= session.month.value + 1e-9).length;
  });
  const month = count.value === 0 ? -1 : view?.events[count.value - 1]?.time ?? -1;
  const past = chosen.filter((event) => event.time <= month);
  const later = chosen.length - past.length;
  // An event that the list does not hold now (to come, or of another kind) has its card above the list.
  const pinned = view && open !== null && !past.some((event) => event.id === open) ? view.events.find((event) => event.id === open) : undefined;
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
      <div class="events-body">
        {later > 0 && <p class="hint">{words.events.later(later)}</p>}
        {view && past.length === 0 && (
          <p class="hint empty">{chosen.length > 0 ? words.events.noneYet : filter.value === 'incidents' ? words.events.noIncidents : words.events.none}</p>
        )}
        {view && pinned && <div class="log is-pinned" role="list"><Entry event={pinned} view={view} open onToggle={() => (session.why.value = null)} place={1} of={1} /></div>}
        {view && <EventList events={past} view={view} />}
      </div>
    </section>
  );
}
