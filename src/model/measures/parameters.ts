import { parameter, type Parameter } from '../../core/parameter.ts';

/** Safety technology and the fields of a measure (model, section 2). */
export const measureParameters: readonly Parameter[] = [
  parameter({
    id: 'technology.power', label: 'Power of safety technology', aliases: ['g', 'alignment research', 'safety research'], unit: 'factor', default: 1, minimum: 0.1, maximum: 10, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 2',
    meaning: 'Multiplies the log reduction of risk that every measure achieves.', reason: 'One is today\'s technology.',
  }),
  parameter({
    id: 'technology.cost', label: 'Cheapness of safety technology', aliases: ['g_c', 'safety cost', 'alignment tax'], unit: 'factor', default: 1, minimum: 0.1, maximum: 10, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 2',
    meaning: 'Divides the cost scale of every measure; what can be reached at any cost is unchanged.', reason: 'One is today\'s technology.',
  }),
  parameter({
    id: 'measures.*.cost', label: 'Cost of a measure', aliases: ['c'], unit: 'share of speed', default: 0.05, minimum: 1e-4, maximum: 1, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 2', meaning: 'Spending this share of speed buys 63% of what the measure can do.', reason: 'Of a measure that a scenario adds without one. The catalogue has 0.002 to 0.2: cheap habits to leaving the largest runs undone, which gives up a fifth.',
  }),
  parameter({
    id: 'measures.*.reduction', label: 'Reach of a measure', aliases: ['l'], unit: 'log of residual risk', default: 0.2, minimum: 0, maximum: 10,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2', meaning: 'Largest reduction of the log of residual risk.', reason: 'Of a measure that a scenario adds without one. The catalogue has 0.04 to 0.8; all together 3.5, to about three per cent of the risk, if speed were free.',
  }),
  parameter({
    id: 'measures.*.visibility', label: 'Visibility of a measure', aliases: ['a'], unit: 'share', default: 0.5, minimum: 0, maximum: 1,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2', meaning: 'How well staff and public see that it is done.', reason: 'Of a measure that a scenario adds without one: halfway. The catalogue has 0.2 for what only engineers see to 0.9 for published reports.',
  }),
  parameter({
    id: 'measures.*.verifiability', label: 'Verifiability of a measure', aliases: ['w', 'audit'], unit: 'share', default: 0.5, minimum: 0, maximum: 1,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2', meaning: 'Share of its effect that an outside assessor can verify.', reason: 'Of a measure that a scenario adds without one: halfway. The catalogue has 0.3 for training and interpretability, whose success nobody outside can tell, to 0.9 for reports and dates.',
  }),
  parameter({
    id: 'measures.*.productValue', label: 'Product value of a measure', aliases: ['pi', 'quality loss'], unit: 'share of revenue', default: 0, minimum: -0.5, maximum: 0.5,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2 (alignment sells, as RLHF did)', meaning: 'Full use multiplies revenue by one plus this.', reason: 'None unless stated. In the catalogue alignment training sells, 0.03, and what holds products back costs up to 0.05.',
  }),
  parameter({
    id: 'measures.*.delayMonths', label: 'Release delay of a measure', aliases: [], unit: 'months', default: 0, minimum: 0, maximum: 24,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1', meaning: 'Months that full use adds to the time between releases.', reason: 'None unless stated. In the catalogue tests take days to weeks, slower deployment and undone runs two to three months.',
  }),
  parameter({
    id: 'measures.*.deployment', label: 'Effect on the product in use', aliases: [], unit: 'share', default: 0.5, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 6 (the lab\'s deployment measures)', meaning: 'Part of the reduction that acts on the product in use; it makes the product\'s safety in the supply chain.', reason: 'Of a measure that a scenario adds without one: half. The catalogue has 1 for what is done at release or in use, 0 for what guards weights or training.',
  }),
  parameter({
    id: 'measures.*.advocacyCost', label: 'Cost of asking for a measure', aliases: ['political feasibility'], unit: 'M$ a lab', default: 2, minimum: 0, maximum: 1000,
    group: 'assumption', grade: 'assumed', source: 'Efficient tradeoffs (rate interventions by political feasibility)', meaning: 'What an advocate spends to have one lab asked for it.', reason: 'Of a measure that a scenario adds without one: as monitoring or a staged release. The catalogue has half a million for reports to ten for leaving the riskiest runs undone.',
  }),
];
