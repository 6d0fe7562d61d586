import type { Lever } from '../../settings.ts';

export const evidenceProgramme: Lever = {
  id: 'evidence-programme', label: 'Evidence programme', family: 'information', unit: 'share', off: 0, minimum: 0, maximum: 1, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'Research on what accidents mean: of those that are warnings more are read as such, fewer false alarms are raised, and less can be explained away.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'some', from: 0.05, to: 0.7 }, { label: 'clear evidence', from: 0.7, to: 1 }],
  reason: 'Half of the confusion goes.', source: 'Efficient tradeoffs (producing evidence; confusing evidence); model, section 9', grade: 'assumed', costPerMonth: 5,
  changes: [
    { path: 'evidence.detectionRate', operation: 'add', intercept: 0, slope: 0.3 },
    { path: 'evidence.detectionRate', operation: 'atMost', intercept: 1, slope: 0 },
    { path: 'evidence.falseAlarmRate', operation: 'multiply', intercept: 1, slope: -0.5 },
    { path: 'evidence.scepticism', operation: 'multiply', intercept: 1, slope: -0.5 },
  ],
};
