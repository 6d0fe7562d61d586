import { occurrenceOf } from '../../record/occurrences.ts';
import { meaningOf, shownName, sortedTerms } from '../../record/terms.ts';
import type { SimulationEvent } from '../../core/events/event.ts';
import type { Lever } from '../../model/settings.ts';
import { significant } from '../format.ts';
import { factorText, groupWords, headlines, unitTexts } from '../words/headlines.ts';

export type EventGroup = 'incidents' | 'policy' | 'decisions' | 'end' | 'other';

const groups: Readonly<Record<string, EventGroup>> = {
  accident: 'incidents', 'deployment-accident': 'incidents', catastrophe: 'end', decided: 'end',
  policy: 'policy', inspection: 'policy', whistle: 'policy', move: 'policy', detection: 'policy', breach: 'policy', 'snap-back': 'policy', trigger: 'policy', 'lead-rule': 'policy', merger: 'policy',
  decision: 'decisions',
};

export function groupOf(event: SimulationEvent): EventGroup {
  return groups[event.kind] ?? 'other';
}

const term = (event: SimulationEvent, name: string): number | null => event.terms.find((each) => each.name === name)?.value ?? null;

/** Kinds that happen too often to be shown without being asked. */
const quiet: readonly string[] = ['evidence', 'release', 'staff', 'hire', 'misconduct'];

/** What the log shows without being asked: incidents, policies, findings, the end, and large changes of budgets. */
export function isNotable(event: SimulationEvent): boolean {
  if (event.kind === 'inspection') return (term(event, 'found') ?? 0) > 0;
  if (event.kind === 'decision') {
    const before = term(event, 'budget before');
    return before !== null && Math.abs((term(event, 'safety budget') ?? before) - before) >= 0.05;
  }
  return !quiet.includes(event.kind) && (event.kind !== 'deployment-accident' || event.severity >= 2);
}

export interface Headline {
  readonly who: string;
  readonly what: string;
  readonly tone: 'risk' | 'safe' | 'act' | 'plain';
}

/** One line for the log, made from the event's kind and terms alone. */
export function headline(event: SimulationEvent, levers: readonly Lever[]): Headline {
  const { entity: who } = event;
  switch (event.kind) {
    case 'accident':
      return { who, what: headlines.accident(event.severity, term(event, 'harm') ?? NaN), tone: 'risk' };
    case 'release':
      return { who, what: headlines.release(term(event, 'months since the last release') ?? NaN), tone: 'plain' };
    case 'deployment-accident':
      return { who, what: headlines.productAccident(term(event, 'harm') ?? NaN), tone: 'risk' };
    case 'catastrophe':
      return { who, what: term(event, 'by the decision') === 1 ? headlines.catastropheByDecision : headlines.catastropheByAccident, tone: 'risk' };
    case 'decided':
      return { who, what: headlines.decided(term(event, 'residual risk') ?? NaN), tone: 'safe' };
    case 'policy': {
      const choice = occurrenceOf(event);
      if (choice !== null) return { who, ...choice };
      const lever = levers.find((each) => each.id === who);
      const on = term(event, 'on') === 1;
      const strength = term(event, 'strength');
      return { who: lever?.label ?? who, what: on ? headlines.switchedOn(strength, lever?.unit ?? null) : headlines.switchedOff, tone: 'act' };
    }
    case 'inspection':
      if (term(event, 'found') === 1) return { who, what: headlines.found(term(event, 'fine') ?? 0), tone: 'risk' };
      return { who, what: term(event, 'violation') === 1 ? headlines.missed : headlines.inOrder, tone: 'act' };
    case 'evidence':
      return { who, what: headlines.evidence(event.cause?.startsWith('misconduct/') === true, term(event, 'warning') === 1), tone: 'plain' };
    case 'lead':
      return { who, what: headlines.lead, tone: 'plain' };
    case 'decision': {
      const budget = term(event, 'safety budget') ?? NaN;
      const before = term(event, 'budget before');
      if (budget === 1) return { who, what: headlines.sitsOut, tone: 'safe' };
      if (before === null) return { who, what: headlines.starts(budget), tone: 'plain' };
      const rises = budget > before;
      return { who, what: (rises ? headlines.raises : headlines.cuts)(before, budget), tone: rises ? 'safe' : 'risk' };
    }
    default:
      return { who, ...(occurrenceOf(event) ?? { what: event.kind, tone: 'plain' }) };
  }
}

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
        name: shownName(each.name), value: each.value, text: group === 'hazard' ? factorText(each.value) : significant(each.value, true), share: Math.abs(each.value) / largest,
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
