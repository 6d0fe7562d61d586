import { signal, type ReadonlySignal } from '@preact/signals';
import type { Scenario } from '../../model/settings.ts';
import type { ScenarioEntry } from './session.ts';

/** The scenarios that can be opened by id: the shipped ones, fetched when first asked for, and those that came by a link or a file. */
export interface Library {
  readonly own: ReadonlySignal<Readonly<Record<string, Scenario>>>;
  /** Names for the picker: the shipped ones first. */
  readonly entries: () => readonly ScenarioEntry[];
  has(id: string): boolean;
  get(id: string): Promise<Scenario>;
  /** The scenario of an id if it has been opened before. */
  known(id: string): Scenario | null;
  add(id: string, scenario: Scenario): void;
}

export function createLibrary(shipped: readonly ScenarioEntry[], first: Scenario, load: (id: string) => Promise<Scenario>): Library {
  const own = signal<Readonly<Record<string, Scenario>>>({});
  const opened = new Map<string, Scenario>([[shipped[0]!.id, first]]);
  return {
    own,
    entries: () => [...shipped, ...Object.entries(own.value).map(([id, { name }]) => ({ id, name }))],
    has: (id) => shipped.some((entry) => entry.id === id) || Object.hasOwn(own.peek(), id),
    known: (id) => (Object.hasOwn(own.peek(), id) ? own.peek()[id] : opened.get(id)) ?? null,
    async get(id) {
      const known = Object.hasOwn(own.peek(), id) ? own.peek()[id] : opened.get(id);
      if (known) return known;
      const scenario = await load(id);
      opened.set(id, scenario);
      return scenario;
    },
    add(id, scenario) {
      own.value = { ...own.peek(), [id]: scenario };
    },
  };
}
