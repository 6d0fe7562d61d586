import type { Lever } from '../../settings.ts';

export const sharedCompute: Lever = {
  id: 'shared-compute', label: 'Shared compute', family: 'relieve competition', unit: 'share of compute', off: 0, minimum: 0, maximum: 1, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'Covered labs put this share of their compute into a common pool that is handed out in equal parts.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'a public cluster', from: 0.05, to: 0.4 }, { label: 'one pool', from: 0.4, to: 1 }],
  reason: 'Half: a lead in compute is halved.', source: 'The limits of technical alignment (shared compute governance); model, section 8', grade: 'assumed', costPerMonth: 10,
  changes: [{ path: 'labs.*.pooledCompute', operation: 'atLeast', intercept: 0, slope: 1 }],
};
