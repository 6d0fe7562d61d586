import type { Lever } from '../../settings.ts';

export const suspension: Lever = {
  id: 'suspension', label: 'Suspension of the licence', family: 'change incentives', unit: 'months', off: 0, minimum: 0, maximum: 36, typical: 6, step: 1, scale: 'linear',
  meaning: 'A violation found suspends all sales of the lab for at least so long.',
  namedRanges: [{ label: 'none', from: 0, to: 0.5 }, { label: 'months', from: 0.5, to: 12 }, { label: 'years', from: 12, to: 36 }],
  reason: 'One generation of models.', source: 'Alignment as equilibrium design; model, section 5', grade: 'assumed', costPerMonth: 0,
  changes: [{ path: 'regulators.*.suspensionMonths', operation: 'atLeast', intercept: 0, slope: 1 }],
};
