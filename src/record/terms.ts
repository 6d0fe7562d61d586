import type { SimulationEvent, Term } from '../core/events/event.ts';

/** How a term's number is to be read. */
export type TermUnit =
  | 'share' | 'musd' | 'capability' | 'months' | 'rate' | 'count' | 'people' | 'flag' | 'safety' | 'factor' | 'perYear' | 'number' | 'logPower' | 'pull' | 'logOdds' | 'perMonth' | 'name';

/**
 * Terms that add up: what pulled a budget (M$ a percentage point of speed), what an act was worth (M$ over the planning horizon), where political
 * will comes from, what a signal does to the odds of danger, who moved for which reason, what moves a mission, where a product's safety comes
 * from; and logs of the factors of a hazard or chance.
 */
export type TermGroup = 'pull' | 'worth' | 'will' | 'odds' | 'people' | 'mission' | 'safety' | 'hazard';

/** Units of the groups, in the order in which they are told. */
export const groupUnits: Readonly<Record<TermGroup, string>> = {
  pull: 'M$ a percentage point of speed',
  worth: 'M$ over the planning horizon',
  will: 'share of political will',
  odds: 'log of the odds that the danger is real',
  people: 'people',
  mission: 'weight of the mission a month',
  safety: 'safety of the product',
  hazard: 'log; the factors multiply to the hazard a month, or to the chance',
};
export const termGroups = Object.keys(groupUnits) as readonly TermGroup[];

export interface TermMeaning {
  readonly unit: TermUnit;
  /** The sum that the term is part of; null for a fact of the moment. */
  readonly group: TermGroup | null;
}

/** Terms by their unit: facts of the moment, as the rule read them. */
const facts: Readonly<Partial<Record<TermUnit, readonly string[]>>> = {
  share: [
    'safety budget', 'budget before', 'residual risk', 'assessed risk', 'cap', 'true risk', 'win probability', 'chance of a warning', 'signal if dangerous', 'signal if not', 'scepticism',
    'perceived chance of detection', 'chance of detection', 'secret safety budget', 'sales lost', 'chance of a collapse', 'chance of closing', 'part that others learn', 'security', 'promised budget',
    'political will', 'will needed', 'public concern', 'share in alignment before', 'share in alignment', 'mission before', 'mission', 'lab revenue against no floors', 'chance of passing the size of a catastrophe',
    'share of opportunities taken', 'chance to be caught', 'organised before', 'organised',
  ],
  musd: ['money spent', 'harm', 'fine', 'owed by the lab', 'owed by the specialist', 'better by another option', 'payoff of keeping', 'payoff of a breach never found'],
  capability: [
    'capability', 'capability before', 'capability since the last release', 'lead', 'jump in capability', 'behind the most capable', 'capability of the project', 'lead as believed', 'lead of the rule',
    'capability of the rule', 'most capable lab', 'capability of the trigger', 'frontier',
  ],
  months: ['months since the last release', 'months without licence', 'months of sanction', 'months of pause'],
  factor: ['passages expected', 'demonstrations expected', 'market over the start', 'strength'],
  rate: ['hazard', 'accident rate at no safety', 'rate', 'rate a month', 'detection a month', 'rate of entry', 'inspections a month', 'opportunities'],
  count: ['demonstrations', 'labs covered', 'labs left', 'members freed', 'labs bound', 'fixed points', 'option', 'sector'],
  people: ['staff before', 'staff', 'safety staff', 'alignment-minded staff'],
  flag: ['on', 'violation', 'found', 'warning', 'stolen', 'bankrupt', 'breaks the treaty', 'treaty ends', 'time consistent', 'by the decision', 'out of the joint project'],
  safety: ['safety of the product', 'floor on specialists', 'floor on labs', 'safety of the model', 'performance of the model'],
  logPower: ['rise of the log of power'],
  perYear: ['wage before', 'wage'],
};

const summed: Readonly<Partial<Record<TermGroup, readonly string[]>>> = {
  worth: [
    'gain from violation', 'expected penalty', 'sanction expected', 'end of the treaty expected', 'gain of leaving the rule', 'cost of breaking the promise', 'gain', 'cost of moving',
    'catastrophe averted', 'users\' surplus', 'public cost', 'lobbying',
  ],
  will: ['will at the start', 'will from concern', 'will from accidents'],
  odds: ['the signal as it is', 'explained away'],
  mission: ['pull of money a month', 'pull of staff a month'],
  safety: ['safety from measures', 'safety bought beyond measures'],
};

const unitOfGroup: Readonly<Record<TermGroup, TermUnit>> = {
  pull: 'pull', worth: 'musd', will: 'share', odds: 'logOdds', people: 'people', mission: 'perMonth', safety: 'safety', hazard: 'number',
};

const known = new Map<string, TermMeaning>([
  ...Object.entries(facts).flatMap(([unit, names]) => names.map((name): [string, TermMeaning] => [name, { unit: unit as TermUnit, group: null }])),
  ...Object.entries(summed).flatMap(([group, names]) => names.map((name): [string, TermMeaning] => [name, { unit: unitOfGroup[group as TermGroup], group: group as TermGroup }])),
]);

/** Terms whose name carries a lab, a sector or a reason. */
const patterns: readonly (readonly [RegExp, TermMeaning])[] = [
  [/^breach: /, { unit: 'musd', group: 'worth' }],
  [/^ln /, { unit: 'number', group: 'hazard' }],
  [/^moves: /, { unit: 'people', group: 'people' }],
  [/^gain of /, { unit: 'capability', group: null }],
  [/^used by /, { unit: 'flag', group: null }],
  [/^hosted by /, { unit: 'name', group: null }],
  [/^option: /, { unit: 'name', group: null }],
  [/^in sector /, { unit: 'name', group: null }],
  [/^law: /, { unit: 'factor', group: null }],
  [/: chance of passage$/, { unit: 'share', group: null }],
  [/: floor$/, { unit: 'safety', group: null }],
  [/: safety$/, { unit: 'safety', group: null }],
  [/: share of the lab$/, { unit: 'share', group: null }],
  [/: specialists take part$/, { unit: 'flag', group: null }],
];

/** Of a decision: all else that it tells is a part of the lab's payoff (`games/race/terms.ts`). */
const decisionFacts = new Set(['safety budget', 'residual risk', 'budget before']);

/** What a term of an event means; null for one that nobody has told of. */
export function meaningOf(event: Pick<SimulationEvent, 'kind'>, name: string): TermMeaning | null {
  if (event.kind === 'decision' && !decisionFacts.has(name)) return { unit: 'pull', group: 'pull' };
  return known.get(name) ?? patterns.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

/** Name of a term as it is shown: a log of a factor goes by the factor's name, a part of a breach's gain by that of the payoff. */
export const shownName = (name: string): string => name.replace(/^(ln|breach:) /, '');

/** An event's terms, facts apart from what adds up; within a group the largest first, zeros left out. */
export function sortedTerms(event: SimulationEvent): { readonly facts: readonly Term[]; readonly groups: readonly { readonly group: TermGroup; readonly terms: readonly Term[] }[] } {
  const grouped = (group: TermGroup | null) => event.terms.filter((term) => (meaningOf(event, term.name)?.group ?? null) === group);
  return {
    facts: grouped(null),
    groups: termGroups.flatMap((group) => {
      const terms = grouped(group).filter((term) => term.value !== 0).sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
      return terms.length === 0 ? [] : [{ group, terms }];
    }),
  };
}
