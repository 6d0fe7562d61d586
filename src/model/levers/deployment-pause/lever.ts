import type { Lever } from '../../settings.ts';

export const deploymentPause: Lever = {
  id: 'deployment-pause', label: 'Pause of deployment', family: 'relieve competition', unit: 'share of sales', off: 0, minimum: 0, maximum: 1, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'Covered labs may not sell this share of their product. Training goes on; what is lost is revenue, and what it would have bought.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'held back', from: 0.05, to: 0.9 }, { label: 'none sold', from: 0.9, to: 1 }],
  reason: 'Half of sales: new products only.', source: 'The limits of technical alignment (deployment pauses); model, section 8', grade: 'assumed', costPerMonth: 2,
  changes: [{ path: 'labs.*.deploymentPause', operation: 'atLeast', intercept: 0, slope: 1 }],
};
