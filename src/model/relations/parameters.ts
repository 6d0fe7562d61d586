import { parameter, type Parameter } from '../../core/parameter.ts';

/** Enmity between blocs (model, section 2: a matrix by jurisdiction). */
export const relationParameters: readonly Parameter[] = [
  parameter({
    id: 'relations.*.enmity', label: 'Enmity towards another bloc', aliases: ['e', 'blocs', 'rivalry of nations'], unit: 'share of the prize', default: 0.5, minimum: -1, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2; Armstrong, Bostrom and Shulman\'s enmity is 1 + e', year: 2016,
    meaning: 'What a safe win by a lab of that jurisdiction is worth, as minus this share of the prize, in place of the lab\'s own enmity.',
    reason: 'Rivalry: worse than nothing, not a catastrophe.',
  }),
];
