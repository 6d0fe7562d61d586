import type { Lever } from '../../settings.ts';

export const insurance: Lever = {
  id: 'insurance', label: 'Mandatory insurance', family: 'change incentives', unit: 'M$ of cover', off: 0, minimum: 0, maximum: 1e6, typical: 2e5, step: 1e4, scale: 'linear',
  meaning: 'Labs must be insured for this much of an accident, at a premium that the insurer reckons by its own belief: what a lab does not believe it pays for all the same. Without liability there is nothing to insure.',
  namedRanges: [{ label: 'none', from: 0, to: 1000 }, { label: 'as nuclear plants', from: 1000, to: 2e4 }, { label: 'beyond assets', from: 5e4, to: 1e6 }],
  reason: 'Four times a lab\'s assets: claims that would else go unpaid.', source: 'The limits of technical alignment (liability); model, section 5 (mandatory insurance is priced at the insurer\'s belief)', grade: 'assumed', costPerMonth: 1,
  changes: [{ path: 'insurance.mandatoryCover', operation: 'atLeast', intercept: 0, slope: 1 }],
};
