import type { Lever } from '../../settings.ts';

export const subsidy: Lever = {
  id: 'subsidy', label: 'Subsidy of safety', family: 'push the frontier', unit: 'share of the cost', off: 0, minimum: 0, maximum: 1, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'The public pays this share of the money that safety costs covered labs beside the speed that they give up. What is paid is a transfer, charged at the cost of public funds.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'matching', from: 0.3, to: 0.6 }, { label: 'free', from: 0.9, to: 1 }],
  reason: 'A matching grant.', source: 'model, section 8 (subsidy)', grade: 'assumed', costPerMonth: 0,
  changes: [{ path: 'labs.*.safetySubsidy', operation: 'atLeast', intercept: 0, slope: 1 }],
};
