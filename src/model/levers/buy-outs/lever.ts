import type { Lever } from '../../settings.ts';

export const buyOuts: Lever = {
  id: 'buy-outs', label: 'Buying researchers out', family: 'people', unit: 'M$ a year', off: 0, minimum: 0, maximum: 20000, typical: 1000, step: 100, scale: 'linear',
  meaning: 'Capability researchers are paid to do neither; labs hire others in their place at the wage that clears.',
  namedRanges: [{ label: 'none', from: 0, to: 50 }, { label: 'a billion', from: 500, to: 2000 }, { label: 'the whole fund', from: 2000, to: 20000 }],
  reason: 'The source\'s billion.', source: 'Who Aligns the Alignment Researchers? (a billion to move people out of AI development); model, section 8', grade: 'assumed', costPerMonth: 83,
  changes: [{ path: 'researchers.buyOuts', operation: 'atLeast', intercept: 0, slope: 1 }],
};
