import type { SimulationEvent } from '../core/events/event.ts';

/** What happened to an entity, to follow its name: of the kinds that worlds with regulators, researchers, treaties, rules, leaks and changing membership bring. */
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
  misconduct: 'A lab\'s system meets opportunities at a rate that grows with its capability, takes those whose gain beats detection times penalty, and is caught with the chance that the lab\'s detecting measures give. What is caught is evidence; it does no harm by itself.',
  entry: 'A lab enters at its date, or when capital that follows the market finds it; it starts behind the most capable lab of the day.',
  exit: 'A lab leaves at its date, or because it owes more than it owns and its creditors do not carry it on.',
  merger: 'Labs of the joint project race as one, hosted by the most capable.',
  breach: 'A member of a treaty goes on in secret when its own best game without the cap, for as long as it is likely to stay unseen, brings more than the sanction and the end of the treaty are expected to cost. Below: each part of its payoff, breaking less keeping.',
  detection: 'A secret breach is found at the treaty\'s rate of detection.',
  'snap-back': 'A breach that is found ends the treaty with the stated chance, and all members are free at once.',
  trigger: 'The rule pauses whom it binds when the most capable lab passes the stated capability, and at warnings if it says so.',
  move: 'A lab leaves its regulator for another jurisdiction where its predicted payoff there, rivals staying, beats that at home by more than moving costs.',
  staff: 'People reconsider their jobs at their rate and choose by logit between capabilities, alignment and neither; whole people, counted by the largest part of what each move gains. Told when a lab\'s staff has moved by a tenth.',
  drift: 'An organisation\'s mission follows where its money comes from and who works there: the two pulls of a month are told when it has moved by five points.',
  whistle: 'At a lab that breaks a rule each alignment-minded person makes it public at a rate; for a year the violation is then found more easily.',
  tipping: 'Shares and wages of the labour market jump to another fixed point when the one that was followed is gone or no longer the nearest.',
  advocate: 'The advocate shares each tranche in proportion to the parts that its scenario states. Tools make every measure more powerful, demonstrations arrive by chance and are read as accidents are, money organises staff who are not yet, and campaigning makes a bill more likely to pass the more political will there is.',
  bill: 'A bill passes in a jurisdiction with a chance that grows with the money of the tranche and with political will; what it says is then in force there.',
  'lead-rule': 'A lab spends its lead while it is beyond the stated capability and believes itself further ahead than the margin; it leaves the rule when leaving brings more than breaking its word costs.',
};

/** What happened, or null for other kinds of event. */
export function occurrenceOf(event: SimulationEvent): Occurrence | null {
  const value = (name: string): number => event.terms.find((term) => term.name === name)?.value ?? NaN;
  const gainers = event.terms.filter((term) => term.name.startsWith('gain of ') && !term.name.includes(' leaving')).map((term) => term.name.slice('gain of '.length));
  switch (event.kind) {
    case 'breakthrough': {
      const jump = value('jump in capability');
      return Number.isNaN(jump)
        ? { what: `finds better safety technology: ${shown(100 * value('rise of the log of power'))}% more power`, tone: 'safe' }
        : { what: `finds something: ${shown(jump)} OOM ahead at once`, tone: 'risk' };
    }
    case 'leak':
      return { what: value('stolen') === 1 ? `loses its weights to ${gainers.join(', ')}` : `has its weights made public; ${gainers.join(', ')} take them`, tone: 'risk' };
    case 'misconduct':
      return { what: 'catches its own system misbehaving', tone: 'risk' };
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
        ? { what: `spends its lead: at least ${shown(100 * value('promised budget'))}% of its speed for safety`, tone: 'safe' }
        : { what: value('gain of leaving the rule') > -value('cost of breaking the promise') ? 'leaves its rule for the lead' : 'no longer leads by enough to spend', tone: 'plain' };
    case 'policy':
      return regulatorActs(event, value);
    case 'advocate': {
      const money = `gets ${shown(value('money spent'))} M$ of the advocate`;
      if (event.entity === 'technology') return { what: `${money}: ${shown(100 * value('rise of the log of power'))}% more power`, tone: 'safe' };
      if (event.entity === 'evidence') return { what: `${money}: ${shown(value('demonstrations'))} demonstrations`, tone: 'act' };
      if (event.entity === 'staff') return { what: `${money}: ${shown(100 * value('organised'))}% of minded staff organised`, tone: 'safe' };
      return { what: money, tone: 'act' };
    }
    case 'bill':
      return { what: 'passes the advocate\'s bill', tone: 'act' };
    case 'move':
      return { what: 'leaves its jurisdiction for another', tone: 'act' };
    case 'staff': {
      const now = value('staff') + value('safety staff');
      const before = value('staff before');
      return { what: `${now > before ? 'grows' : 'shrinks'} from ${Math.round(before)} to ${Math.round(now)} people in both kinds of work`, tone: 'plain' };
    }
    case 'drift': {
      const [before, now] = [value('mission before'), value('mission')];
      return { what: `${now > before ? 'turns back to' : 'drifts from'} its mission: its weight goes from ${shown(100 * before)} to ${shown(100 * now)}%`, tone: now > before ? 'safe' : 'risk' };
    }
    case 'whistle':
      return { what: 'has its violation made public by its own staff', tone: 'act' };
    case 'tipping': {
      const [before, now] = [value('share in alignment before'), value('share in alignment')];
      return { what: `tip ${now > before ? 'into' : 'out of'} alignment: from ${shown(100 * before)} to ${shown(100 * now)}% of them`, tone: now > before ? 'safe' : 'risk' };
    }
    default:
      return null;
  }
}

/** A regulator's choice; null for a lever that the scenario itself switches. */
function regulatorActs(event: SimulationEvent, value: (name: string) => number): Occurrence | null {
  if (Number.isNaN(value('option'))) return null;
  const option = event.terms.find((term) => term.name.startsWith('option: '))?.name.slice('option: '.length);
  return { what: option === undefined ? 'takes back what it had put in force' : `puts ${option} in force`, tone: 'act' };
}

function shown(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(2))) : '–';
}
