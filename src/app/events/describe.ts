import type { SimulationEvent, Term } from '../../core/events/event.ts';
import type { Lever } from '../../model/settings.ts';
import { fixed, percent, significant, signed, whole } from '../format.ts';

export type EventGroup = 'incidents' | 'policy' | 'decisions' | 'end' | 'other';

const groups: Readonly<Record<string, EventGroup>> = {
  accident: 'incidents', catastrophe: 'end', decided: 'end', policy: 'policy', inspection: 'policy', decision: 'decisions', lead: 'other', evidence: 'other',
};

export function groupOf(event: SimulationEvent): EventGroup {
  return groups[event.kind] ?? 'other';
}

const term = (event: SimulationEvent, name: string): number | null => event.terms.find((each) => each.name === name)?.value ?? null;

/** What the log shows without being asked: incidents, policies, findings, the end, and large changes of budgets. */
export function isNotable(event: SimulationEvent): boolean {
  if (event.kind === 'inspection') return (term(event, 'found') ?? 0) > 0;
  if (event.kind === 'decision') {
    const before = term(event, 'budget before');
    return before !== null && Math.abs((term(event, 'safety budget') ?? before) - before) >= 0.05;
  }
  return event.kind !== 'evidence';
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
      return { who, what: `accident of severity ${event.severity}, ${money(term(event, 'harm') ?? NaN)} lost`, tone: 'risk' };
    case 'catastrophe':
      return { who, what: term(event, 'by the decision') === 1 ? 'catastrophe: its system decided the race and was not safe' : 'catastrophe by accident', tone: 'risk' };
    case 'decided':
      return { who, what: `decides the race with residual risk ${percent(term(event, 'residual risk') ?? NaN)}`, tone: 'safe' };
    case 'policy': {
      const lever = levers.find((each) => each.id === who);
      const on = term(event, 'on') === 1;
      const strength = term(event, 'strength');
      return { who: lever?.label ?? who, what: on ? `switched on${strength === null ? '' : ` at ${significant(strength)}${lever ? ` (${lever.unit})` : ''}`}` : 'switched off', tone: 'act' };
    }
    case 'inspection':
      if (term(event, 'found') === 1) return { who, what: `inspected: violation found, fined ${money(term(event, 'fine') ?? 0)}`, tone: 'risk' };
      return { who, what: term(event, 'violation') === 1 ? 'inspected: its violation was missed' : 'inspected: in order', tone: 'act' };
    case 'evidence':
      return { who, what: term(event, 'warning') === 1 ? 'accident read as a warning' : 'accident read as reassurance', tone: 'plain' };
    case 'lead':
      return { who, what: 'takes the lead', tone: 'plain' };
    case 'decision': {
      const budget = term(event, 'safety budget') ?? NaN;
      const before = term(event, 'budget before');
      if (budget === 1) return { who, what: 'sits this round out', tone: 'safe' };
      if (before === null) return { who, what: `starts with a safety budget of ${percent(budget, 1)}`, tone: 'plain' };
      const rises = budget > before;
      return { who, what: `${rises ? 'raises' : 'cuts'} its safety budget from ${percent(before, 1)} to ${percent(budget, 1)}`, tone: rises ? 'safe' : 'risk' };
    }
    default:
      return { who, what: event.kind, tone: 'plain' };
  }
}

/** Terms that state a fact, with their unit; all others are signed reasons. */
const facts: Readonly<Record<string, (value: number) => string>> = {
  'safety budget': (value) => percent(value, 1), 'budget before': (value) => percent(value, 1), 'residual risk': (value) => percent(value),
  'assessed risk': (value) => percent(value), cap: (value) => percent(value), 'true risk': (value) => percent(value),
  'win probability': (value) => percent(value), 'chance of a warning': (value) => percent(value), 'signal if dangerous': (value) => percent(value), 'signal if not': (value) => percent(value),
  hazard: (value) => `${significant(value)} a month`, 'accident rate at no safety': (value) => `${significant(value)} a month`,
  capability: (value) => `${fixed(value, 2)} OOM`, lead: (value) => `${signed(value, 2)} OOM`, harm: money, fine: money,
  strength: (value) => significant(value), 'labs covered': whole,
  on: yesNo, violation: yesNo, found: yesNo, warning: yesNo, 'by the decision': yesNo,
};

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

export interface Why {
  readonly facts: readonly Fact[];
  /** Signed terms, the largest first. */
  readonly reasons: readonly Reason[];
  readonly unit: string | null;
}

/** Why an event happened, from the terms that the model recorded with it. */
export function why(event: SimulationEvent): Why {
  const known = event.terms.filter((each) => facts[each.name]);
  const signedTerms = event.terms.filter((each) => !facts[each.name]);
  const largest = Math.max(...signedTerms.map((each) => Math.abs(each.value)), 1e-300);
  return {
    facts: known.map((each) => ({ name: each.name, text: facts[each.name]!(each.value) })),
    reasons: [...signedTerms].filter((each) => Math.abs(each.value) > 1e-3 * largest)
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
      .map((each: Term) => ({ name: each.name, value: each.value, text: significant(each.value, true), share: Math.abs(each.value) / largest })),
    unit: event.kind === 'decision' && signedTerms.length > 0 ? 'What one more point of speed for safety would gain the lab, M$' : null,
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

function money(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (value >= 1e6) return `${significant(value / 1e6)} trillion $`;
  if (value >= 1e3) return `${significant(value / 1e3)} billion $`;
  return `${significant(value)} M$`;
}

function yesNo(value: number): string {
  return value === 1 ? 'yes' : 'no';
}
