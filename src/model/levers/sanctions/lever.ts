import type { Lever } from '../../settings.ts';

export const sanctions: Lever = {
  id: 'sanctions', label: 'Sanctions against breaches', family: 'relieve competition', unit: 'share of sales', off: 0, minimum: 0, maximum: 1, typical: 0.9, step: 0.05, scale: 'linear',
  meaning: 'A member that is caught loses at least this share of its sales for the time of the sanction.',
  namedRanges: [{ label: 'words', from: 0, to: 0.1 }, { label: 'tariffs', from: 0.1, to: 0.6 }, { label: 'embargo', from: 0.6, to: 1 }],
  reason: 'Nearly an embargo.', source: 'Model, section 8', grade: 'assumed', costPerMonth: 1,
  changes: [{ path: 'treaty.sanctionShare', operation: 'atLeast', intercept: 0, slope: 1 }],
};
