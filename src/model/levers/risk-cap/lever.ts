import type { Lever } from '../../settings.ts';

export const riskCap: Lever = {
  id: 'risk-cap', label: 'Cap on assessed risk', family: 'change incentives', unit: 'residual risk', off: 1, minimum: 0.05, maximum: 1, typical: 0.4, step: 0.05, scale: 'linear',
  meaning: 'Covered labs whose assessed residual risk is above the cap break the rule. They are inspected at least twice a year, and a violation found costs half a year\'s turnover, as a licence suspended for six months would.',
  namedRanges: [{ label: 'strict', from: 0.05, to: 0.3 }, { label: 'moderate', from: 0.3, to: 0.7 }, { label: 'off', from: 0.95, to: 1 }],
  reason: 'Careful labs meet it, careless ones do not.', source: 'Alignment as equilibrium design; model, section 5', grade: 'assumed', costPerMonth: 5,
  changes: [
    { path: 'labs.*.riskCap', operation: 'atMost', intercept: 0, slope: 1 },
    { path: 'regulators.*.inspectionRate', operation: 'atLeast', intercept: 0.1667, slope: 0 },
    { path: 'regulators.*.fineShare', operation: 'atLeast', intercept: 0.5, slope: 0 },
  ],
};
