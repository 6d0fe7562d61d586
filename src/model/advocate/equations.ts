import { given, state, where, type Equation } from '../equation.ts';

const source = 'Model, section 8 (an advocate with a budget can be an actor)';

export const advocateEquations: readonly Equation[] = [
  {
    id: 'advocate.tranche', title: 'How an advocate\'s money is shared', code: 'src/model/advocate/rules.ts', source,
    formula: 'money_k = budget/n · part_k / Σ parts of purposes that still have something to buy,   at start, start + every, ... (n tranches)',
    symbols: [
      given('budget', 'advocate.budget'), given('n', 'advocate.tranches'), given('start', 'advocate.start'), given('every', 'advocate.every'),
      given('part of technology', 'advocate.technology'), given('part of evidence', 'advocate.evidence'), given('part of staff', 'advocate.staff'), given('part of a bill', 'advocate.bill'),
    ],
    note: 'A bill that has passed in every jurisdiction leaves its part to the others. The money is given: it stands in the account of donors.',
  },
  {
    id: 'advocate.effects', title: 'What an advocate\'s money buys', code: 'src/model/advocate/rules.ts', source,
    formula: [
      'technology:  ln g grows by γ_g money',
      'evidence:    Poisson(γ_e money) demonstrations, each read as an accident is',
      'staff:       organised\' = 1 - (1 - organised) exp(-γ_s money)',
      'bill:        passes at a regulator with probability 1 - exp(-γ_b w money/(jurisdictions without it)); then its levers are in force there',
    ].join('\n'),
    symbols: [
      given('γ_g', 'advocate.powerPerMusd'), given('γ_e', 'advocate.demonstrationsPerMusd'), given('γ_s', 'advocate.organisedPerMusd'), given('γ_b', 'advocate.passagePerMusd'),
      given('g', 'technology.power'), where('organised', 'share of alignment-minded staff, beside those that `researchers.staffOrganising` states'), state('w', 'will'),
    ],
    note: 'Effects run through the mechanisms that are there: safety technology, the reading of evidence, concessions to staff who may leave, political will and levers. Labs do not campaign against a bill.',
  },
];
