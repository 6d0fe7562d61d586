import { parameter, type Parameter } from '../../core/parameter.ts';

/** Regulators that act (model, section 8): political will, budget, what they believe and value, lobbying, leakage. */
export const regulatorParameters: readonly Parameter[] = [
  parameter({
    id: 'regulators.*.decidesEvery', label: 'Regulator decides every', aliases: ['legislation', 'policy lag'], unit: 'months', default: 12, minimum: 1, maximum: 120, step: 1, integer: true,
    group: 'structure', grade: 'assumed', source: 'Model, section 8', meaning: 'Time between the regulator\'s decisions; the first falls due after this time.', reason: 'Rules change at most yearly.',
  }),
  parameter({
    id: 'regulators.*.initialWill', label: 'Political will at the start', aliases: ['political will', 'appetite for regulation'], unit: 'share', default: 0.3, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8; Efficient tradeoffs (political feasibility)', year: 2026,
    meaning: 'Readiness to act: the share of the social loss of a catastrophe that weighs in a decision, and the threshold that options of the menu must meet. It fades back to this.',
    reason: 'Some reporting duties are in force, caps and pauses are not.',
    namedRanges: [{ label: 'indifferent', from: 0, to: 0.15 }, { label: 'attentive', from: 0.15, to: 0.5 }, { label: 'determined', from: 0.5, to: 1 }],
  }),
  parameter({
    id: 'regulators.*.willByIncidents', label: 'Will a severe accident adds', aliases: ['focusing event', 'warning shot'], unit: 'share per accident', default: 0.1, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (incidents)', meaning: 'Rise of political will by an accident of 100 M$ or more; twice as much from ten billion.', reason: 'Disasters open short windows for rules.',
  }),
  parameter({
    id: 'regulators.*.willByConcern', label: 'Will that public concern adds', aliases: ['public opinion', 'concern'], unit: 'share per unit of concern', default: 1, minimum: 0, maximum: 10, step: 0.1,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (concern)', meaning: 'Political will drawn towards its start plus this times the rise of the public\'s belief in the danger.', reason: 'Ten points of concern move will by ten points.',
  }),
  parameter({
    id: 'regulators.*.willFades', label: 'Fading of political will', aliases: ['attention'], unit: 'per month', default: 0.08, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8', meaning: 'Share of its distance from where concern holds it that political will loses a month.', reason: 'Half of a shock is gone after eight months.',
  }),
  parameter({
    id: 'regulators.*.budget', label: 'Budget of the regulator', aliases: ['capacity', 'staff of the regulator'], unit: 'M$ a month', default: 20, minimum: 0, maximum: 1e4,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8', meaning: 'Most that the options in force may cost the public a month.', reason: 'A quarter of a billion a year: several times today\'s institutes.',
  }),
  parameter({
    id: 'regulators.*.subjectiveRisk', label: 'Risk the regulator believes in', aliases: ['p of the state'], unit: 'probability', default: 0.15, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 9 (labs, people, public and regulators hold beliefs)', meaning: 'The regulator\'s and the public\'s mean belief in the danger at the start.', reason: 'Between the two profiles of labs.',
  }),
  parameter({
    id: 'regulators.*.beliefStrength', label: 'Strength of the public\'s belief', aliases: [], unit: 'observations', default: 10, minimum: 1, maximum: 1000, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 9', meaning: 'How many pieces of clear evidence the belief weighs as much as.', reason: 'The public knows less than labs and moves faster.',
  }),
  parameter({
    id: 'regulators.*.catastropheLoss', label: 'Social loss the regulator counts', aliases: ['L of the state'], unit: 'M$', default: 1e7, minimum: 1, maximum: 1e12, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, sections 10 and 13 (L_soc)', meaning: 'Loss in a catastrophe; it weighs with the political will.', reason: 'A tenth of a year\'s world product.',
  }),
  parameter({
    id: 'regulators.*.lobbying', label: 'Weight of lobbying', aliases: ['capture', 'influence', 'l0'], unit: 'share of labs\' gain', default: 0.05, minimum: 0, maximum: 2, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (l0 times the change of a lab\'s payoff, either sign)', meaning: 'What a lab spends for or against an option per M$ that it gains or loses by it, and how much that weighs with the regulator. Labs may pay for a rule that binds them all.', reason: 'Lobbying outlays are small beside what is at stake.',
  }),
  parameter({
    id: 'regulators.*.movingCost', label: 'Cost of leaving the jurisdiction', aliases: ['leakage', 'relocation'], unit: 'M$', default: 5e3, minimum: 0, maximum: 1e9,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (labs move if the gain exceeds the cost of moving)', meaning: 'What it costs a lab to leave for another regulator\'s jurisdiction.', reason: 'A year\'s research outlay of a leading lab.',
  }),
];
