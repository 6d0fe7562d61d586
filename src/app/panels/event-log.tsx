import { useComputed, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { SimulationEvent } from '../../core/events/event.ts';
import { levers as catalogue } from '../../model/levers/catalogue.ts';
import { useApp } from '../context.ts';
import { chain, groupOf, headline, isNotable, why, type Reason } from '../events/describe.ts';
import { canBeLeftOut, contrast } from '../events/without.ts';
import { fixed } from '../format.ts';
import type { RunView } from '../run/run-view.ts';
import { seek } from '../state/session.ts';
import { words } from '../words.ts';

type Filter = keyof typeof words.events.filters;
const pageSize = 40;

/** What happened in this run up to the month, newest first; every entry says why. */
export function EventLog() {
  const { session } = useApp();
  const filter = useSignal<Filter>('notable');
  const shown = useSignal(pageSize);
  const open = useSignal<string | null>(null);
  const view = session.run.value;
  const chosen = useMemo(() => (view ? view.events.filter((event) => passes(event, filter.value)) : []), [view, filter.value]);
  // The list changes with the number of events so far, not with every frame of play.
  const count = useComputed(() => {
    const all = session.run.value?.events ?? [];
    return all.filter((event) => event.time <= session.month.value + 1e-9).length;
  });
  const month = count.value === 0 ? -1 : view?.events[count.value - 1]?.time ?? -1;
  const until = chosen.filter((event) => event.time <= month);
  const past = until.slice(-shown.value).reverse();
  const later = chosen.length - until.length;
  return (
    <section class="panel events" aria-labelledby="events-title">
      <div class="panel-head">
        <h2 id="events-title">{words.events.title}</h2>
        <label class="filter">
          <span class="sr-only">{words.events.filter}</span>
          <select data-testid="event-filter" value={filter.value} onChange={(event) => (filter.value = event.currentTarget.value as Filter)}>
            {Object.entries(words.events.filters).map(([key, label]) => <option key={key} value={key}>{label}</option>)}
          </select>
        </label>
      </div>
      {later > 0 && <p class="hint">{words.events.later(later)}</p>}
      {view && past.length === 0 && (
        <p class="hint empty">{chosen.length > 0 ? words.events.noneYet : filter.value === 'incidents' ? words.events.noIncidents : words.events.none}</p>
      )}
      <ol class="log" data-testid="events">
        {view && past.map((event) => (
          <Entry key={event.id} event={event} view={view} open={open.value === event.id} onToggle={() => (open.value = open.value === event.id ? null : event.id)} />
        ))}
      </ol>
      {until.length > past.length && (
        <button type="button" class="text-button" onClick={() => (shown.value += pageSize)}>{words.events.more(Math.min(pageSize, until.length - past.length))}</button>
      )}
    </section>
  );
}

function passes(event: SimulationEvent, filter: Filter): boolean {
  const group = groupOf(event);
  switch (filter) {
    case 'all': return true;
    case 'notable': return isNotable(event);
    case 'incidents': return group === 'incidents' || event.kind === 'catastrophe';
    case 'policy': return group === 'policy';
    case 'decisions': return group === 'decisions';
  }
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
      {open && <WhyBox id={id} event={event} view={view} />}
    </li>
  );
}

/** The terms that the model recorded with the event, with sign and size, and the chain of its causes. */
function WhyBox({ id, event, view }: { readonly id: string; readonly event: SimulationEvent; readonly view: RunView }) {
  const { session } = useApp();
  const levers = [...catalogue, ...session.shipped.value.levers];
  const byId = useMemo(() => new Map(view.events.map((each) => [each.id, each])), [view]);
  const reasons = why(event);
  const causes = chain(event, byId);
  return (
    <div class="why" id={id} data-testid="why">
      {reasons.reasons.length > 0 && <>
        <h3>{words.events.terms}</h3>
        {[{ unit: reasons.unit, reasons: reasons.reasons }, ...reasons.further].map((group) => <Reasons key={group.unit} {...group} />)}
      </>}
      {reasons.facts.length > 0 && (
        <dl class="facts">{reasons.facts.map((fact) => <div key={fact.name}><dt>{fact.name}</dt><dd>{fact.text}</dd></div>)}</dl>
      )}
      <h3>{words.events.chain}</h3>
      {causes.length === 0 ? <p class="hint">{words.events.noCause}</p> : (
        <ol class="chain">
          {causes.map((cause) => {
            const line = headline(cause, levers);
            return (
              <li key={cause.id}>
                <button type="button" class="link-button" onClick={() => seek(session, cause.time)} aria-label={`${words.events.goTo(fixed(cause.time, 1))}: ${line.who} ${line.what}`}>
                  <span class="entry-time">{fixed(cause.time, 1)}</span> {line.who} {line.what}
                </button>
              </li>
            );
          })}
        </ol>
      )}
      {canBeLeftOut(event) && <LeftOut event={event} view={view} />}
      <button type="button" class="text-button" onClick={() => seek(session, event.time)}>{words.events.goTo(fixed(event.time, 1))}</button>
    </div>
  );
}

/** Terms that add up, or factors of a hazard, each with its bar. */
function Reasons({ unit, reasons }: { readonly unit: string | null; readonly reasons: readonly Reason[] }) {
  return (
    <>
      {unit && <p class="hint">{unit}</p>}
      <ul class="terms">
        {reasons.map((reason) => (
          <li key={reason.name}>
            <span>{reason.name}</span>
            <i aria-hidden="true" class={reason.value < 0 ? 'is-negative' : 'is-positive'} style={{ '--share': reason.share }} />
            <b>{reason.text}</b>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The counterfactual, on demand: the same seed without this event, in words here and dashed in the charts and the race. */
function LeftOut({ event, view }: { readonly event: SimulationEvent; readonly view: RunView }) {
  const { session, leaveOut } = useApp();
  const text = words.without;
  const left = session.without.value;
  const mine = left !== null && left.event === event.id && left.of === view ? left : null;
  if (mine === null) return <button type="button" class="text-button" data-testid="without" disabled={view.growing} onClick={() => leaveOut(event.id)}>{text.ask}</button>;
  return (
    <div class="left-out" role="status" data-testid="left-out">
      <h3>{text.title}</h3>
      {mine.failed ? <p class="fault">{text.failed}</p> : mine.view === null ? <p class="hint">{text.running}</p> : contrast(view, mine.view).map((line) => <p key={line}>{line}</p>)}
      <button type="button" class="text-button" onClick={() => leaveOut(null)}>{text.hide}</button>
    </div>
  );
}
