import type { Lever } from '../../settings.ts';

export const treaty: Lever = {
  id: 'treaty', label: 'Treaty on speed', family: 'relieve competition', unit: 'share of speed', off: 0, minimum: 0, maximum: 1, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'Members leave this share of their speed unused while the treaty holds. A member may go on in secret at breakout speed if that is worth the risk of being found; then it is sanctioned and the treaty may end for all.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'slowdown', from: 0.05, to: 0.6 }, { label: 'near stop', from: 0.6, to: 1 }],
  reason: 'The same slowdown as the pause, so that the two compare.', source: 'The limits of technical alignment (verifiable international treaties); model, section 8', grade: 'assumed', costPerMonth: 5,
  changes: [{ path: 'labs.*.treatyShare', operation: 'atLeast', intercept: 0, slope: 1 }],
};
