import { parameter, type Parameter } from '../../core/parameter.ts';
import { never } from './never.ts';


export const membershipLabParameters: readonly Parameter[] = [
  parameter({
    id: 'labs.*.entryMonth', label: 'Month of entry', aliases: ['entrant', 'newcomer'], unit: 'months', default: 0, minimum: 0, maximum: never, step: 1,
    group: 'structure', grade: 'assumed', source: 'Model, section 1 (entry)',
    meaning: 'Month in which the lab enters; zero is there from the start, 600 waits for capital that seeks entrants. Its capability at the start is then relative to the most capable lab at its entry.',
    reason: 'Labs are there from the start unless a scenario says otherwise.',
  }),
  parameter({
    id: 'labs.*.exitMonth', label: 'Month of exit', aliases: ['closure'], unit: 'months', default: never, minimum: 0, maximum: never, step: 1,
    group: 'structure', grade: 'assumed', source: 'Model, section 1 (exit)', meaning: 'Month in which the lab leaves the race for good; 600 is never.', reason: 'Labs stay unless a scenario says otherwise.',
  }),
  parameter({
    id: 'labs.*.jointProject', label: 'Part of a joint project', aliases: ['merger', 'CERN', 'consortium'], unit: 'flag', default: 0, minimum: 0, maximum: 1, step: 1, integer: true,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (merger or joint project)',
    meaning: 'Labs with one here race as one: the most capable of them hosts what all of them have, with values averaged by compute.', reason: 'No such project today.',
  }),
];

/** Entry and exit (model, section 1, event table). */
export const membershipParameters: readonly Parameter[] = [
  parameter({
    id: 'membership.entryRate', label: 'Entry of waiting labs', aliases: ['entrants', 'capital'], unit: 'per month and lab', default: 0.01, minimum: 0, maximum: 0.2, step: 0.005,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1 (capital seeking entrants)',
    meaning: 'Rate at which each waiting lab enters, at the market\'s size of month 0; it grows in proportion to the market, up to its maximum here, the fixed rate of candidate events.',
    reason: 'One in eight years at first, one in a year when the market has grown eight times.',
  }),
  parameter({
    id: 'membership.bankruptcyExit', label: 'Bankruptcies that end a lab', aliases: ['bankruptcy', 'insolvency'], unit: 'probability', default: 0.25, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 1 (bankruptcy)', meaning: 'Chance that a lab which owes more than it owns closes; else its creditors carry it on.', reason: 'Going concerns of this size are mostly sold whole.',
  }),
];
