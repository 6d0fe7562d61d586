import type { SimulationEvent } from '../core/events/event.ts';

/** What happened to an entity, to follow its name: of the kinds that worlds with treaties, rules, leaks and changing membership bring. */
export interface Occurrence {
  /** `loses its weights to Boreal`. */
  readonly what: string;
  readonly tone: 'risk' | 'safe' | 'act' | 'plain';
}

/** The rules by which such events happen, by kind. */
export const occurrenceRules: Readonly<Record<string, string>> = {
  breakthrough: 'Every lab finds something now and then, at a rate of its own; the jump is exponential. A jump in capability falls due at the next round, of one in safety technology the other labs learn a part.',
  leak: 'Weights are stolen, or become public, at a rate that security lowers. Who takes them closes a part of the gap; who puts the model to use has it without safeguards.',
  hire: 'People who know leave for a rival that is behind, and close a small part of its gap.',
  entry: 'A lab enters at its date, or when capital that follows the market finds it; it starts behind the most capable lab of the day.',
  exit: 'A lab leaves at its date, or because it owes more than it owns and its creditors do not carry it on.',
  merger: 'Labs of the joint project race as one, hosted by the most capable.',
  breach: 'A member of a treaty goes on in secret when its own best game without the cap, for as long as it is likely to stay unseen, brings more than the sanction and the end of the treaty are expected to cost.',
  detection: 'A secret breach is found at the treaty\'s rate of detection.',
  'snap-back': 'A breach that is found ends the treaty with the stated chance, and all members are free at once.',
  trigger: 'The rule pauses whom it binds when the most capable lab passes the stated capability, and at warnings if it says so.',
  'lead-rule': 'A lab spends its lead while it is beyond the stated capability and believes itself further ahead than the margin; it leaves the rule when leaving brings more than breaking its word costs.',
};

/** What happened, or null for other kinds of event. */
export function occurrenceOf(event: SimulationEvent): Occurrence | null {
  const value = (name: string): number => event.terms.find((term) => term.name === name)?.value ?? NaN;
  const gainers = event.terms.filter((term) => term.name.startsWith('gain of ') && !term.name.includes(' a breach') && !term.name.includes(' leaving')).map((term) => term.name.slice('gain of '.length));
  switch (event.kind) {
    case 'breakthrough': {
      const jump = value('jump in capability');
      return Number.isNaN(jump)
        ? { what: `finds better safety technology: ${shown(100 * value('rise of the log of power'))} % more power`, tone: 'safe' }
        : { what: `finds something: ${shown(jump)} OOM ahead at once`, tone: 'risk' };
    }
    case 'leak':
      return { what: value('stolen') === 1 ? `loses its weights to ${gainers.join(', ')}` : `has its weights made public; ${gainers.join(', ')} take them`, tone: 'risk' };
    case 'hire':
      return { what: `loses people to ${gainers.join(', ')}`, tone: 'plain' };
    case 'entry':
      return { what: value('out of the joint project') === 1 ? 'goes its own way again' : `enters, ${shown(value('behind the most capable'))} OOM behind the most capable`, tone: 'plain' };
    case 'exit':
      return { what: value('bankrupt') === 1 ? 'is bankrupt and closes' : 'leaves the race', tone: 'plain' };
    case 'merger': {
      const host = event.terms.find((term) => term.name.startsWith('hosted by '))?.name.slice('hosted by '.length);
      return { what: `joins the project that ${host ?? 'another lab'} hosts`, tone: 'act' };
    }
    case 'breach':
      return value('breaks the treaty') === 1 ? { what: 'breaks the treaty in secret', tone: 'risk' } : { what: 'keeps to the treaty again', tone: 'safe' };
    case 'detection':
      return { what: `is caught breaking the treaty${value('treaty ends') === 1 ? ', which ends it' : ''}`, tone: 'act' };
    case 'snap-back':
      return { what: `has ended the treaty: ${shown(value('members freed'))} members are free`, tone: 'risk' };
    case 'trigger':
      return { what: `pause training for ${shown(value('months of pause'))} months: ${value('warning') === 1 ? 'a warning' : 'the capability of the trigger is passed'}`, tone: 'act' };
    case 'lead-rule':
      return value('promised budget') > 0
        ? { what: `spends its lead: at least ${shown(100 * value('promised budget'))} % of its speed for safety`, tone: 'safe' }
        : { what: value('gain of leaving the rule') > -value('cost of breaking the promise') ? 'leaves its rule for the lead' : 'no longer leads by enough to spend', tone: 'plain' };
    default:
      return null;
  }
}

function shown(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(2))) : '–';
}
