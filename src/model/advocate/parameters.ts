import { parameter, type Parameter } from '../../core/parameter.ts';

/** An advocate as an actor (model, section 8): what it has, how it spends it, and what a million dollars buys. */
export const advocateParameters: readonly Parameter[] = [
  parameter({
    id: 'advocate.budget', label: 'Advocate\'s budget', aliases: ['funder', 'philanthropy', 'campaign'], unit: 'M$', default: 0, minimum: 0, maximum: 10_000, step: 5,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (an advocate with a budget can be an actor)',
    meaning: 'All that an advocate spends on the four purposes below, in equal tranches; zero is no advocate.', reason: 'None unless a scenario or the lever brings one; the model suggests fifty.',
  }),
  parameter({
    id: 'advocate.start', label: 'First tranche', aliases: ['start of the campaign'], unit: 'months', default: 0, minimum: 0, maximum: 600, step: 1,
    group: 'policy', grade: 'assumed', source: 'Model, section 8', meaning: 'Month of the advocate\'s first tranche; where the lever brings the advocate later, that month.', reason: 'Money that is there is spent.',
  }),
  parameter({
    id: 'advocate.every', label: 'Tranche every', aliases: ['grant round'], unit: 'months', default: 3, minimum: 1, maximum: 120, step: 1,
    group: 'policy', grade: 'assumed', source: 'Model, section 8', meaning: 'Time between the advocate\'s tranches.', reason: 'Funders decide by the quarter.',
  }),
  parameter({
    id: 'advocate.tranches', label: 'Number of tranches', aliases: [], unit: 'tranches', default: 8, minimum: 1, maximum: 100, step: 1, integer: true,
    group: 'policy', grade: 'assumed', source: 'Model, section 8', meaning: 'Equal parts in which the budget is spent.', reason: 'With the default interval two years, before most races are decided.',
  }),
  ...([
    ['technology', 'technology', 'grants for tools that make every measure more powerful in every lab'],
    ['evidence', 'evidence', 'demonstrations, which labs, people and the public read as they read accidents'],
    ['staff', 'organising staff', 'alignment-minded staff who would leave together unless their lab concedes a safety budget'],
    ['bill', 'a bill', 'campaigning for the law that the scenario names, in every jurisdiction that has not passed it'],
  ] as const).map(([purpose, label, what]) => parameter({
    id: `advocate.${purpose}`, label: `Advocate's money for ${label}`, aliases: ['portfolio'], unit: 'parts', default: 1, minimum: 0, maximum: 100, step: 1,
    group: 'policy', grade: 'assumed', source: `Model, section 8 (an advocate can buy technology, evidence, staff organising, a bill)`,
    meaning: `Part of a tranche that goes to ${what}. Parts are read against each other: a tranche is shared in proportion.`, reason: 'Even parts: no purpose is favoured.',
  })),
  parameter({
    id: 'advocate.powerPerMusd', label: 'Technology for money', aliases: ['productivity of grants'], unit: 'log of power per M$', default: 0.001, minimum: 0, maximum: 0.1, step: 0.0005,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (productivity per M$ stated)',
    meaning: 'Rise of the log of the power of every safety measure for each million dollars.', reason: 'Ten million add one per cent; all alignment research spends eighty times as much in a year.',
  }),
  parameter({
    id: 'advocate.demonstrationsPerMusd', label: 'Demonstrations for money', aliases: ['productivity of evidence'], unit: 'demonstrations per M$', default: 0.1, minimum: 0, maximum: 10, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, sections 8 and 9 (research is evidence)',
    meaning: 'Expected number of demonstrations for each million dollars, Poisson; each is read as a warning or as reassurance with the chances of any other evidence.',
    reason: 'Ten million for one that is noticed as a severe accident is: a team of ten for several years.',
  }),
  parameter({
    id: 'advocate.organisedPerMusd', label: 'Organised staff for money', aliases: ['productivity of organising'], unit: 'per M$', default: 0.005, minimum: 0, maximum: 1, step: 0.005,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (productivity per M$ stated); Efficient tradeoffs (valuable employees negotiate)',
    meaning: 'Share of the alignment-minded staff who are still unorganised that each million dollars organises.', reason: 'Ten million organise a twentieth.',
  }),
  parameter({
    id: 'advocate.passagePerMusd', label: 'Passage of a bill for money', aliases: ['productivity of campaigning', 'lobbying for a bill'], unit: 'per M$', default: 0.1, minimum: 0, maximum: 10, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (a bill; productivity per M$ stated); Efficient tradeoffs (political feasibility)',
    meaning: 'Passages to expect for each million dollars where political will is whole; in proportion to will below.', reason: 'At the default will of 0.3 twelve million pass a bill in three cases of ten.',
  }),
];
