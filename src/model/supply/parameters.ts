import { parameter, type Parameter } from '../../core/parameter.ts';

const theory = 'The backfiring effect of weak AI safety regulation (the basic game); model, section 6';

/** The supply chain: lab, specialists, floors, and accidents of products in use (model, sections 6 and 7). */
export const supplyParameters: readonly Parameter[] = [
  parameter({
    id: 'supply.releaseGap', label: 'Months between releases', aliases: ['gap0', 'release cadence'], unit: 'months', default: 6, minimum: 1, maximum: 36, step: 0.5,
    group: 'assumption', grade: 'estimated', source: 'Public release dates of leading developers: four to nine months between major models', year: 2025,
    meaning: 'Time between a lab\'s releases with no delaying measure; delays of its measures come on top.', reason: 'Twice a year.',
  }),
  parameter({
    id: 'supply.floor', label: 'Floor on labs\' products', aliases: ['theta_G', 'generalist floor', 'upstream rule'], unit: 'safety of the product', default: 0, minimum: 0, maximum: 2, step: 0.01,
    group: 'policy', grade: 'assumed', source: theory, meaning: 'Least safety of a model that a lab may deliver to specialists. Without any rule the basic game has 0.25.', reason: 'No such rule today.',
    namedRanges: [{ label: 'none', from: 0, to: 0.01 }, { label: 'weak', from: 0.01, to: 0.25 }, { label: 'binding', from: 0.25, to: 2 }],
  }),
  parameter({
    id: 'supply.fixedShare', label: 'Fixed share of the lab', aliases: ['delta'], unit: 'share of revenue', default: 0.5, minimum: 0.01, maximum: 0.99, step: 0.01,
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'The lab\'s share of a sector\'s revenue where the rule of bargaining is `fixed`; not used otherwise.', reason: 'The bargain of the basic game without floors.',
  }),
  parameter({
    id: 'supply.performanceCost', label: 'Lab\'s cost of performance', aliases: ['C0'], unit: 'reference revenue', default: 1, minimum: 0.1, maximum: 10, scale: 'log',
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'Cost of adapting a release to users per squared unit of performance.', reason: 'The basic game.',
  }),
  parameter({
    id: 'supply.safetyCost', label: 'Lab\'s cost of product safety', aliases: ['C0'], unit: 'reference revenue', default: 1, minimum: 0.1, maximum: 10, scale: 'log',
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'Cost of product safety per squared unit; what measures bring is paid by the safety budget.', reason: 'The basic game.',
  }),
  parameter({
    id: 'supply.costInteraction', label: 'Interaction of the lab\'s costs', aliases: ['cross-term'], unit: 'share of the geometric mean cost', default: 0, minimum: -0.9, maximum: 2, step: 0.1,
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'Negative: performance and safety help each other; positive: they are in each other\'s way. Above minus one costs are never negative.', reason: 'The basic game.',
  }),
  parameter({
    id: 'supply.baseSafety', label: 'Product safety without measures', aliases: ['a_min'], unit: 'safety of the product', default: 0, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 6', meaning: 'Safety that a release has whatever the lab does.', reason: 'The basic game starts from nothing.',
  }),
  parameter({
    id: 'supply.measuresToSafety', label: 'Product safety from measures', aliases: ['zeta'], unit: 'safety per log of risk', default: 0.25, minimum: 0, maximum: 2, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 6 (so that safety is not paid for twice)',
    meaning: 'Safety that a release has per unit of log risk that the lab\'s deployment measures take away.', reason: 'A careful lab then reaches what the basic game would have it invest, 0.25; others stay below.',
  }),
  parameter({
    id: 'supply.accidentRate', label: 'Deployment accidents', aliases: ['lambda_D', 'misuse', 'product accidents'], unit: 'per month in the whole market', default: 0.2, minimum: 0, maximum: 0.5, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7', meaning: 'Accidents a month of all products together if they had no safety and sold what they do without floors.',
    reason: 'With the safety of the basic game about one a year of at least ten million dollars.',
  }),
  parameter({
    id: 'supply.safetyEffect', label: 'Effect of product safety', aliases: ['sigma'], unit: 'log of accidents per unit', default: 2, minimum: 0, maximum: 10, step: 0.5,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7', meaning: 'Accidents of a product fall by exp(-this times its final safety).', reason: 'The safety of the basic game, 0.5, avoids two accidents of three.',
  }),
  parameter({
    id: 'supply.accidentTailIndex', label: 'Tail of deployment accidents', aliases: ['Pareto'], unit: 'index', default: 1, minimum: 0.5, maximum: 3, step: 0.1,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7 (never a catastrophe)', meaning: 'Pareto index of the loss above the smallest accident; losses end at the size of a catastrophe, which they never are.', reason: 'Lighter than frontier accidents: one in ten is ten times larger.',
  }),
  parameter({
    id: 'supply.specialistLiability', label: 'Liability of specialists', aliases: ['who is liable', 'deployer liability'], unit: 'share of liability', default: 0.5, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 6 (liability falling where the law puts it)', meaning: 'Part of what is owed for a deployment accident that falls on the specialist; the rest falls on the lab.', reason: 'Half and half.',
  }),
  parameter({
    id: 'supply.entrySpeed', label: 'Speed of entry', aliases: ['adoption'], unit: 'share a month', default: 0.1, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 6 (adoption and entry of specialists respond)', meaning: 'Share of the gap between present and profitable numbers of specialists that closes in a month; 0 holds them fixed.', reason: 'Most of it within two years.',
  }),
  parameter({
    id: 'supply.entryElasticity', label: 'Elasticity of entry', aliases: ['adoption'], unit: 'elasticity', default: 0.5, minimum: 0, maximum: 3, step: 0.1,
    group: 'assumption', grade: 'assumed', source: 'Model, section 6', meaning: 'How the number of specialists of a sector answers to what they earn against what they earned without floors.', reason: 'Halved earnings drive out three in ten.',
  }),
  parameter({
    id: 'sectors.*.weight', label: 'Size of a sector', aliases: [], unit: 'part of the market', default: 1, minimum: 0.01, maximum: 100, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 6', meaning: 'Size relative to the other sectors.', reason: 'Sectors of one size.',
  }),
  parameter({
    id: 'sectors.*.performanceRevenue', label: 'Revenue for performance', aliases: ['r'], unit: 'reference revenue', default: 1, minimum: 0.01, maximum: 10, scale: 'log',
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'What users of the sector pay per unit of final performance.', reason: 'The basic game.',
  }),
  parameter({
    id: 'sectors.*.safetyRevenue', label: 'Revenue for safety', aliases: ['r'], unit: 'reference revenue', default: 1, minimum: 0.01, maximum: 10, scale: 'log',
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'What users of the sector pay per unit of final safety.', reason: 'The basic game.',
  }),
  parameter({
    id: 'sectors.*.performanceCost', label: 'Specialist\'s cost of performance', aliases: ['C1'], unit: 'reference revenue', default: 1, minimum: 0.1, maximum: 10, scale: 'log',
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'Per squared unit of performance that the specialist adds.', reason: 'The basic game.',
  }),
  parameter({
    id: 'sectors.*.safetyCost', label: 'Specialist\'s cost of safety', aliases: ['C1'], unit: 'reference revenue', default: 1, minimum: 0.1, maximum: 10, scale: 'log',
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'Per squared unit of safety that the specialist adds.', reason: 'The basic game.',
  }),
  parameter({
    id: 'sectors.*.costInteraction', label: 'Interaction of the specialist\'s costs', aliases: ['cross-term'], unit: 'share of the geometric mean cost', default: 0, minimum: -0.9, maximum: 2, step: 0.1,
    group: 'assumption', grade: 'assumed', source: theory, meaning: 'Negative: performance and safety help each other; positive: they are in each other\'s way.', reason: 'The basic game.',
  }),
  parameter({
    id: 'sectors.*.floor', label: 'Floor on specialists\' products', aliases: ['theta_D', 'downstream rule'], unit: 'safety of the product', default: 0, minimum: 0, maximum: 2, step: 0.01,
    group: 'policy', grade: 'assumed', source: theory, meaning: 'Least safety of what specialists of the sector may sell. Without any rule the basic game has 0.5.', reason: 'No such rule today.',
    namedRanges: [{ label: 'none', from: 0, to: 0.01 }, { label: 'weak', from: 0.01, to: 0.5 }, { label: 'binding', from: 0.5, to: 2 }],
  }),
  parameter({
    id: 'sectors.*.assets', label: 'Assets of specialists', aliases: ['judgment-proof'], unit: 'M$', default: 500, minimum: 0.1, maximum: 1e6, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 7', meaning: 'What a court can collect from the specialist that sold the product; beyond it the specialist is judgment-proof.', reason: 'A mid-sized firm: a hundredth of a leading lab.',
  }),
];
