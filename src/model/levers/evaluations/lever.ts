import type { Lever } from '../../settings.ts';

export const evaluations: Lever = {
  id: 'evaluations', label: 'Mandatory evaluations', family: 'change incentives', unit: 'least use of each measure', off: 0, minimum: 0, maximum: 0.95, typical: 0.5, step: 0.05, scale: 'linear',
  meaning: 'The measures on the regulator\'s list (evaluations, red teaming and reports unless a scenario says otherwise) must be used at least this much; enforced by inspections and fines that grow with it.',
  namedRanges: [{ label: 'none', from: 0, to: 0.05 }, { label: 'in part', from: 0.05, to: 0.6 }, { label: 'nearly in full', from: 0.6, to: 0.95 }],
  reason: 'Half of what each can do.', source: 'The limits of technical alignment (mandatory government evaluations); model, section 5 (a design rule lists measures)', grade: 'assumed', costPerMonth: 6,
  changes: [
    { path: 'regulators.*.designLevel', operation: 'atLeast', intercept: 0, slope: 1 },
    { path: 'regulators.*.inspectionRate', operation: 'atLeast', intercept: 0, slope: 0.3333 },
    { path: 'regulators.*.fineShare', operation: 'atLeast', intercept: 0, slope: 1 },
  ],
};
