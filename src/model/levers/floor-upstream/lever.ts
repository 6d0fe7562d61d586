import type { Lever } from '../../settings.ts';

export const floorUpstream: Lever = {
  id: 'floor-upstream', label: 'Floor on labs\' products', family: 'change incentives', unit: 'safety of the product', off: 0, minimum: 0, maximum: 1, typical: 0.3, step: 0.05, scale: 'linear',
  meaning: 'What a lab delivers to specialists must be at least this safe; without any rule the basic game has a quarter.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'not binding', from: 0.05, to: 0.25 }, { label: 'binding', from: 0.25, to: 1 }],
  reason: 'The floor of the source\'s example in which both sides gain.', source: 'The backfiring effect of weak AI safety regulation (theta_G); model, section 6', grade: 'assumed', costPerMonth: 3,
  changes: [{ path: 'supply.floor', operation: 'atLeast', intercept: 0, slope: 1 }],
};
