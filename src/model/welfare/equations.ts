import { given, where, type Equation } from '../equation.ts';

export const welfareEquations: readonly Equation[] = [
  {
    id: 'welfare.sum', title: 'Welfare', code: 'src/model/welfare/accounts.ts', source: 'Model, section 10',
    formula: [
      'W = Σ_t (1 + d)^(-t/12) [σ_u sales + sales - outlay - product costs - compute bought - lobbying - moving - donations - harm - G - f · (G + fines + subsidies + premiums + liability + pay to people)] + after - (1 + d)^(-T/12) L_soc · catastrophe',
      'after = V ∫_T^horizon (1 + d)^(-t/12) dt after a safe decision in month T, else 0',
      'catastrophe = 1 or 0 once a run is decided or over; p_true Σ_j P(j wins) ρ_j for an undecided run',
    ].join('\n'),
    symbols: [given('d', 'welfare.discountRate'), given('σ_u', 'welfare.surplusShare'), given('f', 'welfare.publicFundsCost'), given('L_soc', 'welfare.catastropheLoss'), given('V', 'welfare.gainAfterDecision'), where('G', 'inspections, public research and the stated cost of levers'), where('compute bought', 'growth of labs\' capital, from profit and outside capital (equation capability.capital)'), where('T', 'month in which the run ends')],
    note: 'Kept in accounts of users, labs, specialists, insurers, donors, staff, victims and the state, in which a transfer stands twice with opposite signs; only the marginal cost of public funds is left of it. Without V a run decided later would look richer only because it is counted for longer.',
  },
];
