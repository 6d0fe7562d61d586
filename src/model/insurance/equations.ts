import { given, state, where, type Equation } from '../equation.ts';

export const insuranceEquations: readonly Equation[] = [
  {
    id: 'insurance.liability', title: 'Expected liability and the premium', code: 'src/model/insurance/cover.ts', source: 'Model, sections 5 and 7',
    formula: [
      'claims = ℓ H λ_F(x_i) (1 - (S_c/S_min)^(-a)) / p̄',
      'liability_i = (1 + loading) claims p_ins E[min(S, cover_i) | S < S_c] + claims p_i (E[min(S, A_i + cover_i) | S < S_c] - E[min(S, cover_i) | S < S_c]) + products_i/ρ_i',
      'cover_i = max(bought_i, mandatory)',
    ].join('\n'),
    symbols: [
      given('ℓ', 'labs.*.liability'), given('H', 'race.planningMonths'), given('p̄', 'liability.courtBelief'), given('loading', 'insurance.loading'), given('p_ins', 'insurance.insurerBelief'), state('p_i', 'belief'), state('A_i', 'assets'),
      given('bought_i', 'labs.*.insuredCover'), given('mandatory', 'insurance.mandatoryCover'), where('products_i', 'expected liability of the lab for its products over H (section 6)'),
    ],
    note: 'The insurer pays first, the lab the rest up to what it owns and does not owe already. Nothing is collected after a catastrophe. The lab pays liability_i ρ_i: it reckons that what its measures do for residual risk they do for its product.',
  },
];
