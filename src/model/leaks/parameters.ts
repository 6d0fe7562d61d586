import { parameter, type Parameter } from '../../core/parameter.ts';

export const leakLabParameters: readonly Parameter[] = [
  parameter({
    id: 'labs.*.security', label: 'Security beyond today\'s', aliases: ['information security', 'theft', 'weights'], unit: 'share', default: 0, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 2 (information security lowers rivals\' catching up); Efficient tradeoffs (hacking)', year: 2026,
    meaning: 'Share of today\'s leaks from this lab that its security stops: theft, opened weights, and the part of rivals\' catching up that security can stop while it leads.',
    reason: 'Zero is the security of today.',
  }),
];

/** Stolen or opened weights and people who carry knowledge (model, section 1, event table). */
export const leakParameters: readonly Parameter[] = [
  parameter({
    id: 'leaks.theftRate', label: 'Theft of weights', aliases: ['stolen weights', 'hacking', 'espionage'], unit: 'per month and lab', default: 0.002, minimum: 0, maximum: 0.05, step: 0.001,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1', meaning: 'Rate at which a lab\'s weights are stolen by a rival behind it. With the next it is at most the fixed rate of candidate events.',
    reason: 'About one theft in eight years among five labs; none of frontier weights is publicly known.',
  }),
  parameter({
    id: 'leaks.openRate', label: 'Weights opened', aliases: ['leak', 'open weights'], unit: 'per month and lab', default: 0.0005, minimum: 0, maximum: 0.05, step: 0.0005,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1', meaning: 'Rate at which a lab\'s weights become public against its will: every lab behind can use them.', reason: 'It has happened once to a leading developer.', year: 2023,
  }),
  parameter({
    id: 'leaks.transferred', label: 'Part of the gap that stolen weights close', aliases: ['f'], unit: 'share', default: 0.5, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1: x_to += f (x_from - x_to)', meaning: 'Share of the gap to the victim that whoever takes the weights closes at once.', reason: 'Weights without the know-how that made them.',
  }),
  parameter({
    id: 'leaks.worthwhileGap', label: 'Lead that makes a stolen model worth using', aliases: [], unit: 'OOM', default: 0.1, minimum: 0, maximum: 5, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Assumed; the model is silent', meaning: 'A stolen model that is ahead of the lab\'s own by more than this is put to use with its safeguards stripped; otherwise it is only studied.', reason: 'A month at the leader\'s pace.',
  }),
  parameter({
    id: 'leaks.strippedMonths', label: 'Time until it is replaced', aliases: ['safeguards stripped'], unit: 'months', default: 6, minimum: 0.25, maximum: 60, step: 0.25, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 1 (safeguards stripped: residual risk 1 for that model)',
    meaning: 'The stolen model\'s part in the lab\'s risk fades from all of it with this time constant, as models of its own take over.', reason: 'About one generation of models.',
  }),
  parameter({
    id: 'leaks.hireRate', label: 'People who carry knowledge', aliases: ['hire', 'poaching'], unit: 'per month and lab', default: 0.04, minimum: 0, maximum: 0.25, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1; Efficient tradeoffs (hires)', meaning: 'Rate at which a team that a lab behind it hires away takes a lab\'s know-how along.', reason: 'Every other year from each lab.',
  }),
  parameter({
    id: 'leaks.hireTransfer', label: 'Part of the gap that they close', aliases: [], unit: 'share', default: 0.05, minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Assumed; Efficient tradeoffs names hires as a channel', meaning: 'Share of the gap to their former employer that such people close.', reason: 'Two months\' worth of the default catching up.',
  }),
  parameter({
    id: 'leaks.securedShare', label: 'Catching up that security can stop', aliases: ['diffusion'], unit: 'share', default: 0.5, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Efficient tradeoffs (products, hires, talk, hacking)', meaning: 'Share of rivals\' catching up that goes through channels which the leader\'s security closes; products and publications remain.', reason: 'Two of the four channels named.',
  }),
];
