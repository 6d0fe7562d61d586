import { given, state, type Equation } from '../equation.ts';

export const breakthroughEquations: readonly Equation[] = [
  {
    id: 'breakthroughs.jumps', title: 'Breakthroughs', code: 'src/model/breakthroughs/events.ts', source: 'Model, section 1',
    formula: 'capability: rate r_x, x_i += Exp(mean j_x) at the next grid point\nsafety technology: rate r_g, ln discovery_i += J, ln discovery_j += shared · J,  J ~ Exp(mean j_g)',
    symbols: [
      given('r_x', 'breakthroughs.capabilityRate'), given('j_x', 'breakthroughs.capabilityJump'), given('r_g', 'breakthroughs.safetyRate'), given('j_g', 'breakthroughs.safetyJump'), given('shared', 'breakthroughs.sharedPart'), state('discovery_i', 'discovery'),
    ],
  },
];
