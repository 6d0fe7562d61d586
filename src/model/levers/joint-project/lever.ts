import type { Lever } from '../../settings.ts';

export const jointProject: Lever = {
  id: 'joint-project', label: 'Joint project', family: 'relieve competition', unit: 'flag', off: 0, minimum: 0, maximum: 1, typical: 1, step: 1, scale: 'linear',
  meaning: 'Covered labs race as one, hosted by the most capable: what they have adds up, what they want is averaged by compute. When it ends each goes its own way with what the project has reached.',
  namedRanges: [{ label: 'apart', from: 0, to: 0.5 }, { label: 'together', from: 0.5, to: 1 }],
  reason: 'On or off.', source: 'Racing to the precipice; model, section 8 (merger or joint project)', grade: 'assumed', costPerMonth: 20,
  changes: [{ path: 'labs.*.jointProject', operation: 'atLeast', intercept: 0, slope: 1 }],
};
