import { parameter, type Parameter } from '../../core/parameter.ts';

/** Jumps in capability or safety technology (model, section 1, event table). */
export const breakthroughParameters: readonly Parameter[] = [
  parameter({
    id: 'breakthroughs.capabilityRate', label: 'Breakthroughs in capability', aliases: ['discovery', 'new paradigm'], unit: 'per month and lab', default: 0.005, minimum: 0, maximum: 0.05, step: 0.001,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1',
    meaning: 'Rate at which a lab finds something that moves it ahead at once. With the next it is at most the fixed rate of candidate events.',
    reason: 'One in three or four years among five labs: few steps of the field came out of turn.',
  }),
  parameter({
    id: 'breakthroughs.capabilityJump', label: 'Size of a breakthrough', aliases: [], unit: 'OOM', default: 0.15, minimum: 0, maximum: 2, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1', meaning: 'Mean of the jump in capability, which is exponential.', reason: 'A month and a half of progress at the leader\'s pace.',
  }),
  parameter({
    id: 'breakthroughs.safetyRate', label: 'Breakthroughs in safety technology', aliases: ['alignment breakthrough'], unit: 'per month and lab', default: 0.002, minimum: 0, maximum: 0.05, step: 0.001,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1', meaning: 'Rate at which a lab finds something that makes every safety measure more powerful.', reason: 'Fewer people look for them.',
  }),
  parameter({
    id: 'breakthroughs.safetyJump', label: 'Size of such a breakthrough', aliases: [], unit: 'log of power', default: 0.1, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1', meaning: 'Mean of the rise of the log of safety technology\'s power, which is exponential.', reason: 'A tenth more effect from the same measures.',
  }),
  parameter({
    id: 'breakthroughs.sharedPart', label: 'Part that all labs learn', aliases: ['publication'], unit: 'share', default: 0.5, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 4 (alignment work is partly public)', meaning: 'Share of a breakthrough in safety technology, in logs, that reaches the other labs.', reason: 'Much safety work is published.',
  }),
];
