import type { Lever } from '../../settings.ts';

export const standing: Lever = {
  id: 'standing', label: 'Esteem of alignment work', family: 'people', unit: 'times today\'s', off: 1, minimum: 1, maximum: 20, typical: 3, step: 0.5, scale: 'linear',
  meaning: 'Standing that alignment work brings, over today\'s. Part of what it attracts only looks like alignment work.',
  namedRanges: [{ label: 'today', from: 1, to: 1.2 }, { label: 'respected', from: 1.2, to: 5 }, { label: 'the thing to do', from: 5, to: 20 }],
  reason: 'Several times today\'s.', source: 'Who Aligns the Alignment Researchers? (social reputation)', grade: 'assumed', costPerMonth: 2,
  changes: [{ path: 'researchers.alignmentEsteem', operation: 'multiply', intercept: 0, slope: 1 }],
};
