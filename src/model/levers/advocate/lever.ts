import type { Lever } from '../../settings.ts';

export const advocate: Lever = {
  id: 'advocate', label: 'Advocate', family: 'people', unit: 'M$', off: 0, minimum: 0, maximum: 1000, typical: 50, step: 5, scale: 'linear',
  meaning: 'An advocate spends this in tranches on safety technology, evidence, organising staff and a bill, as the scenario\'s `advocate` says; given money, no public cost.',
  namedRanges: [{ label: 'none', from: 0, to: 1 }, { label: 'a foundation', from: 1, to: 200 }, { label: 'the whole field', from: 200, to: 1000 }],
  reason: 'The model\'s own example.', source: 'Model, section 8 (an advocate with a budget, M$ 50 say)', grade: 'assumed', costPerMonth: 0,
  changes: [{ path: 'advocate.budget', operation: 'atLeast', intercept: 0, slope: 1 }],
};
