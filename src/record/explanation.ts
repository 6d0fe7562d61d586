import type { SimulationEvent, Term } from '../core/events/event.ts';
import { occurrenceOf, occurrenceRules } from './occurrences.ts';
import { groupUnits, meaningOf, sortedTerms, type TermGroup } from './terms.ts';

/** Terms that add up, with the unit of the sum. */
export interface TermSum {
  readonly group: TermGroup;
  readonly unit: string;
  readonly terms: readonly Term[];
}

/** Why an event happened, in words made from the model's own terms. */
export interface Explanation {
  readonly event: SimulationEvent;
  /** One line: what happened, where and when. */
  readonly headline: string;
  /** The facts of the moment, as the rule read them. */
  readonly facts: readonly Term[];
  /** What adds up, by group: what pulled or paid first, logs of a hazard's factors last; empty where the rule has none. */
  readonly sums: readonly TermSum[];
  /** Signed contributions, largest first: those of the first sum that is not of a hazard; empty where the rule is a draw. */
  readonly contributions: readonly Term[];
  /** Unit of the contributions. */
  readonly unit: string;
  /** The rule by which such an event happens. */
  readonly rule: string;
  /** Causes, from the event back to the scenario itself. */
  readonly chain: readonly { readonly event: SimulationEvent; readonly headline: string }[];
}

const rules: Readonly<Record<string, string>> = {
  ...occurrenceRules,
  decision: 'Each round the labs\' safety budgets are an equilibrium of the race game. Contributions: what each part of the lab\'s payoff would gain from one more percentage point of speed given up for safety, at the budget it had before.',
  accident: 'Accidents arrive at the lab\'s accident rate at no safety times its residual risk; their size is drawn from a heavy tail.',
  release: 'A lab brings out what it has every few months, later the more its measures delay; floors, bargain and investment of lab and specialists then decide how safe the product is and who earns what.',
  'deployment-accident': 'Products in use have accidents in proportion to what is sold, fewer the safer the product is; they are never a catastrophe.',
  evidence: 'An accident, misconduct caught, or a demonstration is read as a warning with one chance if systems are dangerous and another if they are not; labs update their beliefs by Bayes.',
  inspection: 'The regulator inspects at its rate, compares assessed risk with the cap, misses a share of violations, and fines what it finds.',
  policy: 'The scenario\'s policies switch levers on and off at their dates; labs answer at the next round.',
  lead: 'The most capable active lab leads.',
  decided: 'The race is decided at a hazard that grows with the frontier\'s capability; the winner is drawn with chances that grow with its lead.',
  catastrophe: 'The system that decided the race, or caused an accident past the catastrophe size, is catastrophic with the true risk; after a decision times the winner\'s residual risk.',
};

const regulatorRules = {
  reactive: 'The regulator takes the strictest option of its menu that its political will and its budget reach. Will is what it was at the start, what risen concern adds, and what accidents left.',
  stackelberg: 'The regulator predicts the labs\' equilibrium under each option of its menu that its will and budget reach, and takes the one worth most to it: catastrophe averted, weighed by its will, users\' surplus, public cost, and labs\' lobbying.',
} as const;

/** What happened, in one line. Templated from the event's terms. */
export function headlineOf(event: SimulationEvent): string {
  const value = (name: string): number => event.terms.find((term) => term.name === name)?.value ?? NaN;
  const when = `month ${number(event.time)}`;
  switch (event.kind) {
    case 'decision': {
      const before = value('budget before');
      const budget = value('safety budget');
      if (budget === 1) return `${event.entity} sits out from ${when} on`;
      if (before === 1) return `${event.entity} takes part again in ${when}, with ${percent(budget)} of its speed given up for safety`;
      if (Number.isNaN(before)) return `${event.entity} gives up ${percent(budget)} of its speed for safety in ${when}`;
      return `${event.entity} ${budget > before ? 'raises' : 'cuts'} its safety budget from ${percent(before)} to ${percent(budget)} of its speed in ${when}`;
    }
    case 'accident':
      return `Accident at ${event.entity} in ${when}, ${money(value('harm'))}, severity ${event.severity}`;
    case 'release':
      return `${event.entity} releases a model in ${when}, ${number(value('months since the last release'))} months after its last`;
    case 'deployment-accident':
      return `Accident of a product of ${event.entity} in ${when}, ${money(value('harm'))}, severity ${event.severity}`;
    case 'evidence':
      return `${signalOf(event)} is read as ${value('warning') === 1 ? 'a warning' : 'reassurance'} in ${when}`;
    case 'inspection':
      return `${event.entity} is inspected in ${when}: ${value('violation') === 1 ? (value('found') === 1 ? `a violation, fined ${money(value('fine'))}` : 'a violation, missed') : 'in order'}`;
    case 'policy': {
      const choice = occurrenceOf(event);
      if (choice !== null) return `${event.entity} ${choice.what} in ${when}`;
      return `${event.entity} goes ${value('on') === 1 ? `on at strength ${number(value('strength'))}` : 'off'} in ${when}`;
    }
    case 'lead':
      return `${event.entity} takes the lead in ${when}`;
    case 'decided':
      return `${event.entity} decides the race in ${when}, with residual risk ${number(value('residual risk'))}`;
    case 'catastrophe':
      return `Catastrophe by ${event.entity} in ${when}`;
    default: {
      const occurrence = occurrenceOf(event);
      return occurrence === null ? `${event.kind} at ${event.entity} in ${when}` : `${event.entity} ${occurrence.what} in ${when}`;
    }
  }
}

/** What is read as evidence: an accident, misconduct that was caught, or a demonstration that an advocate paid for. */
function signalOf(event: SimulationEvent): string {
  if (event.cause?.startsWith('advocate/') === true) return 'A demonstration of the advocate';
  return `${event.cause?.startsWith('misconduct/') === true ? 'The misconduct caught' : 'The accident'} at ${event.entity}`;
}

/** Explains one event of a recorded run. */
export function explainEvent(event: SimulationEvent, events: readonly SimulationEvent[]): Explanation {
  const { facts, groups } = sortedTerms(event);
  const sums = groups.map(({ group, terms }): TermSum => ({ group, unit: groupUnits[group], terms }));
  const main = sums.find((sum) => sum.group !== 'hazard');
  const byId = new Map(events.map((each) => [each.id, each]));
  const chain: { event: SimulationEvent; headline: string }[] = [];
  const seen = new Set<string>();
  for (let cause = event.cause; cause !== null && !seen.has(cause); ) {
    seen.add(cause);
    const found = byId.get(cause);
    if (found === undefined) break;
    chain.push({ event: found, headline: headlineOf(found) });
    cause = found.cause;
  }
  return {
    event, headline: headlineOf(event), facts, sums,
    contributions: main?.terms ?? [],
    unit: main?.unit ?? '',
    rule: ruleOf(event),
    chain,
  };
}

function ruleOf(event: SimulationEvent): string {
  if (event.kind === 'policy' && occurrenceOf(event) !== null) {
    return event.terms.some((term) => term.name === 'catastrophe averted') ? regulatorRules.stackelberg : regulatorRules.reactive;
  }
  return rules[event.kind] ?? 'No rule is told for this kind of event.';
}

function percent(share: number): string {
  return `${number(share * 100)}%`;
}

function money(musd: number): string {
  return musd >= 1e6 ? `${number(musd / 1e6)} T$` : musd >= 1000 ? `${number(musd / 1000)} B$` : `${number(musd)} M$`;
}

/** A term's number with its unit. */
export function termText(event: SimulationEvent, term: Term): string {
  const { value } = term;
  switch (meaningOf(event, term.name)?.unit) {
    case 'share': return percent(value);
    case 'musd': return money(value);
    case 'capability': return `${number(value)} OOM`;
    case 'months': return `${number(value)} months`;
    case 'rate': return `${number(value)} a month`;
    case 'perYear': return `${number(value)} M$ a year`;
    case 'people': return String(Math.round(value));
    case 'flag': return value === 1 ? 'yes' : 'no';
    case 'name': return '';
    default: return number(value);
  }
}

/** Three significant digits, no exponent for everyday sizes. */
export function number(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(3));
  return String(rounded);
}
