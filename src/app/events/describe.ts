import { occurrenceOf } from '../../record/occurrences.ts';
import type { SimulationEvent } from '../../core/events/event.ts';
import type { Lever } from '../../model/settings.ts';
import { headlines } from '../words/headlines.ts';

export type EventGroup = 'incidents' | 'policy' | 'decisions' | 'end' | 'other';

const groups: Readonly<Record<string, EventGroup>> = {
  accident: 'incidents', 'deployment-accident': 'incidents', catastrophe: 'end', decided: 'end',
  policy: 'policy', inspection: 'policy', whistle: 'policy', move: 'policy', detection: 'policy', breach: 'policy', 'snap-back': 'policy', trigger: 'policy', 'lead-rule': 'policy', merger: 'policy', advocate: 'policy', bill: 'policy',
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
      return { who, what: headlines.evidence(event.cause?.startsWith('misconduct/') === true ? 'misconduct' : event.cause?.startsWith('advocate/') === true ? 'demonstration' : 'accident', term(event, 'warning') === 1), tone: 'plain' };
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
