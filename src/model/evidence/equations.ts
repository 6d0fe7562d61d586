import { given, state, where, type Equation } from '../equation.ts';

export const evidenceEquations: readonly Equation[] = [
  {
    id: 'evidence.signal', title: 'How an accident is read', code: 'src/model/evidence/belief.ts', source: 'Model, section 9',
    formula: 'P(warning) = p_true t + (1 - p_true) f     for accidents of at least the stated grade, and for misconduct caught',
    symbols: [given('t', 'evidence.detectionRate'), given('f', 'evidence.falseAlarmRate'), given('p_true', 'risk.trueRisk'), given('grade', 'evidence.severity')],
  },
  {
    id: 'evidence.update', title: 'Beliefs', code: 'src/model/evidence/belief.ts', source: 'Model, section 9',
    formula: [
      't\' = f + (1 - scepticism)(t - f),   q = p t\' / (p t\' + (1 - p) f)   after a warning, likewise with 1 - t\' and 1 - f after reassurance',
      'p\' = (p n + q) / (n + 1),   n\' such that Beta(p\' n\', (1 - p\') n\') has the variance of the mixture q Beta(pn + 1, ·) + (1 - q) Beta(pn, ·)',
    ].join('\n'),
    symbols: [
      state('p', 'belief'), state('n', 'beliefStrength'), given('n(0)', 'labs.*.beliefStrength'), given('scepticism', 'evidence.scepticism'),
      where('others', 'researchers hear as labs do, regulators and the public without scepticism'), given('p(0) of the public', 'regulators.*.subjectiveRisk'), given('n(0) of the public', 'regulators.*.beliefStrength'),
    ],
  },
  {
    id: 'evidence.value', title: 'Value of information', code: 'src/games/race/information.ts', source: 'Model, section 9',
    formula: 'E_signal max_b U_i(b | belief after the signal) - max_b E_signal U_i(b | belief after the signal)',
    symbols: [where('U_i', 'the lab\'s payoff, rivals as they chose')],
    note: 'Computed by `lab-race explain` on evidence, not during runs. It is zero unless some signal changes what the lab does.',
  },
];
