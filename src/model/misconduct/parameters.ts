import { parameter, type Parameter } from '../../core/parameter.ts';

const source = 'Alignment as equilibrium design (Becker\'s offender as an AI system); model, section 5';

/** What makes an AI system misbehave, in the variant `product` of residual risk (model, section 5). */
export const misconductParameters: readonly Parameter[] = [
  parameter({
    id: 'misconduct.detectionBase', label: 'Detection without measures', aliases: ['d0', 'oversight'], unit: 'log of misconduct missed', default: 0.2, minimum: 0.01, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source, meaning: 'A lab without measures catches 1 - exp(-this) of a system\'s misconduct; detecting measures add their reductions to it.', reason: 'Users and staff notice about a fifth.',
  }),
  parameter({
    id: 'misconduct.penaltyBase', label: 'Penalty without measures', aliases: ['Pi0', 'shutdown', 'rollback'], unit: 'gains', default: 1, minimum: 0.01, maximum: 20, scale: 'log',
    group: 'assumption', grade: 'assumed', source, meaning: 'What rollback, retraining or shutdown takes from a system caught; deterring measures add to it.', reason: 'The unit of gains.',
  }),
  parameter({
    id: 'misconduct.meanGain', label: 'Mean gain from misconduct', aliases: ['g bar', 'temptation'], unit: 'gains', default: 0.7, minimum: 0.05, maximum: 20, scale: 'log',
    group: 'assumption', grade: 'assumed', source, meaning: 'Mean of the exponential gains from opportunities; measures that change what a system wants lower it.',
    reason: 'All measures of the catalogue together then reach as far as in the additive form, about 3.5 in the log.',
  }),
  parameter({
    id: 'misconduct.credibility', label: 'Credibility of the penalty', aliases: ['credible shutdown', 'commitment'], unit: 'probability', default: 1, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source, meaning: 'Chance, as the system sees it, that misconduct caught is answered at all.', reason: 'What lacks credibility can as well be in the penalty.',
  }),
  parameter({
    id: 'misconduct.opportunityRate', label: 'Opportunities for misconduct', aliases: ['temptation', 'incidents of misbehaviour'], unit: 'per month', default: 0.3, minimum: 0, maximum: 0.5, step: 0.05,
    group: 'assumption', grade: 'assumed', source, meaning: 'Rate at which a lab\'s most capable systems meet a serious opportunity, far beyond the threshold; half of it there. What is taken and caught is evidence that labs and the public hear of. Its maximum here is the fixed rate of candidates.',
    reason: 'A case worth telling every few months among all labs.',
  }),
  parameter({
    id: 'misconduct.oversightCapability', label: 'Where oversight begins to fail', aliases: ['x_oversight', 'scalable oversight'], unit: 'OOM', default: 3, minimum: -2, maximum: 12, step: 0.25,
    group: 'assumption', grade: 'assumed', source, meaning: 'Capability beyond which a system\'s misconduct is detected ever less.', reason: 'The threshold of the race.',
  }),
  parameter({
    id: 'misconduct.oversightDecay', label: 'How fast oversight fails', aliases: ['xi'], unit: 'per OOM', default: 0.5, minimum: 0, maximum: 5, step: 0.1,
    group: 'assumption', grade: 'assumed', source, meaning: 'Detection falls as exp(-this times OOM beyond that capability); 0 is oversight that scales.', reason: 'Two fifths lost within one OOM.',
  }),
];
