import { signal } from '@preact/signals';
import type { CardFacts } from 'virtual:card-facts';
import { levers } from '../../model/levers/catalogue.ts';
import { parameters } from '../../model/registry.ts';
import { assumptionWords as text } from '../words/assumptions.ts';

/** What comes with the first card that is opened: null before, and a text that says why not where it could not be had. */
const known = signal<CardFacts | string | null>(null);
let asked = false;

/** Asks for the facts the first time, and again after a failure when the next card is opened. */
export function askForFacts(): void {
  if (asked) return;
  asked = true;
  import('virtual:card-facts').then(({ facts }) => (known.value = facts), () => {
    asked = false;
    known.value = text.card.unfetched;
  });
}

export const cardFacts = (): CardFacts | string | null => known.value;

/** What a lever or parameter does alone, as in `CardFacts`; null where it was not screened, such as a lever of a scenario's own. */
export function effectOn({ effects }: CardFacts, id: string): CardFacts['effects'][number] {
  const lever = levers.findIndex((each) => each.id === id);
  const index = lever >= 0 ? lever : parameters.findIndex((each) => each.id === id);
  if (index < 0) return null;
  return effects[lever >= 0 ? index : levers.length + index] ?? null;
}

/** An equation in which a parameter stands, and its symbol there. */
export interface Use {
  readonly title: string;
  readonly formula: string;
  readonly symbol: string;
}

export function usesOf({ uses, formulas }: CardFacts, id: string): readonly Use[] {
  const flat = uses[parameters.findIndex((each) => each.id === id)] ?? [];
  return Array.from({ length: flat.length / 2 }, (_, index) => {
    const [title, formula] = formulas[flat[2 * index] as number]!;
    return { title, formula, symbol: flat[2 * index + 1] as string };
  });
}
