import { parameter, type Parameter } from '../../core/parameter.ts';

/** Liability, inspection and fines (model, sections 5 and 7). */
export const enforcementParameters: readonly Parameter[] = [
  parameter({
    id: 'liability.courtBelief', label: 'The court\'s estimate of risk', aliases: ['p bar'], unit: 'probability', default: 0.2, minimum: 0.01, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7',
    meaning: 'A lab that believes in less risk than the court expects to pay proportionally less.', reason: 'The concerned person\'s 20%.',
  }),
  parameter({
    id: 'regulators.*.inspectionRate', label: 'Inspections', aliases: ['audit', 'audit frequency', 'q'], unit: 'per month and lab', default: 0.04, minimum: 0, maximum: 2, step: 0.01,
    group: 'policy', grade: 'assumed', source: 'Model, section 13; compute-permit literature', year: 2024,
    meaning: 'Rate at which the regulator inspects each lab. Its maximum here is the fixed rate of candidate events.', reason: 'An inspection every two years.',
  }),
  parameter({
    id: 'regulators.*.falseNegativeShare', label: 'Missed violations', aliases: ['FNR', 'false negatives', 'audit'], unit: 'share', default: 0.4, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13; compute-permit literature (0.40)', year: 2024,
    meaning: 'Share of inspections that miss a violation.', reason: 'The literature\'s figure.',
  }),
  parameter({
    id: 'regulators.*.fineShare', label: 'Fine', aliases: ['penalty'], unit: 'share of yearly turnover', default: 0.03, minimum: 0, maximum: 5, step: 0.01,
    group: 'policy', grade: 'estimated', source: 'Model, section 13; the European AI Act sets 3% for most duties and 7% at most', year: 2024,
    meaning: 'Fine for a violation found, as a share of a year\'s turnover, up to the lab\'s assets. Above a tenth it stands for a suspended licence.', reason: 'The law in force.',
  }),
  parameter({
    id: 'regulators.*.suspensionMonths', label: 'Suspension of the licence', aliases: ['licence', 'shutdown', 'penalty'], unit: 'months', default: 0, minimum: 0, maximum: 36, step: 1,
    group: 'policy', grade: 'assumed', source: 'Model, section 5', meaning: 'Months for which a lab found in violation may sell nothing.', reason: 'The law in force fines.',
  }),
  parameter({
    id: 'regulators.*.inspectionCapacity', label: 'Inspections in all', aliases: ['inspection budget', 'capacity'], unit: 'per month', default: 1000, minimum: 0, maximum: 1000,
    group: 'policy', grade: 'assumed', source: 'Model, section 5', meaning: 'What the regulator can inspect in a month over all its labs; it is shared evenly and bounds the rate of each.', reason: 'The top of the range: staff is no limit for a few labs.',
  }),
  parameter({
    id: 'regulators.*.commitment', label: 'Commitment', aliases: ['inspection game', 'credibility'], unit: '1 committed, 0 best response', default: 1, minimum: 0, maximum: 1, step: 1, integer: true,
    group: 'assumption', grade: 'assumed', source: 'Model, section 5 (inspection game); race-models, section 5',
    meaning: 'A committed regulator inspects at its announced rate; the other only while, on what it has seen of a lab, a violation found is worth the inspection.', reason: 'Rates are set in law or budgets.',
  }),
  parameter({
    id: 'regulators.*.inspectionCost', label: 'Cost of an inspection', aliases: ['audit cost'], unit: 'M$', default: 2, minimum: 0, maximum: 1000,
    group: 'assumption', grade: 'assumed', source: 'Model, section 5', meaning: 'What one inspection costs the regulator; public money.', reason: 'A team of experts for some months.',
  }),
  parameter({
    id: 'regulators.*.violationLoss', label: 'Worth of a violation found', aliases: [], unit: 'M$', default: 50, minimum: 0, maximum: 1e6,
    group: 'assumption', grade: 'assumed', source: 'Model, section 5', meaning: 'What finding a violation is worth to a regulator that inspects only where that pays.', reason: 'Some tens of inspections.',
  }),
  parameter({
    id: 'regulators.*.designLevel', label: 'Design rule', aliases: ['mandated measures', 'mandatory evaluations', 'theta'], unit: 'least use of each measure', default: 0, minimum: 0, maximum: 0.95, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 5 (a design rule lists measures)',
    meaning: 'Least effect of each mandated measure, as a share of what it can do at any cost. A lab keeps the rule if breaking it is not worth the risk; 0 is no rule.', reason: 'No such rule today.',
    namedRanges: [{ label: 'none', from: 0, to: 0.01 }, { label: 'in part', from: 0.01, to: 0.6 }, { label: 'nearly in full', from: 0.6, to: 0.95 }],
  }),
  parameter({
    id: 'enforcement.priorWeight', label: 'Trust in announced inspections', aliases: ['learned q', 'deterrence'], unit: 'months of experience', default: 24, minimum: 0.1, maximum: 1000, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 5 (perceived q is learned from experience)', meaning: 'How many months of its own experience a lab gives the announced rate; a thousand is belief in it.', reason: 'Two years.',
  }),
  parameter({
    id: 'enforcement.memory', label: 'Memory of inspections', aliases: ['learning'], unit: 'share a month', default: 0.97, minimum: 0.5, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 5', meaning: 'Weight that experience keeps from month to month, on both sides.', reason: 'Half is forgotten in two years.',
  }),
  parameter({
    id: 'enforcement.hearsay', label: 'Hearsay of inspections', aliases: ['learning'], unit: 'weight', default: 0.3, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 5', meaning: 'How much a month of the other labs counts against a lab\'s own in learning the rate.', reason: 'Others\' cases are known in part.',
  }),
  parameter({
    id: 'enforcement.riskAversion', label: 'Risk aversion of labs', aliases: ['gamma', 'CRRA'], unit: 'relative risk aversion', default: 0, minimum: -2, maximum: 5, step: 0.5,
    group: 'assumption', grade: 'assumed', source: 'Becker 1968; model, section 5', meaning: 'Of constant relative risk aversion over assets, in whether a rule is worth breaking; 0 is risk neutral, the rest of the payoff always is.', reason: 'Firms with spread owners.', year: 1968,
  }),
  parameter({
    id: 'regulators.*.assessorBias', label: 'Bias of the assessor', aliases: ['capture', 'audit'], unit: 'log of residual risk', default: 0, minimum: -3, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2 (bias below zero: captured)',
    meaning: 'Added to the log of assessed residual risk; negative when the assessor is captured.', reason: 'Neither for the labs nor against them; capture is a matter of scenarios and of claim 7.',
  }),
  parameter({
    id: 'regulators.*.assessorNoise', label: 'Noise of the assessor', aliases: ['assessment error', 'audit'], unit: 'log of residual risk', default: 0.2, minimum: 0, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2 (the reading has bias and noise)',
    meaning: 'Standard deviation of what the assessor gets wrong about a lab, in the log of residual risk; the lab knows how it is read today, and 0 reads all labs alike.',
    reason: 'One standard deviation is what evaluations or red teaming do in full (0.2): assessors disagree on whether one such measure counts.',
  }),
  parameter({
    id: 'regulators.*.assessorCorrelation', label: 'Persistence of the assessor\'s noise', aliases: ['autocorrelation'], unit: 'monthly correlation', default: 0.9, minimum: 0, maximum: 0.999, step: 0.01,
    group: 'structure', grade: 'assumed', source: 'Model, section 3 (the same for intelligence pictures)',
    meaning: 'Monthly correlation of the autoregressive error; its stationary variance is that of the noise.',
    reason: 'The same people with the same tests err the same way for months: half of an error is gone in six or seven, as long as a model is on sale.',
  }),
];
