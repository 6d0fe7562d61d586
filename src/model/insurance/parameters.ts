import { parameter, type Parameter } from '../../core/parameter.ts';

/** Insurance of liability, priced at what the insurer believes (model, section 5). */
export const insuranceParameters: readonly Parameter[] = [
  parameter({
    id: 'insurance.mandatoryCover', label: 'Mandatory insurance', aliases: ['insurance', 'cover', 'judgment-proof'], unit: 'M$ an accident', default: 0, minimum: 0, maximum: 1e7,
    group: 'policy', grade: 'assumed', source: 'Model, sections 5 and 8 (mandatory insurance)',
    meaning: 'Cover against liability that every lab must buy: the insurer pays first, up to this, the lab what is above, up to what it owns.', reason: 'No such duty today.',
    namedRanges: [{ label: 'none', from: 0, to: 1 }, { label: 'nuclear plants', from: 300, to: 20_000 }, { label: 'beyond any firm', from: 1e5, to: 1e7 }],
  }),
  parameter({
    id: 'insurance.insurerBelief', label: 'The insurer\'s believed risk', aliases: ['p', 'premium'], unit: 'probability', default: 0.3, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 5 (priced at the insurer\'s belief: that is the case for it)',
    meaning: 'The belief at which premiums are reckoned, whatever the insured lab believes.', reason: 'Between the concerned lab\'s 20% and the mean truth of 40%: an insurer that errs pays.',
  }),
  parameter({
    id: 'insurance.loading', label: 'Loading of premiums', aliases: ['premium'], unit: 'share of expected claims', default: 0.3, minimum: 0, maximum: 2, step: 0.05,
    group: 'assumption', grade: 'estimated', source: 'Expense ratios of commercial liability insurance, about a quarter to a third of premiums', year: 2023,
    meaning: 'What the insurer adds to expected claims for its costs and capital.', reason: 'A usual ratio.',
  }),
];
