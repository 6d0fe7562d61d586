import { given, state, where, type Equation } from '../equation.ts';

export const treatyEquations: readonly Equation[] = [
  {
    id: 'treaties.defection', title: 'Breaking a treaty in secret', code: 'src/model/treaties/defection.ts', source: 'Model, section 8 (detection hazard, breakout speed, snap-back)',
    formula: [
      'member: u_i ≤ (1 - share_i) v_i;   breaks iff G > D · F',
      'G = (max_b U_i at speed k v_i, free of the treaty - U_i)⁺ (1 - e^(-qH))/(qH),   D = 1 - e^(-qH)',
      'F = s Revenue_i min(m, H) + snap (U_i - U_i without a treaty)⁺',
    ].join('\n'),
    symbols: [
      given('share_i', 'labs.*.treatyShare'), given('k', 'treaty.breakoutSpeed'), given('q', 'treaty.detectionRate'), given('H', 'race.planningMonths'), given('s', 'treaty.sanctionShare'), given('m', 'treaty.sanctionMonths'), given('snap', 'treaty.snapBack'),
      state('u_i', 'speed'), state('v_i', 'attainable'), where('U_i without a treaty', 'its payoff in the equilibrium if all members were free'),
    ],
    note: 'The others play as if the treaty held. Found (at rate q), a breach brings the sanction, during which the member is watched, and ends the treaty with the stated chance.',
  },
];
