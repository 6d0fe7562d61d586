import type { Lever } from '../../settings.ts';

export const prizes: Lever = {
  id: 'prizes', label: 'Prizes for alignment', family: 'people', unit: 'M$ a year', off: 0, minimum: 0, maximum: 5000, typical: 200, step: 10, scale: 'linear',
  meaning: 'Prize money shared by all in alignment: the more people, the less each.',
  namedRanges: [{ label: 'none', from: 0, to: 10 }, { label: 'large', from: 10, to: 500 }, { label: 'huge', from: 500, to: 5000 }],
  reason: 'The order of all prizes in science.', source: 'model, section 8 (prizes)', grade: 'assumed', costPerMonth: 17,
  changes: [{ path: 'researchers.prizes', operation: 'atLeast', intercept: 0, slope: 1 }],
};
