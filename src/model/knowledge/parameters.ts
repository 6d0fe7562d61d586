import { parameter, type Parameter } from '../../core/parameter.ts';

/** What labs know of each other (model, section 3). */
export const knowledgeParameters: readonly Parameter[] = [
  parameter({
    id: 'knowledge.sigma', label: 'Error about rivals', aliases: ['sigma', 'visibility', 'secrecy', 'transparency'], unit: 'OOM', default: 0.43, minimum: 0, maximum: 3, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'Standard deviation of what a lab believes about a rival\'s capability.',
    reason: 'Four and a half months of progress at the leader\'s pace.',
    namedRanges: [{ label: 'clear', from: 0, to: 0.15 }, { label: 'hazy', from: 0.15, to: 0.6 }, { label: 'blind', from: 0.6, to: 3 }],
  }),
  parameter({
    id: 'knowledge.bias', label: 'Bias about rivals', aliases: ['mistaken gap', 'perceived lead'], unit: 'OOM', default: 0, minimum: -3, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 3',
    meaning: 'Systematic error: positive means rivals are believed to be further on than they are.',
    reason: 'None unless a scenario asks (the missile gap was positive).',
  }),
  parameter({
    id: 'knowledge.correlation', label: 'Persistence of the error', aliases: ['autocorrelation'], unit: 'monthly correlation', default: 0.9, minimum: 0, maximum: 0.999, step: 0.01,
    group: 'structure', grade: 'assumed', source: 'Model, section 3',
    meaning: 'Monthly correlation of the autoregressive error; its stationary variance is sigma squared.',
    reason: 'Intelligence pictures are revised over months, not days.',
  }),
  parameter({
    id: 'pictures.*.sigma', label: 'Error of one class of observers', aliases: ['secrecy', 'intelligence'], unit: 'OOM', default: 0.43, minimum: 0, maximum: 3, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 3 (classes of observers)',
    meaning: 'Standard deviation of what labs of this class believe about rivals, in place of the general one.', reason: 'As the general one.',
  }),
  parameter({
    id: 'pictures.*.bias', label: 'Bias of one class of observers', aliases: ['mistaken gap', 'missile gap', 'perceived lead'], unit: 'OOM', default: 0, minimum: -3, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 3 (bias_cj)',
    meaning: 'Systematic error of this class about the rivals that it names, in place of the general one: positive means that they are believed to be further on than they are.', reason: 'None unless a scenario asks.',
  }),
];
