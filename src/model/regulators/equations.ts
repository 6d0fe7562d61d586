import { given, state, where, type Equation } from '../equation.ts';

export const regulatorEquations: readonly Equation[] = [
  {
    id: 'regulators.will', title: 'Political will', code: 'src/model/regulators/will.ts', source: 'Model, section 8',
    formula: 'w\' = anchor + (w + shock - anchor) e^(-fades · step), in [0, 1]\nanchor = w_0 + k_c (concern - concern_0),   shock = k_a per accident of 100 M$ or more, twice that from ten billion',
    symbols: [
      state('w', 'will'), given('w_0', 'regulators.*.initialWill'), given('k_c', 'regulators.*.willByConcern'), state('concern', 'concern'), given('concern_0', 'regulators.*.subjectiveRisk'), given('k_a', 'regulators.*.willByIncidents'), given('fades', 'regulators.*.willFades'),
    ],
  },
  {
    id: 'regulators.choice', title: 'What a regulator chooses', code: 'src/model/regulators/choice.ts', source: 'Model, section 8',
    formula: [
      'options: those of the menu with will needed ≤ w and cost ≤ budget, and nothing;   reactive: the strictest',
      'Stackelberg: maximise  w L_R (Pr(catastrophe | nothing) - Pr(catastrophe | option)) + σ_u H Δsales - H cost (1 + f) + ℓ_0 Σ_i ΔU_i',
    ].join('\n'),
    symbols: [
      given('budget', 'regulators.*.budget'), given('every', 'regulators.*.decidesEvery'), given('L_R', 'regulators.*.catastropheLoss'), given('σ_u', 'welfare.surplusShare'), given('f', 'welfare.publicFundsCost'), given('ℓ_0', 'regulators.*.lobbying'),
      given('commitment', 'regulators.*.commitment'), where('Pr, ΔU_i', 'in the labs\' equilibrium predicted under each option, at the regulator\'s own belief'), given('H', 'race.planningMonths'),
    ],
    note: 'Several regulators answer each other in the order of the scenario until none changes, at most eight times. Without commitment an option counts only if the regulator would still choose it once budgets are chosen.',
  },
  {
    id: 'regulators.leakage', title: 'Labs that leave', code: 'src/model/regulators/leakage.ts', source: 'Model, section 8 (leakage)',
    formula: 'i moves to the jurisdiction where U_i(there) - U_i(here) is largest if that exceeds the cost of moving',
    symbols: [given('cost of moving', 'regulators.*.movingCost'), where('U_i', 'predicted, i alone having moved')],
    note: 'Only from what a regulator has chosen to another\'s rules: a moved lab keeps the enmities and the pictures of the bloc that it is from, so that nothing but rules can make it move.',
  },
];
