import type { Lever } from '../../settings.ts';

export const exportControls: Lever = {
  id: 'export-controls', label: 'Export controls', family: 'change incentives', unit: 'OOM a month', off: 0, minimum: 0, maximum: 0.1, typical: 0.03, step: 0.005, scale: 'linear',
  meaning: 'The compute of covered labs, as a rule those of one jurisdiction, grows slower than the trend by this much. Evasion and chips of their own make good a part.',
  namedRanges: [{ label: 'none', from: 0, to: 0.002 }, { label: 'porous', from: 0.002, to: 0.02 }, { label: 'tight', from: 0.02, to: 0.1 }],
  reason: 'Half of the trend of compute.', source: 'The limits of technical alignment (hardware export controls); model, section 8', grade: 'assumed', costPerMonth: 3,
  changes: [{ path: 'labs.*.exportShortfall', operation: 'atLeast', intercept: 0, slope: 1 }],
};
