import { given, state, where, type Equation } from '../equation.ts';

export const incidentEquations: readonly Equation[] = [
  {
    id: 'incidents.hazard', title: 'Accidents of frontier systems', code: 'src/model/incidents/hazard.ts', source: 'Model, section 7',
    formula: 'hazard_i = λ_F(x_i) ρ_i,   λ_F(x) = Λ_max / (1 + exp(-(x - x*)/s_F))',
    symbols: [given('Λ_max', 'risk.maximumAccidentRate'), given('x*', 'race.threshold'), given('s_F', 'risk.accidentWidth'), state('x_i', 'capability'), state('ρ_i', 'residualRisk')],
  },
  {
    id: 'incidents.severity', title: 'How bad an accident is', code: 'src/model/incidents/hazard.ts', source: 'Model, section 7',
    formula: 'P(S > s) = (s/S_min)^(-a(x)),   a(x) = a_0 + (a_1 - a_0) min(1, max(0, (x - x*)/3))\nλ(x) = λ_F(x) (S_c/S_min)^(-a(x))',
    symbols: [
      where('S', 'loss, M$'), given('S_min', 'risk.minimumSeverity'), given('S_c', 'risk.catastropheSeverity'), given('a_0', 'risk.tailIndex'), given('a_1', 'risk.tailIndexBeyond'), given('x*', 'race.threshold'),
      where('λ', 'catastrophes a month at residual risk 1 and p = 1'),
    ],
    note: 'An accident past S_c is a catastrophe with probability p_true; else its loss is S_c.',
  },
  {
    id: 'incidents.covered', title: 'Covered capability and safety debt', code: 'src/model/incidents/hazard.ts', source: 'Model, section 10',
    formula: 'λ(x_cov) ρ_i = tolerable hazard,   x_cov ≤ x_i + 3,   safety debt = x_i - x_cov',
    symbols: [state('x_cov', 'covered'), given('tolerable hazard', 'risk.tolerableHazard'), state('ρ_i', 'residualRisk')],
  },
];
