import { fixed, percent, plural, signed, whole } from '../format.ts';

/** The outcome card. */
export const outcome = {
  outcome: {
    title: (horizon: number) => `Outcome by month ${whole(horizon)}`,
    ofRuns: (total: number) => `of ${whole(total)} runs`,
    progress: (done: number, total: number) => `${whole(done)} of ${whole(total)} runs`,
    waiting: 'computing…',
    catastrophe: 'end in catastrophe',
    catastropheInterval: (low: number, high: number) => `95% interval ${percent(low)} to ${percent(high)}`,
    decision: 'median month of the decision',
    decisionNote: (decided: number, total: number) => `decided in ${whole(decided)} of ${whole(total)} runs`,
    undecided: 'undecided',
    budget: 'leader’s safety budget at the decision',
    budgetNote: (low: number, high: number) => `95% interval of the mean ${percent(low)} to ${percent(high)}`,
    incidents: 'incidents a run',
    incidentsNote: (minor: number, severe: number) => `${fixed(minor, 1)} below 100 M$ · ${fixed(severe, 1)} severe`,
    same: 'as the scenario ships',
    fewer: (count: number) => `${whole(count)} fewer than shipped`,
    more: (count: number) => `${whole(count)} more than shipped`,
    per200: (difference: number, total: number) => `${signed(difference, 0)} of ${whole(total)} against shipped`,
    later: (difference: number) => `${fixed(difference, 1)} later than shipped`,
    earlier: (difference: number) => `${fixed(difference, 1)} earlier than shipped`,
    points: (difference: number) => `${signed(difference * 100, 1)} points against shipped`,
    incidentsLess: (difference: number) => `${fixed(difference, 1)} fewer than shipped`,
    incidentsMore: (difference: number) => `${fixed(difference, 1)} more than shipped`,
    certificate: (solved: number, rounds: number, epsilon: string) => `${whole(solved)} of ${whole(rounds)} rounds solved; no lab gains more than ${epsilon} of its payoff range by deviating`,
    several: (count: number) => `${whole(count)} ${plural(count, { one: 'round', other: 'rounds' })} with several equilibria`,
    announce: (count: number, total: number) => `${whole(count)} of ${whole(total)} runs end in catastrophe`,
  },
} as const;
