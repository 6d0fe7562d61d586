import type { Lever } from '../../settings.ts';

export const staffOrganising: Lever = {
  id: 'staff-organising', label: 'Organised staff', family: 'people', unit: 'share of minded staff', off: 0, minimum: 0, maximum: 1, typical: 0.3, step: 0.05, scale: 'linear',
  meaning: 'Share of alignment-minded staff who would credibly leave together unless their lab concedes a safety budget.',
  namedRanges: [{ label: 'a few', from: 0, to: 0.1 }, { label: 'many', from: 0.1, to: 0.5 }, { label: 'most', from: 0.5, to: 1 }],
  reason: 'A third of them.', source: 'Efficient tradeoffs (valuable employees negotiate); model, section 8 (staff organising)', grade: 'assumed', costPerMonth: 1,
  changes: [{ path: 'researchers.staffOrganising', operation: 'atLeast', intercept: 0, slope: 1 }],
};
