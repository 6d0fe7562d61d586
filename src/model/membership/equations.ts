import { given, where, type Equation } from '../equation.ts';

export const membershipEquations: readonly Equation[] = [
  {
    id: 'membership.entry', title: 'Entry and exit', code: 'src/model/membership/events.ts', source: 'Model, section 1',
    formula: 'entry: at its month, or, waiting for capital, at rate r_e M(t)/M(0);  x_i = x_max + x_i(0)\nexit: at its month, or with probability q_b when its assets are gone',
    symbols: [given('r_e', 'membership.entryRate'), given('month of entry', 'labs.*.entryMonth'), given('month of exit', 'labs.*.exitMonth'), given('q_b', 'membership.bankruptcyExit'), where('M', 'size of the market')],
  },
  {
    id: 'membership.merger', title: 'Joint project', code: 'src/model/membership/merge.ts', source: 'Model, section 8 (merger or joint project)',
    formula: 'the most capable hosts: compute, staff, safety staff, outlay, investment, cover, assets and capital add up; L, W, e, m, χ, concession, exuberance, sincerity and belief are means weighted by compute',
    symbols: [given('part of it', 'labs.*.jointProject')],
    note: 'When it ends each goes its own way with the project\'s capability.',
  },
];
