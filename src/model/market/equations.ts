import { given, state, where, type Equation } from '../equation.ts';

export const marketEquations: readonly Equation[] = [
  {
    id: 'market.size', title: 'Sales of all labs', code: 'src/model/market/market.ts', source: 'Model, section 3',
    formula: 'M(t) = M_∞ / (1 + (M_∞/M_0 - 1) e^(-g t))',
    symbols: [where('M', 'M$ a month'), given('M_0', 'market.size'), given('M_∞', 'market.ceiling'), given('g', 'market.growth')],
  },
  {
    id: 'market.share', title: 'Revenue of a lab', code: 'src/model/supply/market.ts', source: 'Model, sections 3 and 6',
    formula: 'share_i = exp(κ_m x_i) / Σ_selling exp(κ_m x_j)\nRevenue_i = share_i allowed_i M(t)                                       without sectors\nRevenue_i = share_i allowed_i M(t) Σ_s n_s lab revenue_s(i) / lab revenue without floors   with sectors',
    symbols: [
      state('share_i', 'marketShare'), given('κ_m', 'market.decisiveness'), state('x_i', 'capability'), state('allowed_i', 'salesAllowed'), given('1 - allowed_i by law', 'labs.*.deploymentPause'), where('n_s', 'specialists of a sector over those without floors'),
    ],
    note: 'With sectors shares go by the capability of the last release. M(t) is what labs would get in a market without floors.',
  },
];
