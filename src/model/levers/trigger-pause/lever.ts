import type { Lever } from '../../settings.ts';

export const triggerPause: Lever = {
  id: 'trigger-pause', label: 'Pause at a trigger', family: 'rules', unit: 'share of speed', off: 0, minimum: 0, maximum: 1, typical: 0.8, step: 0.05, scale: 'linear',
  meaning: 'When the most capable lab passes a stated capability, and at every accident that is read as a warning, covered labs may not use this share of their speed for half a year.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'slowdown', from: 0.05, to: 0.6 }, { label: 'near stop', from: 0.6, to: 1 }],
  reason: 'A near stop, since it is short.', source: 'model, section 8 (pause at a trigger)', grade: 'assumed', costPerMonth: 2,
  changes: [{ path: 'labs.*.triggeredPause', operation: 'atLeast', intercept: 0, slope: 1 }],
};
