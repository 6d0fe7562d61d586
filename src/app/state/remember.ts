import { effect } from '@preact/signals';
import type { Scenario } from '../../model/settings.ts';
import type { Preferences } from '../../platform/browser/storage.ts';
import { choiceOf } from './choice.ts';
import { createHistory, type History, type Step, type Trail } from './history.ts';
import type { Library } from './library.ts';
import type { Session } from './session.ts';

export const place = 'history';

/** What a reload of the page finds again: the trail of changes, and the scenarios that came from links. */
export interface Stored {
  readonly version: 1;
  readonly trail: Trail;
  readonly own: Readonly<Record<string, Scenario>>;
}

/** Follows what the user changes, step by step, and stores it for a reload. */
export function startHistory(session: Session, library: Library, storage: Preferences, recalled: Trail | null): History {
  const present = (): Step => ({ ...choiceOf(session), ...(session.pair.value && { pair: session.pair.value }) });
  const history = createHistory(recalled ?? { steps: [present()], at: 0 });
  effect(() => {
    if (session.gesture.value === null) history.seal();
  });
  effect(() => history.record(present(), session.gesture.peek()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let written = history.trail.peek();
  const write = (): void => {
    clearTimeout(timer);
    const trail = history.trail.peek();
    if (trail === written) return;
    written = trail;
    const used = new Set(trail.steps.flatMap((step) => [step.scenario, ...(step.pair ? [step.pair.other.scenario] : [])]));
    const stored: Stored = { version: 1, trail, own: Object.fromEntries(Object.entries(library.own.peek()).filter(([id]) => used.has(id))) };
    storage.write(place, JSON.stringify(stored));
  };
  effect(() => {
    // A drag changes the trail sixty times a second: it is stored once it rests, or when the page goes.
    if (history.trail.value === written) return;
    clearTimeout(timer);
    timer = setTimeout(write, 250);
  });
  if (typeof addEventListener === 'function') addEventListener('pagehide', write);
  return history;
}
