import type { Lever } from '../../settings.ts';

export const verification: Lever = {
  id: 'verification', label: 'Verification of the treaty', family: 'relieve competition', unit: 'breaches found a month', off: 0, minimum: 0, maximum: 1, typical: 0.3, step: 0.05, scale: 'linear',
  meaning: 'A secret breach of the treaty is found at least at this rate.',
  namedRanges: [{ label: 'none', from: 0, to: 0.02 }, { label: 'satellites', from: 0.02, to: 0.2 }, { label: 'inspectors on site', from: 0.2, to: 1 }],
  reason: 'A breach is found within three months or so.', source: 'The limits of technical alignment (verifiable treaties); model, section 8', grade: 'assumed', costPerMonth: 15,
  changes: [{ path: 'treaty.detectionRate', operation: 'atLeast', intercept: 0, slope: 1 }],
};
