import type { Lever } from '../../settings.ts';

export const security: Lever = {
  id: 'security', label: 'Security against theft', family: 'information', unit: 'share of leaks stopped', off: 0, minimum: 0, maximum: 1, typical: 0.7, step: 0.05, scale: 'linear',
  meaning: 'Security of covered labs stops this share of thefts and leaks, and while one of them leads as much of the part of rivals\' catching up that security can stop.',
  namedRanges: [{ label: 'today', from: 0, to: 0.1 }, { label: 'better', from: 0.1, to: 0.6 }, { label: 'as states guard secrets', from: 0.6, to: 1 }],
  reason: 'Most of what leaks today.', source: 'Efficient tradeoffs (hacking, hires, talk); model, section 8 (security against theft)', grade: 'assumed', costPerMonth: 10,
  changes: [{ path: 'labs.*.security', operation: 'atLeast', intercept: 0, slope: 1 }],
};
