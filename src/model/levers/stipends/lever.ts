import type { Lever } from '../../settings.ts';

export const stipends: Lever = {
  id: 'stipends', label: 'Alignment stipends', family: 'people', unit: 'M$ a year and person', off: 0, minimum: 0, maximum: 1, typical: 0.05, step: 0.01, scale: 'linear',
  meaning: 'Everybody in alignment is paid this on top of the wage. Report the heads added after wages have moved.',
  namedRanges: [{ label: 'none', from: 0, to: 0.01 }, { label: 'fellowships', from: 0.01, to: 0.1 }, { label: 'as in capabilities', from: 0.1, to: 1 }],
  reason: 'Above the source\'s stipend of 35 thousand dollars.', source: 'Who Aligns the Alignment Researchers? (stipends); model, section 8', grade: 'assumed', costPerMonth: 5,
  changes: [{ path: 'researchers.stipend', operation: 'atLeast', intercept: 0, slope: 1 }],
};
