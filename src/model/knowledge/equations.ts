import { given, state, where, type Equation } from '../equation.ts';

export const knowledgeEquations: readonly Equation[] = [
  {
    id: 'knowledge.picture', title: 'What labs see of each other', code: 'src/model/knowledge/perception.ts', source: 'Model, section 3',
    formula: 'x̂_ij = x_j + bias_c + σ_c ε_j,   ε_j(t+1) = r ε_j(t) + sqrt(1 - r²) N(0, 1)',
    symbols: [
      where('x̂_ij', 'where lab i of class c believes lab j to be, OOM; its own x it knows'), state('x_j', 'capability'), given('bias', 'knowledge.bias'), given('σ', 'knowledge.sigma'), given('bias_c of a class', 'pictures.*.bias'),
      given('σ_c of a class', 'pictures.*.sigma'), state('ε_j', 'pictureError'), given('r', 'knowledge.correlation'),
    ],
    note: 'One error for each lab, common to all who look at it: one intelligence picture. A class of observers has its own σ, and its own bias about the rivals that it names. Over a step other than a month r is r^step.',
  },
];
