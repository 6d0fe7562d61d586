import type { Lever } from '../../settings.ts';

export const cheaperSafety: Lever = {
  id: 'cheaper-safety', label: 'Cheaper safety technology', family: 'push the frontier', unit: 'cheapness', off: 1, minimum: 0.5, maximum: 5, typical: 2, step: 0.1, scale: 'linear',
  meaning: 'Shared tools: every measure costs this many times less speed; what can be reached at any cost is unchanged.',
  namedRanges: [{ label: 'today', from: 0.95, to: 1.05 }, { label: 'cheaper', from: 1.05, to: 3 }, { label: 'nearly free', from: 3, to: 5 }],
  reason: 'Half the price.', source: 'Efficient tradeoffs (cheap techniques); model, section 2', grade: 'assumed', costPerMonth: 20,
  changes: [{ path: 'technology.cost', operation: 'multiply', intercept: 0, slope: 1 }],
};
