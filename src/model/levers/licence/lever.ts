import type { Lever } from '../../settings.ts';

export const licence: Lever = {
  id: 'licence', label: 'Licence', family: 'change incentives', unit: 'residual risk', off: 1, minimum: 0.05, maximum: 1, typical: 0.4, step: 0.05, scale: 'linear',
  meaning: 'Covered labs need a licence: assessed residual risk may not be above this. They are inspected at least twice a year; a violation found suspends the licence, and with it all sales, for six months.',
  namedRanges: [{ label: 'strict', from: 0.05, to: 0.3 }, { label: 'moderate', from: 0.3, to: 0.7 }, { label: 'off', from: 0.95, to: 1 }],
  reason: 'As the cap on assessed risk, so that a fine and a suspension compare.', source: 'Alignment as equilibrium design; model, section 8 (licence with a cap and suspension)', grade: 'assumed', costPerMonth: 8,
  changes: [
    { path: 'labs.*.riskCap', operation: 'atMost', intercept: 0, slope: 1 },
    { path: 'regulators.*.inspectionRate', operation: 'atLeast', intercept: 0.1667, slope: 0 },
    { path: 'regulators.*.suspensionMonths', operation: 'atLeast', intercept: 6, slope: 0 },
  ],
};
