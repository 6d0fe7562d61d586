import type { Lever } from '../../settings.ts';

export const pause: Lever = {
  id: 'pause', label: 'Pause', family: 'relieve competition', unit: 'share of speed', off: 0, minimum: 0, maximum: 1, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'Covered labs may not use this share of their attainable speed. Safety work inside the pause costs them no progress; one is a full stop of training.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'slowdown', from: 0.05, to: 0.6 }, { label: 'near stop', from: 0.6, to: 1 }],
  reason: 'Half of the speed: a slowdown, not a stop.', source: 'The limits of technical alignment (pauses, treaties); model, section 2', grade: 'assumed', costPerMonth: 2,
  changes: [{ path: 'labs.*.pausedShare', operation: 'atLeast', intercept: 0, slope: 1 }],
};
