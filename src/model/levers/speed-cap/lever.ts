import type { Lever } from '../../settings.ts';

export const speedCap: Lever = {
  id: 'speed-cap', label: 'Speed cap', family: 'relieve competition', unit: 'OOM a month', off: 10, minimum: 0, maximum: 10, typical: 0.06, step: 0.01, scale: 'linear',
  meaning: 'No covered lab may advance faster than this, whatever its resources.',
  namedRanges: [{ label: 'stop', from: 0, to: 0.01 }, { label: 'slow', from: 0.01, to: 0.08 }, { label: 'loose', from: 0.08, to: 10 }],
  reason: 'About two thirds of the leader\'s pace.', source: 'Model, section 2', grade: 'assumed', costPerMonth: 2,
  changes: [{ path: 'labs.*.speedCap', operation: 'atMost', intercept: 0, slope: 1 }],
};
