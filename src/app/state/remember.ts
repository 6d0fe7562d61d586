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
    // Where there is little room fewer steps are kept: a reload must not find a state from before.
    [Infinity, 10, 0].some((most) => storage.write(place, JSON.stringify(storedOf(lastOf(trail, most), library))));
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

/** The present step and at most so many before it; those that were undone only where all are kept. */
function lastOf(trail: Trail, most: number): Trail {
  if (trail.steps.length <= most) return trail;
  const from = Math.max(0, trail.at - most);
  return { steps: trail.steps.slice(from, trail.at + 1), at: trail.at - from };
}

/** With those of the user's own scenarios that the steps need. */
function storedOf(trail: Trail, library: Library): Stored {
  const used = new Set(trail.steps.flatMap((step) => [step.scenario, ...(step.pair ? [step.pair.other.scenario] : [])]));
  return { version: 1, trail, own: Object.fromEntries(Object.entries(library.own.peek()).filter(([id]) => used.has(id))) };
}
