import type { Lever } from '../../settings.ts';

export const alignmentWages: Lever = {
  id: 'alignment-wages', label: 'Money for alignment wages', family: 'people', unit: 'times philanthropic money', off: 1, minimum: 1, maximum: 20, typical: 3, step: 0.5, scale: 'linear',
  meaning: 'Philanthropy multiplied: more money for the wages of alignment staff, which rise until people can be had.',
  namedRanges: [{ label: 'today', from: 1, to: 1.2 }, { label: 'several times', from: 1.2, to: 5 }, { label: 'as much as capabilities', from: 5, to: 20 }],
  reason: 'Thirty billion in place of ten.', source: 'Who Aligns the Alignment Researchers? (ten billion of alignment money); model, section 8 (wages)', grade: 'assumed', costPerMonth: 0,
  changes: [{ path: 'researchers.philanthropicStock', operation: 'multiply', intercept: 0, slope: 1 }],
};
