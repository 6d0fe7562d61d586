import type { Lever } from '../../settings.ts';

export const liability: Lever = {
  id: 'liability', label: 'Liability', family: 'change incentives', unit: 'share of harm', off: 0, minimum: 0, maximum: 5, typical: 1, step: 0.1, scale: 'linear',
  meaning: 'Covered labs pay this share of the harm their accidents do, up to what they own; above one is punitive.',
  namedRanges: [{ label: 'none', from: 0, to: 0.1 }, { label: 'partial', from: 0.1, to: 0.9 }, { label: 'strict', from: 0.9, to: 1.5 }, { label: 'punitive', from: 1.5, to: 5 }],
  reason: 'Strict liability makes whole, no more.', source: 'The limits of technical alignment (strict liability); model, section 7', grade: 'assumed', costPerMonth: 1,
  changes: [{ path: 'labs.*.liability', operation: 'atLeast', intercept: 0, slope: 1 }],
};
