import type { Lever } from '../../settings.ts';

export const disclosure: Lever = {
  id: 'disclosure', label: 'Disclosure', family: 'information', unit: 'share of the error', off: 0, minimum: 0, maximum: 1, typical: 0.75, step: 0.05, scale: 'linear',
  meaning: 'Labs report their capability: what rivals get wrong about each other shrinks by this share, error and bias alike. It does not change how decisive a lead is.',
  namedRanges: [{ label: 'none', from: 0, to: 0.1 }, { label: 'partial', from: 0.1, to: 0.7 }, { label: 'open books', from: 0.7, to: 1 }],
  reason: 'Most of the error goes when runs and evaluations are reported.', source: 'Armstrong, Bostrom and Shulman (information); model, section 8', grade: 'assumed', costPerMonth: 1,
  changes: [
    { path: 'knowledge.sigma', operation: 'multiply', intercept: 1, slope: -1 },
    { path: 'knowledge.bias', operation: 'multiply', intercept: 1, slope: -1 },
    { path: 'pictures.*.sigma', operation: 'multiply', intercept: 1, slope: -1 },
    { path: 'pictures.*.bias', operation: 'multiply', intercept: 1, slope: -1 },
  ],
};
