import type { Lever } from '../../settings.ts';

export const floorDownstream: Lever = {
  id: 'floor-downstream', label: 'Floor on specialists\' products', family: 'change incentives', unit: 'safety of the product', off: 0, minimum: 0, maximum: 1, typical: 0.6, step: 0.05, scale: 'linear',
  meaning: 'What specialists sell must be at least this safe; without any rule the basic game has a half. Weak floors on them alone can lower safety.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'weak: may backfire', from: 0.3, to: 0.5 }, { label: 'binding', from: 0.5, to: 1 }],
  reason: 'The floor of the source\'s example in which both sides gain.', source: 'The backfiring effect of weak AI safety regulation (theta_D); model, section 6', grade: 'assumed', costPerMonth: 3,
  changes: [{ path: 'sectors.*.floor', operation: 'atLeast', intercept: 0, slope: 1 }],
};
