import { parameter, type Parameter } from '../../core/parameter.ts';

/** How accidents move beliefs (model, section 9). */
export const evidenceParameters: readonly Parameter[] = [
  parameter({
    id: 'evidence.detectionRate', label: 'Signal if dangerous', aliases: ['likelihood', 'true positive'], unit: 'probability', default: 0.6, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 9',
    meaning: 'Chance that an accident of the stated severity looks like a warning if the danger is real.', reason: 'Evidence is suggestive, not conclusive.',
  }),
  parameter({
    id: 'evidence.falseAlarmRate', label: 'Signal if not', aliases: ['false alarm', 'false positive', 'confusing evidence'], unit: 'probability', default: 0.3, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 9; Efficient tradeoffs (the state of evidence will be confusing)',
    meaning: 'Chance that it looks like one although the danger is not real.', reason: 'Half of the true rate: confusing evidence.',
  }),
  parameter({
    id: 'evidence.scepticism', label: 'Motivated scepticism', aliases: ['discounting'], unit: 'share', default: 0.3, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Efficient tradeoffs (developers can partially discredit concerns)',
    meaning: 'Share of the difference between the two rates that labs explain away; one ignores all evidence.', reason: 'Some, not all.',
  }),
  parameter({
    id: 'evidence.severity', label: 'Severity that counts as evidence', aliases: ['warning shot'], unit: 'grade 1 to 4', default: 2, minimum: 1, maximum: 4, step: 1, integer: true,
    group: 'structure', grade: 'assumed', source: 'Model, section 7 (others are warning shots)',
    meaning: 'Accidents of at least this grade are warning shots: 1 all, 2 from 100 M$, 3 from ten billion.', reason: 'Small accidents are business as usual.',
  }),
];
