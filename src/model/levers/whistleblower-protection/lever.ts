import type { Lever } from '../../settings.ts';

export const whistleblowerProtection: Lever = {
  id: 'whistleblower-protection', label: 'Whistleblower protection', family: 'people', unit: 'factor', off: 0, minimum: 0, maximum: 10, typical: 2, step: 0.5, scale: 'linear',
  meaning: 'Staff who find a violation report it more often by this share, and violations are found more easily for it.',
  namedRanges: [{ label: 'today', from: 0, to: 0.2 }, { label: 'protected', from: 0.2, to: 4 }, { label: 'rewarded', from: 4, to: 10 }],
  reason: 'Three times as many reports.', source: 'model, section 8 (whistleblower protection)', grade: 'assumed', costPerMonth: 1,
  changes: [{ path: 'researchers.whistleProtection', operation: 'atLeast', intercept: 0, slope: 1 }],
};
