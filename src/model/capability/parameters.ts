import { parameter, type Parameter } from '../../core/parameter.ts';

/** What policy does to a lab's compute. */
export const computeLabParameters: readonly Parameter[] = [
  parameter({
    id: 'labs.*.exportShortfall', label: 'Compute withheld', aliases: ['export controls', 'chips'], unit: 'OOM a month', default: 0, minimum: 0, maximum: 0.2, step: 0.005,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (export controls); The limits of technical alignment (hardware export controls)', year: 2026,
    meaning: 'By how much the growth of the lab\'s compute stays below the trend while export controls are in force; the shortfall fades by evasion and chips of its own (see the recovery of compute).',
    reason: 'None unless controlled.',
  }),
  parameter({
    id: 'labs.*.pooledCompute', label: 'Pooled compute', aliases: ['shared compute', 'public cluster'], unit: 'share of compute', default: 0, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (shared compute); The limits of technical alignment (shared compute governance)', year: 2026,
    meaning: 'Share of its compute that the lab puts into a common pool, which is handed out in equal parts to all that put in.', reason: 'No pool today.',
  }),
];

/** How capability grows (model, section 2). */
export const capabilityParameters: readonly Parameter[] = [
  parameter({
    id: 'capability.leaderSpeed', label: 'Speed of the leader', aliases: ['a', 'pace', 'progress', 'growth'], unit: 'OOM a month', default: 0.095, minimum: 0.005, maximum: 0.5, step: 0.005,
    group: 'assumption', grade: 'estimated', source: 'Public trend figures: training compute 4 to 5 times a year, algorithms about 3 times a year', year: 2024,
    meaning: 'Effective compute gained a month by a lab with the reference compute and staff and no safety budget.',
    reason: 'log10(4.5 × 3) / 12 is 0.094.',
    namedRanges: [{ label: 'slow', from: 0.005, to: 0.05 }, { label: 'trend', from: 0.05, to: 0.12 }, { label: 'fast', from: 0.12, to: 0.5 }],
  }),
  parameter({
    id: 'capability.computeTrend', label: 'Trend of compute', aliases: ['g_C'], unit: 'OOM a month', default: 0.054, minimum: 0, maximum: 0.2, step: 0.002,
    group: 'assumption', grade: 'estimated', source: 'Public trend figures: training compute 4 to 5 times a year', year: 2024,
    meaning: 'Growth of the reference compute; the leader\'s speed already contains it. Labs keep up with it; only resources above trend change speed.',
    reason: 'log10(4.5) / 12.',
  }),
  parameter({
    id: 'capability.computeElasticity', label: 'Elasticity of speed to compute', aliases: ['alpha'], unit: 'elasticity', default: 0.5, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2 (Cobb-Douglas in compute and capability staff)',
    meaning: 'Speed is proportional to compute to this power and to staff to one minus it, both relative to the reference.',
    reason: 'Half and half, in want of a measured split.',
  }),
  parameter({
    id: 'capability.researchFeedback', label: 'Feedback of AI on research', aliases: ['phi', 'recursive improvement', 'takeoff'], unit: 'per OOM', default: 0.1, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'Speed grows by this share per OOM of the lab\'s own capability, because AI speeds up AI research.',
    reason: 'A tenth per OOM: visible, not explosive.',
    namedRanges: [{ label: 'none', from: 0, to: 0.02 }, { label: 'moderate', from: 0.02, to: 0.25 }, { label: 'explosive', from: 0.25, to: 1 }],
  }),
  parameter({
    id: 'capability.feedbackCap', label: 'Capability where feedback ends', aliases: ['x_phi'], unit: 'OOM', default: 6, minimum: 0, maximum: 12, step: 0.5,
    group: 'structure', grade: 'assumed', source: 'Model, section 2',
    meaning: 'Beyond this capability the feedback grows no further; without a cap growth is infinite in finite time.',
    reason: 'Well beyond the threshold of three.',
  }),
  parameter({
    id: 'capability.referenceCompute', label: 'Reference compute', aliases: ['C_ref'], unit: 'thousand accelerators', default: 100, minimum: 0.01, maximum: 10_000, scale: 'log',
    group: 'structure', grade: 'estimated', source: 'The leader\'s compute at month 0',
    meaning: 'Compute at which a lab moves at the leader\'s speed.',
    reason: 'The default of a leading lab.',
  }),
  parameter({
    id: 'capability.referenceStaff', label: 'Reference staff', aliases: ['T_ref'], unit: 'people', default: 1000, minimum: 1, maximum: 100_000, scale: 'log',
    group: 'structure', grade: 'estimated', source: 'The leader\'s capability staff at month 0',
    meaning: 'Capability staff with which a lab moves at the leader\'s speed.',
    reason: 'The default of a leading lab.',
  }),
  parameter({
    id: 'capability.reinvestment', label: 'Reinvested profit', aliases: ['iota'], unit: 'share of profit', default: 0.1, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2 (profit is reinvested and buys compute)',
    meaning: 'Share of profit (sales less research outlay, its safety part included) that buys compute above the trend.',
    reason: 'Most investment is outside capital and already in the trend.',
  }),
  parameter({
    id: 'capability.computeCapital', label: 'Cost of the reference cluster', aliases: ['price of compute'], unit: 'M$', default: 4000, minimum: 10, maximum: 1e6, scale: 'log',
    group: 'assumption', grade: 'estimated', source: 'About 30 to 40 thousand dollars an accelerator with its building', year: 2025,
    meaning: 'What the reference compute costs at month 0; capital divided by it is compute above trend in units of the reference.',
    reason: 'A hundred thousand accelerators at 40 thousand dollars.',
  }),
  parameter({
    id: 'capability.capitalTrend', label: 'Trend of that cost', aliases: [], unit: 'OOM a month', default: 0.033, minimum: 0, maximum: 0.2, step: 0.001,
    group: 'assumption', grade: 'estimated', source: 'Public trend figures: spending on the largest training runs grows about 2.5 times a year', year: 2024,
    meaning: 'Growth of the cost of a cluster that keeps up with the trend; capital bought earlier fades against it.',
    reason: 'log10(2.5) / 12.',
  }),
  parameter({
    id: 'capability.computeRecovery', label: 'Recovery of withheld compute', aliases: ['smuggling', 'domestic chips'], unit: 'per month', default: 0.05, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (export controls)',
    meaning: 'Share of a shortfall of compute, in logs, that smuggling, rented clusters and chips of one\'s own make good a month, during controls and after them.',
    reason: 'Half of a shortfall within fourteen months, about the time in which a fleet doubles twice.',
  }),
];
