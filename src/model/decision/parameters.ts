import { parameter, type Parameter } from '../../core/parameter.ts';

/** When and by whom the race is decided (model, section 3). */
export const decisionParameters: readonly Parameter[] = [
  parameter({
    id: 'race.decisiveness', label: 'How decisive a lead is', aliases: ['kappa', 'winner takes all', 'prize concentration'], unit: 'per OOM', default: 3, minimum: 0.25, maximum: 12, step: 0.25,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'The winner is drawn with odds exp(kappa x): at 3, a lead of one OOM is worth odds of 20 to 1.',
    reason: 'A lead of twelve months is then about 30 to 1.',
    namedRanges: [{ label: 'lottery', from: 0.25, to: 1 }, { label: 'advantage', from: 1, to: 4 }, { label: 'decisive', from: 4, to: 12 }],
  }),
  parameter({
    id: 'race.planningMonths', label: 'Planning horizon', aliases: ['H', 'foresight'], unit: 'months', default: 12, minimum: 1, maximum: 60, step: 1,
    group: 'structure', grade: 'assumed', source: 'Model, sections 3 and 13',
    meaning: 'Months over which each lab plans its budget anew at every round. It is a knob of competition intensity.',
    reason: 'A year of planning; results are reported at 6, 12 and 24 as well.',
  }),
  parameter({
    id: 'race.threshold', label: 'Threshold capability', aliases: ['x*', 'transformative'], unit: 'OOM', default: 3, minimum: 0.5, maximum: 10, step: 0.25,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'Capability at which the hazard of a decision is half its maximum.',
    reason: 'About two and a half years of progress at the leader\'s pace.',
    namedRanges: [{ label: 'near', from: 0.5, to: 2 }, { label: 'middle', from: 2, to: 4 }, { label: 'far', from: 4, to: 10 }],
  }),
  parameter({
    id: 'race.thresholdWidth', label: 'Width of the threshold', aliases: ['s_x'], unit: 'OOM', default: 0.5, minimum: 0.05, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'Scale of the logistic rise of the hazard around the threshold.',
    reason: 'Nobody knows the threshold to better than half an order of magnitude.',
  }),
  parameter({
    id: 'race.maximumHazard', label: 'Largest hazard of a decision', aliases: ['h_max'], unit: 'per month', default: 0.15, minimum: 0.005, maximum: 0.5, step: 0.005,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'Monthly hazard far beyond the threshold. Its maximum here is the fixed rate of candidate events.',
    reason: 'Half a year from threshold to decision; the chance of a decision within a year is about 0.02 at the start.',
  }),
];
