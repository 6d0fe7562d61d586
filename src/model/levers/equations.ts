import { where, type Equation } from '../equation.ts';

export const leverEquations: readonly Equation[] = [
  {
    id: 'levers.change', title: 'Levers', code: 'src/model/levers/apply.ts', source: 'Model, section 8',
    formula: 'parameter\' = op(parameter, intercept + slope · strength),   op: set, add, multiply, at most, at least;   on from start to end, for covered labs\npublic cost a month = cost · |strength - off|/|typical - off| · share of labs covered',
    symbols: [where('intercept, slope, op, cost', 'of the lever (docs/parameters.md, Levers)'), where('strength, start, end, coverage', 'of the policy')],
    note: 'Levers act in the order of the scenario, then those that regulators chose. A lever that is nothing but public money booked where it is spent costs nothing beside.',
  },
];
