import { given, state, where, type Equation } from '../equation.ts';

export const misconductEquations: readonly Equation[] = [
  {
    id: 'misconduct.product', title: 'Residual risk as misconduct (variant `product`)', code: 'src/games/portfolio/product-form.ts', source: 'Alignment as equilibrium design; model, section 5',
    formula: [
      'ln ρ = -g [c D Π/ḡ - (c D Π/ḡ at zero spend) + Σ_containment l_k s_k]',
      'D = (1 - exp(-(d_0 + Σ_detection l_k s_k))) · oversight,   Π = Π_0 + Σ_deterrence l_k s_k,   ḡ = ḡ_0 exp(-Σ_propensity l_k s_k)',
      'oversight = exp(-ξ max(0, x_i - x_oversight)), in steps of 0.05 OOM',
    ].join('\n'),
    symbols: [
      given('d_0', 'misconduct.detectionBase'), given('Π_0', 'misconduct.penaltyBase'), given('ḡ_0', 'misconduct.meanGain'), given('c', 'misconduct.credibility'), given('x_oversight', 'misconduct.oversightCapability'), given('ξ', 'misconduct.oversightDecay'),
      given('l_k', 'measures.*.reduction'), state('x_i', 'capability'),
    ],
    note: 'A system takes an opportunity whose exponential gain of mean ḡ exceeds detection times penalty: share exp(-c D Π/ḡ). It is another account of the same residual risk, not a second risk; the default is the additive form.',
  },
  {
    id: 'misconduct.caught', title: 'Misconduct caught', code: 'src/model/misconduct/events.ts', source: 'Model, sections 5 and 9',
    formula: 'hazard_i = o / (1 + exp(-(x_i - x*)/s_F)) · exp(-c D Π/ḡ) · D',
    symbols: [given('o', 'misconduct.opportunityRate'), given('x*', 'race.threshold'), given('s_F', 'risk.accidentWidth'), where('D, Π, ḡ', 'as above; in the additive form c D Π/ḡ is its value without measures plus g Σ l_k s_k of all but containment')],
    note: 'It does no harm by itself: it is evidence. What is not caught stays unseen; its harm is in the accidents.',
  },
];
