import { parameter, type Parameter } from '../../core/parameter.ts';

/** Liability, inspection and fines (model, sections 5 and 7). */
export const enforcementParameters: readonly Parameter[] = [
  parameter({
    id: 'liability.courtBelief', label: 'The court\'s estimate of risk', aliases: ['p bar'], unit: 'probability', default: 0.2, minimum: 0.01, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7',
    meaning: 'A lab that believes in less risk than the court expects to pay proportionally less.', reason: 'The concerned person\'s 20 %.',
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
    group: 'policy', grade: 'estimated', source: 'Model, section 13; the European AI Act sets 3 % for most duties and 7 % at most', year: 2024,
    meaning: 'Fine for a violation found, as a share of a year\'s turnover, up to the lab\'s assets. Above a tenth it stands for a suspended licence.', reason: 'The law in force.',
  }),
  parameter({
    id: 'regulators.*.assessorBias', label: 'Bias of the assessor', aliases: ['capture', 'audit'], unit: 'log of residual risk', default: 0, minimum: -3, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2 (bias below zero: captured)',
    meaning: 'Added to the log of assessed residual risk; negative when the assessor is captured.', reason: 'An honest assessor.',
  }),
];
