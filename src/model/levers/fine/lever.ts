import type { Lever } from '../../settings.ts';

export const fine: Lever = {
  id: 'fine', label: 'Fine', family: 'change incentives', unit: 'share of yearly turnover', off: 0, minimum: 0, maximum: 5, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'Fine for a violation found, at least, up to the lab\'s assets.',
  namedRanges: [{ label: 'today', from: 0, to: 0.07 }, { label: 'suspension', from: 0.1, to: 1 }, { label: 'ruin', from: 1, to: 5 }],
  reason: 'Six months without a licence.', source: 'Alignment as equilibrium design; model, section 5', grade: 'assumed', costPerMonth: 0,
  changes: [{ path: 'regulators.*.fineShare', operation: 'atLeast', intercept: 0, slope: 1 }],
};
