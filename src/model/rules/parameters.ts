import { parameter, type Parameter } from '../../core/parameter.ts';

/** What a lab has promised, or must do, in certain states. */
export const ruleLabParameters: readonly Parameter[] = [
  parameter({
    id: 'labs.*.leadBudget', label: 'Budget out of a lead', aliases: ['spend the lead', 'b_hi', 'burn the lead'], unit: 'share of speed', default: 0, minimum: 0, maximum: 0.9, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (spend the lead); Efficient tradeoffs (a competitor a year behind)', year: 2026,
    meaning: 'Safety budget that the lab gives at least while it is beyond the capability and the lead of the rule; zero is no rule.',
    reason: 'No lab has published such a rule with numbers.',
  }),
  parameter({
    id: 'labs.*.triggeredPause', label: 'Pause at a trigger', aliases: ['tripwire', 'red line', 'if-then commitment'], unit: 'share of speed', default: 0, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (pause at a trigger)',
    meaning: 'Share of its speed that the lab may not use for the months that follow a trigger; zero is no rule.', reason: 'None is in force.',
  }),
];

/** State-contingent rules (model, section 8). */
export const ruleParameters: readonly Parameter[] = [
  parameter({
    id: 'rules.leadCapability', label: 'Capability of the lead rule', aliases: ['x_d', 'dangerous capability'], unit: 'OOM', default: 1.5, minimum: -6, maximum: 10, step: 0.1,
    group: 'policy', grade: 'assumed', source: 'Model, section 8', meaning: 'A lead is spent only beyond this own capability.', reason: 'Half of the way to the default threshold.',
  }),
  parameter({
    id: 'rules.leadMargin', label: 'Lead of the lead rule', aliases: ['margin', 'gap'], unit: 'OOM', default: 0.1, minimum: 0, maximum: 5, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8', meaning: 'A lead is spent only while the lab believes itself further ahead of every rival than this.', reason: 'A month at the leader\'s pace.',
  }),
  parameter({
    id: 'rules.commitment', label: 'What breaking a promise costs', aliases: ['commitment', 'credibility', 'reputation'], unit: 'M$', default: 1e5, minimum: 0, maximum: 1e12,
    group: 'assumption', grade: 'assumed', source: 'Model, section 8 (with its deviation check)',
    meaning: 'A lab leaves the lead rule when its gain from doing so, rivals being as they are, is above this; the gain is told either way.',
    reason: 'A tenth of the default prize: a promise made in public and to one\'s own staff.',
  }),
  parameter({
    id: 'rules.triggerCapability', label: 'Capability that triggers the pause', aliases: ['tripwire', 'red line'], unit: 'OOM', default: 2, minimum: -6, maximum: 20, step: 0.1,
    group: 'policy', grade: 'assumed', source: 'Model, section 8', meaning: 'The pause starts once, when the most capable lab passes this.', reason: 'Two thirds of the way to the default threshold.',
  }),
  parameter({
    id: 'rules.triggerWarning', label: 'Warnings trigger the pause', aliases: ['warning shot'], unit: 'flag', default: 1, minimum: 0, maximum: 1, step: 1, integer: true,
    group: 'policy', grade: 'assumed', source: 'Model, section 8', meaning: 'With one, every accident that is read as a warning starts the pause anew.', reason: 'Warning shots are what such rules are written for.',
  }),
  parameter({
    id: 'rules.triggerMonths', label: 'Months of the triggered pause', aliases: [], unit: 'months', default: 6, minimum: 0, maximum: 120, step: 1,
    group: 'policy', grade: 'assumed', source: 'Model, section 8; the six months of the open letter on pausing giant experiments', year: 2023, meaning: 'How long a triggered pause lasts.', reason: 'The best known proposal.',
  }),
];
