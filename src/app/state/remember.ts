import { effect } from '@preact/signals';
import type { Scenario } from '../../model/settings.ts';
import type { Preferences } from '../../platform/browser/storage.ts';
import type { LeverValues } from '../levers/apply.ts';
import { choiceOf } from './choice.ts';
import { createHistory, readTrail, type History, type Step, type Trail } from './history.ts';
import type { Library } from './library.ts';
import type { Session } from './session.ts';

const place = 'history';

/** What a reload of the page finds again: the trail of changes, and the scenarios that came from links. */
interface Stored {
  readonly version: 1;
  readonly trail: Trail;
  readonly own: Readonly<Record<string, Scenario>>;
}

/** Every strength is of a lever of the page, every other number of a parameter, and all are within their ranges. Numbers await the registry. */
export function valuesFit(session: Session, values: LeverValues, numberFits: (path: string, value: number) => boolean): boolean {
  return Object.entries(values).every(([id, value]) => {
    const lever = session.levers.find((each) => each.id === id);
    return lever ? value >= lever.minimum && value <= lever.maximum : numberFits(id, value);
  });
}

/** A lever that the step's own scenario brings. */
function ownLeverFits(scenario: Scenario | null, id: string, value: number): boolean {
  const lever = scenario?.levers.find((each) => each.id === id);
  return lever !== undefined && value >= lever.minimum && value <= lever.maximum;
}

/** What this tab stored before its reload; null if nothing that can be used. `check` says what is a sound scenario. */
export async function recall(session: Session, library: Library, storage: Preferences, check: (body: unknown) => Promise<Scenario | null>): Promise<Trail | null> {
  try {
    const stored = JSON.parse(storage.read(place) ?? 'null') as Partial<Stored> | null;
    if (stored?.version !== 1) return null;
    for (const [id, body] of Object.entries(stored.own ?? {})) {
      const scenario = await check(body);
      if (scenario && id.startsWith('own-')) library.add(id, scenario);
    }
    const isLever = (id: string): boolean => session.levers.some((lever) => lever.id === id);
    const steps: readonly unknown[] = Array.isArray(stored.trail?.steps) ? stored.trail.steps : [];
    const worlds = steps.flatMap((step) => [step as Partial<Step>, (step as Partial<Step>)?.pair?.other]).filter((world) => !Object.keys(world?.values ?? {}).every(isLever));
    const numberFits = worlds.length > 0 ? (await import('../assumptions/registry.ts')).numberFits : () => false;
    // What is no lever of the page may be one that a shipped scenario brings.
    await Promise.all([...new Set(worlds.map((world) => world!.scenario))].map((id) => typeof id === 'string' && library.has(id) && library.get(id).catch(() => null)));
    return readTrail(stored.trail, (step) => library.has(step.scenario) && valuesFit(session, step.values, (path, value) => numberFits(path, value) || ownLeverFits(library.known(step.scenario), path, value)));
  } catch {
    return null;
  }
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
