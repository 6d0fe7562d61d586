import { given, state, where, type Equation } from '../equation.ts';

export const decisionEquations: readonly Equation[] = [
  {
    id: 'decision.hazard', title: 'When the race is decided', code: 'src/model/decision/decision.ts', source: 'Model, section 3',
    formula: 'h(X) = h_max / (1 + exp(-(X - x*)/s_x)),   X = (1/κ_0) ln Σ_j exp(κ_0 x_j)',
    symbols: [
      state('h', 'hazard'), given('h_max', 'race.maximumHazard'), given('x*', 'race.threshold'), given('s_x', 'race.thresholdWidth'), given('κ_0', 'race.decisiveness'), state('X', 'frontier'), state('x_j', 'capability'),
    ],
    note: 'Over labs that take part. X grows with their number: two hundred equal labs stand ln(200)/κ_0 = 1.8 OOM beyond one.',
  },
  {
    id: 'decision.winner', title: 'Who wins, and whether it ends well', code: 'src/model/decision/events.ts', source: 'Model, section 3',
    formula: 'P(j wins) = exp(κ_0 x_j) / Σ_k exp(κ_0 x_k),   P(catastrophe | j wins) = p_true ρ_j',
    symbols: [state('P', 'winProbability'), given('κ_0', 'race.decisiveness'), state('ρ_j', 'residualRisk'), given('p_true', 'risk.trueRisk')],
  },
  {
    id: 'decision.odds', title: 'Chance that the plan\'s horizon sees the decision', code: 'src/model/decision/decision.ts', source: 'Model, section 3',
    formula: 'Ω = 1 - exp(-∫_0^H h(X(τ)) dτ)',
    symbols: [state('Ω', 'decided'), given('H', 'race.planningMonths'), where('X(τ)', 'the frontier along the paths z_j(τ) of last round\'s plans')],
    note: 'At the true capabilities: one number for all, a constant of the round. Simpson\'s rule with twelve panels. In the first round plans are the least budgets.',
  },
];
