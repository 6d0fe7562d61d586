import type { Lever } from '../../settings.ts';

export const inspection: Lever = {
  id: 'inspection', label: 'Inspections', family: 'change incentives', unit: 'per month and lab', off: 0, minimum: 0, maximum: 2, typical: 0.25, step: 0.05, scale: 'linear',
  meaning: 'How often the regulator inspects each lab, at least.',
  namedRanges: [{ label: 'rare', from: 0, to: 0.05 }, { label: 'quarterly', from: 0.2, to: 0.4 }, { label: 'constant', from: 1, to: 2 }],
  reason: 'Once a quarter.', source: 'Alignment as equilibrium design; compute-permit literature', grade: 'assumed', costPerMonth: 10,
  changes: [{ path: 'regulators.*.inspectionRate', operation: 'atLeast', intercept: 0, slope: 1 }],
};
