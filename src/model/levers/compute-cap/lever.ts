import type { Lever } from '../../settings.ts';

export const computeCap: Lever = {
  id: 'compute-cap', label: 'Cap on compute', family: 'relieve competition', unit: 'thousand accelerators', off: 10000, minimum: 1, maximum: 10000, typical: 50, step: 1, scale: 'log',
  meaning: 'No covered lab may use more than this, counted at the trend of month 0; the cap grows with the trend.',
  namedRanges: [{ label: 'severe', from: 1, to: 30 }, { label: 'binding', from: 30, to: 100 }, { label: 'loose', from: 100, to: 10000 }],
  reason: 'Half of the leader\'s.', source: 'The limits of technical alignment (compute governance); model, section 8', grade: 'assumed', costPerMonth: 10,
  changes: [{ path: 'labs.*.compute', operation: 'atMost', intercept: 0, slope: 1 }],
};
