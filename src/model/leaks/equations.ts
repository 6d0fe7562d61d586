import { given, state, type Equation } from '../equation.ts';

export const leakEquations: readonly Equation[] = [
  {
    id: 'leaks.rates', title: 'Stolen and opened weights, people who carry knowledge', code: 'src/model/leaks/events.ts', source: 'Model, section 1',
    formula: [
      'theft, by one lab behind: r_t (1 - security_i);   opening, to all behind: r_o (1 - security_i);   hires, by one lab behind: r_h',
      'x_to += f (x_from - x_to)   or, by hires,   x_to += f_h (x_from - x_to),   at the next grid point',
    ].join('\n'),
    symbols: [given('r_t', 'leaks.theftRate'), given('r_o', 'leaks.openRate'), given('r_h', 'leaks.hireRate'), given('security_i', 'labs.*.security'), given('f', 'leaks.transferred'), given('f_h', 'leaks.hireTransfer')],
  },
  {
    id: 'leaks.stripped', title: 'A stolen model without safeguards', code: 'src/model/leaks/round.ts', source: 'Model, section 1 (safeguards stripped)',
    formula: 'ρ_i = ρ + (1 - ρ) stripped_i,   stripped_i = e^(-t/τ) since it was put to use, where the gap was above the stated one',
    symbols: [state('stripped_i', 'stripped'), given('τ', 'leaks.strippedMonths'), given('stated gap', 'leaks.worthwhileGap'), state('ρ_i', 'residualRisk')],
  },
  {
    id: 'leaks.catchUp', title: 'Catching up under the leader\'s security', code: 'src/model/leaks/round.ts', source: 'Model, section 2 (information security lowers rivals\' η)',
    formula: 'η_i = η_i(0) (1 - secured · security_leader)',
    symbols: [state('η_i', 'catchUp'), given('η_i(0)', 'labs.*.diffusion'), given('secured', 'leaks.securedShare'), given('security', 'labs.*.security')],
  },
];
