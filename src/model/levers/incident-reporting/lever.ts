import type { Lever } from '../../settings.ts';

export const incidentReporting: Lever = {
  id: 'incident-reporting', label: 'Incident reporting', family: 'information', unit: 'grade from which accidents are reported', off: 4, minimum: 1, maximum: 4, typical: 1, step: 1, scale: 'linear',
  meaning: 'Accidents from this grade on (1 all, 2 from 100 M$, 3 from ten billion) become known and count as evidence for everybody.',
  namedRanges: [{ label: 'everything', from: 1, to: 1.5 }, { label: 'severe', from: 1.5, to: 2.5 }, { label: 'disasters', from: 2.5, to: 4 }],
  reason: 'All accidents.', source: 'model, section 8 (incident reporting)', grade: 'assumed', costPerMonth: 1,
  changes: [{ path: 'evidence.severity', operation: 'atMost', intercept: 0, slope: 1 }],
};
