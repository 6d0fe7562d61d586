import { given, state, where, type Equation } from '../equation.ts';

export const enforcementEquations: readonly Equation[] = [
  {
    id: 'enforcement.inspection', title: 'Inspections', code: 'src/model/enforcement/rules.ts', source: 'Model, section 5',
    formula: [
      'q = min(announced, capacity / labs under the regulator)',
      'rate_i = q (1 + whistle_i [i breaks a rule])',
      'without commitment: rate_i = 0 while (broke + 1)/(seen + 2) · (1 - FNR) · worth < cost of an inspection',
    ].join('\n'),
    symbols: [
      given('announced', 'regulators.*.inspectionRate'), given('capacity', 'regulators.*.inspectionCapacity'), state('whistle_i', 'whistle'), given('commitment', 'regulators.*.commitment'), given('FNR', 'regulators.*.falseNegativeShare'),
      given('worth', 'regulators.*.violationLoss'), given('cost', 'regulators.*.inspectionCost'), where('seen, broke', 'rounds seen and those in which a rule was broken, fading by the memory of labs'),
    ],
    note: 'A violation is missed with probability FNR. Inspection candidates of a lab arrive whether or not a rule is in force.',
  },
  {
    id: 'enforcement.deterrence', title: 'Whether a rule is worth breaking', code: 'src/model/enforcement/expected.ts', source: 'Becker 1968; model, section 5',
    formula: [
      'q_H = 1 - exp(-q̂ H (1 - FNR)(1 + whistle_i)),   F = min(fine · 12 Revenue_i, A_i) + suspension · Revenue_i',
      'breaks iff (1 - q_H) v(A + gain) + q_H v(A + gain - F) > v(A),   v of constant relative risk aversion γ;  γ = 0: gain > q_H F',
    ].join('\n'),
    symbols: [
      where('q̂', 'inspections a month that the lab reckons with, below'), given('H', 'race.planningMonths'), given('FNR', 'regulators.*.falseNegativeShare'), given('fine', 'regulators.*.fineShare'), given('suspension', 'regulators.*.suspensionMonths'),
      state('A', 'assets'), given('γ', 'enforcement.riskAversion'), where('gain', 'best payoff breaking the rule less best payoff keeping it, at the round\'s equilibrium'), state('Revenue_i', 'revenue'),
    ],
    note: 'Under a cap the expected penalty enters the labs\' game as the gain that would just be worth the risk; under a design rule a lab decides by last round\'s gain before the game. A suspended lab sells nothing.',
  },
  {
    id: 'enforcement.learning', title: 'Learned audit rate', code: 'src/model/enforcement/expected.ts', source: 'Model, section 5 (perceived q is learned)',
    formula: [
      'q̂ = -ln(1 - (k (1 - e^(-q)) + inspected) / (k + watched))',
      'watched ← memory · watched + 1 + hearsay,   inspected ← memory · inspected + own visit + hearsay · mean visit of the others',
    ].join('\n'),
    symbols: [given('k', 'enforcement.priorWeight'), given('memory', 'enforcement.memory'), given('hearsay', 'enforcement.hearsay'), where('q', 'the announced rate'), state('q̂', 'perceivedDetection')],
  },
  {
    id: 'enforcement.design', title: 'Design rule', code: 'src/model/enforcement/design.ts', source: 'Model, section 5 (a design rule lists measures)',
    formula: 's_k ≥ level  for every measure k on the regulator\'s list',
    symbols: [given('level', 'regulators.*.designLevel'), where('s_k', 'effect of the measure as a share of what it can do')],
    note: 'One demand of law a measure. A lab that cannot meet the list within its largest budget breaks it.',
  },
];
