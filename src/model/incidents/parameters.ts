import { parameter, type Parameter } from '../../core/parameter.ts';

/** Accidents and catastrophe (model, section 7). `risk.trueRisk` is a number or a Beta distribution and is described in the schema. */
export const riskParameters: readonly Parameter[] = [
  parameter({
    id: 'risk.trueRisk', label: 'True risk', aliases: ['p_true', 'difficulty of alignment', 'p(doom)'], unit: 'probability', default: 0.4, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13: each run draws it from Beta(4, 6) unless the scenario fixes it',
    meaning: 'Chance of catastrophe if a system with no safety measures at all decides the race.',
    reason: 'Mean 40% with wide doubt. Labs believe 10 to 20%: they underestimate on average. Results mirror this number; compare ratios, not levels.',
    namedRanges: [{ label: 'easy', from: 0, to: 0.1 }, { label: 'doubtful', from: 0.1, to: 0.5 }, { label: 'hard', from: 0.5, to: 1 }],
  }),
  parameter({
    id: 'risk.maximumAccidentRate', label: 'Largest rate of accidents', aliases: ['Lambda_max', 'incidents'], unit: 'per month', default: 1, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7',
    meaning: 'Accidents a month and lab far beyond the threshold with no safety measures. Its maximum here is the fixed rate of candidate events.',
    reason: 'The candidate rate of the model.',
  }),
  parameter({
    id: 'risk.accidentWidth', label: 'Width of the rise of accidents', aliases: ['s_F'], unit: 'OOM', default: 1, minimum: 0.1, maximum: 5, step: 0.1,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7',
    meaning: 'Scale of the logistic rise of the accident rate around the threshold.', reason: 'Accidents begin well before the threshold.',
  }),
  parameter({
    id: 'risk.minimumSeverity', label: 'Smallest accident', aliases: ['S_min'], unit: 'M$', default: 10, minimum: 0.01, maximum: 1000, scale: 'log',
    group: 'structure', grade: 'assumed', source: 'Model, section 7',
    meaning: 'Losses below this are not counted as accidents; severity is Pareto above it.', reason: 'Ten million dollars: an event that makes the news.',
  }),
  parameter({
    id: 'risk.catastropheSeverity', label: 'Size of a catastrophe', aliases: ['S_c'], unit: 'M$', default: 1e7, minimum: 1e4, maximum: 1e12, scale: 'log',
    group: 'structure', grade: 'assumed', source: 'Model, section 13',
    meaning: 'An accident past this loss is a catastrophe with the true risk as its probability; else its loss is this.',
    reason: 'Ten trillion dollars: about a tenth of a year\'s world product.',
  }),
  parameter({
    id: 'risk.tailIndex', label: 'Tail index up to the threshold', aliases: ['Pareto', 'heavy tail'], unit: 'index', default: 0.5, minimum: 0.1, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7; power laws of cyber and disaster losses',
    meaning: 'Pareto tail index of accident losses; smaller is heavier.', reason: 'Very heavy: one accident in a thousand passes a million times the smallest.',
  }),
  parameter({
    id: 'risk.tailIndexBeyond', label: 'Tail index far beyond it', aliases: [], unit: 'index', default: 0.4, minimum: 0.1, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7',
    meaning: 'The index falls linearly from the value at the threshold to this at three OOM beyond.', reason: 'More capable systems fail larger.',
  }),
  parameter({
    id: 'risk.tolerableHazard', label: 'Tolerable catastrophe hazard', aliases: ['covered capability', 'safety debt'], unit: 'per month', default: 1e-5, minimum: 1e-9, maximum: 0.01, scale: 'log',
    group: 'structure', grade: 'assumed', source: 'Model, section 10',
    meaning: 'Covered capability is where the catastrophe hazard at the lab\'s residual risk would equal this.', reason: 'About one in ten thousand a year, a common bound for tolerable societal risk.',
  }),
];
