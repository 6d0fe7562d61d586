import type { Lever } from '../../settings.ts';

export const safetyTechnology: Lever = {
  id: 'safety-technology', label: 'Better safety technology', family: 'push the frontier', unit: 'power', off: 1, minimum: 0.5, maximum: 3, typical: 1.5, step: 0.1, scale: 'linear',
  meaning: 'Public safety research: every measure achieves this many times its log reduction of risk.',
  namedRanges: [{ label: 'today', from: 0.95, to: 1.05 }, { label: 'better', from: 1.05, to: 2 }, { label: 'breakthrough', from: 2, to: 3 }],
  reason: 'Half as much again.', source: 'Efficient tradeoffs (push out the Pareto frontier); model, section 2', grade: 'assumed', costPerMonth: 20,
  changes: [{ path: 'technology.power', operation: 'multiply', intercept: 0, slope: 1 }],
};
