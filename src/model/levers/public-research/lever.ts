import type { Lever } from '../../settings.ts';

export const publicResearch: Lever = {
  id: 'public-research', label: 'Public safety research', family: 'people', unit: 'M$ a year', off: 0, minimum: 0, maximum: 10000, typical: 1000, step: 50, scale: 'linear',
  meaning: 'Public money for alignment research at institutes and universities; it works through people, wages and time.',
  namedRanges: [{ label: 'today\'s order', from: 0, to: 200 }, { label: 'a large programme', from: 200, to: 2000 }, { label: 'a crash programme', from: 2000, to: 10000 }],
  reason: 'Ten times what governments spend today.', source: 'Who Aligns the Alignment Researchers?; model, section 8 (public safety research)', grade: 'assumed', costPerMonth: 83,
  changes: [{ path: 'researchers.publicMoney', operation: 'add', intercept: 0, slope: 1 }],
};
