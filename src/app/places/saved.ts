import { signal, type ReadonlySignal } from '@preact/signals';
import type { Scenario } from '../../model/settings.ts';
import type { Kept, Shelf } from '../../platform/browser/shelf.ts';

/** A scenario of the user's, as it lies in the browser. Its body is checked like a file when it is opened: an older version may have written it. */
export interface SavedScenario {
  readonly key: string;
  readonly name: string;
  /** Version of the model that it was saved under. */
  readonly model: string;
  /** ISO date and time, UTC. */
  readonly savedAt: string;
  readonly body: Scenario;
}

export type SaveOutcome = Kept | 'taken' | 'no name';

/** My scenarios: the newest first, equal names apart. */
export interface SavedScenarios {
  readonly items: ReadonlySignal<readonly SavedScenario[]>;
  /** Saves under a name; `replace` lets it take the place of the one that has the name. */
  save(name: string, scenario: Scenario, replace?: boolean): SaveOutcome;
  rename(key: string, name: string): SaveOutcome;
  duplicate(key: string): SaveOutcome;
  remove(key: string): void;
  /** Puts one that was removed back as it was. */
  restore(item: SavedScenario): Kept;
}

/** As long as the names of scenarios in files. */
export const longestName = 60;

export function createSavedScenarios(shelf: Shelf, model: string, now: () => Date, newKey: () => string): SavedScenarios {
  const items = signal<readonly SavedScenario[]>([]);
  const refresh = (): void => {
    const read = shelf.names().flatMap((key) => readSaved(key, shelf.read(key)) ?? []);
    items.value = read.sort((a, b) => (a.savedAt < b.savedAt ? 1 : a.savedAt > b.savedAt ? -1 : a.key < b.key ? -1 : 1));
  };
  refresh();
  shelf.watch(refresh);

  const put = (item: SavedScenario): Kept => {
    const { key, ...rest } = item;
    const kept = shelf.write(key, JSON.stringify({ version: 1, ...rest }));
    refresh();
    return kept;
  };
  const holder = (name: string): SavedScenario | undefined => items.peek().find((item) => item.name === name);
  const find = (key: string): SavedScenario | undefined => items.peek().find((item) => item.key === key);

  return {
    items,
    save(text, scenario, replace = false) {
      const name = cleanName(text);
      if (name === '') return 'no name';
      const before = holder(name);
      if (before && !replace) return 'taken';
      return put({ key: before?.key ?? newKey(), name, model, savedAt: now().toISOString(), body: { ...scenario, name } });
    },
    rename(key, text) {
      const [item, name] = [find(key), cleanName(text)];
      if (!item || name === '') return 'no name';
      if (name === item.name) return 'kept';
      if (holder(name)) return 'taken';
      return put({ ...item, name, body: { ...item.body, name } });
    },
    duplicate(key) {
      const item = find(key);
      if (!item) return 'no name';
      const name = freeName(item.name, items.peek().map((each) => each.name));
      return put({ ...item, key: newKey(), name, savedAt: now().toISOString(), body: { ...item.body, name } });
    },
    remove(key) {
      shelf.remove(key);
      refresh();
    },
    restore: put,
  };
}

/** A name that a scenario file takes: printable, without slashes, not too long. */
export function cleanName(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}/]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, longestName).trim();
}

/** The name with the first number from 2 on that is free. */
export function freeName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/ \(\d+\)$/, '');
  for (let number = 2; ; number++) {
    const ending = ` (${number})`;
    const tried = `${stem.slice(0, longestName - ending.length)}${ending}`;
    if (!taken.includes(tried)) return tried;
  }
}

/** A stored text as a saved scenario; null where it is none. What it holds is not judged here. */
function readSaved(key: string, text: string | null): SavedScenario | null {
  try {
    const { version, name, model, savedAt, body } = JSON.parse(text ?? 'null') as Record<string, unknown>;
    if (version !== 1 || typeof name !== 'string' || typeof model !== 'string' || typeof savedAt !== 'string' || Number.isNaN(Date.parse(savedAt))) return null;
    return typeof body === 'object' && body !== null ? { key, name, model, savedAt, body: body as Scenario } : null;
  } catch {
    return null;
  }
}
