import { meaningOf, shownName, sortedTerms } from '../../record/terms.ts';
import type { SimulationEvent } from '../../core/events/event.ts';
import { beside } from '../format.ts';
import { factorText, groupWords, unitTexts } from '../words/terms.ts';

export interface Fact {
  readonly name: string;
  readonly text: string;
}

export interface Reason {
  readonly name: string;
  readonly value: number;
  readonly text: string;
  /** Length of its bar, [0, 1]. */
  readonly share: number;
}

/** Terms that add up, the largest first. */
export interface ReasonGroup {
  readonly unit: string;
  readonly reasons: readonly Reason[];
}

export interface Why {
  readonly facts: readonly Fact[];
  /** Signed terms of the first group, the largest first: what pulled, paid or moved; else the factors of a hazard. */
  readonly reasons: readonly Reason[];
  readonly unit: string | null;
  /** The other groups. */
  readonly further: readonly ReasonGroup[];
}

/** Why an event happened, from the terms that the model recorded with it. */
export function why(event: SimulationEvent): Why {
  const { facts, groups } = sortedTerms(event);
  const told = groups.map(({ group, terms }): ReasonGroup => {
    const largest = Math.abs(terms[0]!.value);
    return {
      unit: groupWords[group],
      reasons: terms.filter((each) => Math.abs(each.value) > 1e-3 * largest).map((each) => ({
        name: shownName(each.name), value: each.value, text: group === 'hazard' ? factorText(each.value) : beside(each.value, largest), share: Math.abs(each.value) / largest,
      })),
    };
  });
  return {
    facts: facts.map((each) => ({ name: each.name, text: unitTexts[meaningOf(event, each.name)?.unit ?? 'number'](each.value) })),
    reasons: told[0]?.reasons ?? [],
    unit: told[0]?.unit ?? null,
    further: told.slice(1),
  };
}

/** The event's causes, nearest first; ends at what the scenario scheduled or at a cause that is not in the record. */
export function chain(event: SimulationEvent, byId: ReadonlyMap<string, SimulationEvent>): SimulationEvent[] {
  const list: SimulationEvent[] = [];
  const seen = new Set([event.id]);
  let next = event.cause === null ? undefined : byId.get(event.cause);
  while (next && !seen.has(next.id) && list.length < 8) {
    list.push(next);
    seen.add(next.id);
    next = next.cause === null ? undefined : byId.get(next.cause);
  }
  return list;
}
