import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { SimulationEvent } from '../../core/events/event.ts';
import { levers as catalogue } from '../../model/levers/catalogue.ts';
import { useApp } from '../context.ts';
import { fixed } from '../format.ts';
import type { RunView } from '../run/run-view.ts';
import { eventWords } from '../words/events.ts';
import { groupOf, headline } from './describe.ts';
import { WhyCard } from './why-card.tsx';
import { blockSize, blocksOf, heldBlocks, placeAfter } from './windowing.ts';

/** Height of an entry that has not been drawn yet, px: one of two lines. */
const usualHeight = 46;

interface EventListProps {
  /** In order of time; the list shows the newest first. */
  readonly events: readonly SimulationEvent[];
  readonly view: RunView;
}

/**
 * The entries of the log, of which only those near the window are in the page: the rest is empty space of their height, so that a run of
 * thousands of events scrolls like any other. For keyboards the list is one stop, in which up, down, Home and End go from entry to entry;
 * screen readers are told each entry's place among all.
 */
export function EventList({ events, view }: EventListProps) {
  const { session } = useApp();
  const list = useRef<HTMLDivElement>(null);
  const seen = useSignal<ReadonlySet<number>>(new Set());
  const heights = useRef(new Map<number, number>());
  /** The entry that the Tab key finds, and whether the keyboard just moved there. */
  const active = useSignal<{ readonly id: string; readonly moved: boolean } | null>(null);
  const toggled = useRef<string | null>(null);
  const open = session.why.value;
  const placeOf = (id: string | null | undefined): number => (id === null || id === undefined ? -1 : events.findIndex((event) => event.id === id));
  const [openPlace, activePlace] = [placeOf(open), placeOf(active.value?.id)];
  const held = heldBlocks(events.length, seen.value, [openPlace, activePlace]);
  const observer = useRef<IntersectionObserver | null>(null);
  // Blocks observe themselves in their own effects, which run before those of the list.
  observer.current ??= new IntersectionObserver((entries) => {
    const now = new Set(seen.peek());
    for (const { target, isIntersecting } of entries) now[isIntersecting ? 'add' : 'delete'](Number((target as HTMLElement).dataset['block']));
    seen.value = now;
  });
  useEffect(() => () => observer.current?.disconnect(), []);
  const entryOf = (id: string): HTMLElement | null | undefined => list.current?.querySelector<HTMLElement>(`[data-event="${CSS.escape(id)}"]`);
  useLayoutEffect(() => {
    if (active.value?.moved) entryOf(active.value.id)?.querySelector<HTMLElement>('.entry-head')?.focus();
  }, [active.value]);
  // A card that was opened from elsewhere (a badge, a key) is brought into view, from its head on where not all of it fits.
  useEffect(() => {
    if (open !== null && open !== toggled.current) entryOf(open)?.scrollIntoView({ block: 'nearest' });
    toggled.current = open;
  }, [open, openPlace >= 0]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const id = (event.target as HTMLElement).closest<HTMLElement>('.entry-head')?.parentElement?.dataset['event'];
    const to = placeAfter(event.key, placeOf(id), events.length);
    if (to === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    active.value = { id: events[to]!.id, moved: true };
  };
  const toggle = (id: string): void => {
    active.value = { id, moved: false };
    toggled.current = open === id ? null : id;
    session.why.value = toggled.current;
  };
  const tabStop = activePlace < 0 ? events.length - 1 : activePlace;
  return (
    <div class="log" role="list" aria-label={eventWords.events.title} aria-description={eventWords.events.keys} data-testid="events" ref={list} onKeyDown={onKeyDown}>
      {blocksOf(events.length).map(({ block, from, to }) => (
        <Block key={block} block={block} held={held.has(block)} heights={heights.current} count={to - from} observer={observer.current!}>
          {() => events.slice(from, to).reverse().map((event, index) => (
            <Entry key={event.id} event={event} view={view} open={open === event.id} onToggle={() => toggle(event.id)}
              stop={to - 1 - index === tabStop} place={events.length - to + index + 1} of={events.length} />
          ))}
        </Block>
      ))}
    </div>
  );
}

interface BlockProps {
  readonly block: number;
  readonly held: boolean;
  readonly heights: Map<number, number>;
  readonly count: number;
  readonly observer: IntersectionObserver;
  readonly children: () => preact.ComponentChildren;
}

/** So many entries that are drawn together, or the space that they take. */
function Block({ block, held, heights, count, observer, children }: BlockProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const own = element.current!;
    observer.observe(own);
    return () => observer.unobserve(own);
  }, [observer]);
  // Read once, while its entries are still there: after every change it would be a layout of the whole page.
  const wasHeld = useRef(false);
  if (wasHeld.current && !held && element.current) heights.set(block, element.current.offsetHeight);
  wasHeld.current = held;
  const known = count === blockSize ? heights.get(block) : undefined;
  return (
    <div role="presentation" data-block={block} ref={element} style={held ? { height: 'auto' } : { height: `${known ?? count * usualHeight}px` }}>
      {held && children()}
    </div>
  );
}

interface EntryProps {
  readonly event: SimulationEvent;
  readonly view: RunView;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** Whether the Tab key stops here. */
  readonly stop?: boolean;
  readonly place: number;
  readonly of: number;
}

export function Entry({ event, view, open, onToggle, stop = true, place, of }: EntryProps) {
  const { session } = useApp();
  const line = headline(event, [...catalogue, ...session.shipped.value.levers]);
  const id = `event-${event.id}`;
  return (
    <div role="listitem" class={`entry is-${line.tone}`} data-event={event.id} aria-posinset={place} aria-setsize={of}>
      <button type="button" class="entry-head" tabIndex={stop ? 0 : -1} aria-expanded={open} aria-controls={id} onClick={onToggle}>
        <span class="entry-time">{fixed(event.time, 1)}</span>
        <span class={`mark mark-${groupOf(event)}`} aria-hidden="true">{event.kind === 'accident' ? event.severity : ''}</span>
        <span><b>{line.who}</b> {line.what}</span>
      </button>
      {open && <WhyCard id={id} event={event} view={view} />}
    </div>
  );
}
