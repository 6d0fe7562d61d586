import { fixed, list, percent, plural, signed, whole } from '../format.ts';

/** The outcome card. */
export const outcome = {
  outcome: {
    title: (horizon: number) => `Outcome by month ${whole(horizon)}`,
    group: 'Numbers and what was changed',
    ofRuns: (total: number) => `of ${whole(total)} runs`,
    progress: (done: number, total: number) => `${whole(done)} of ${whole(total)} runs`,
    waiting: 'computing…',
    slow: 'still computing…',
    meanwhile: 'Runs of the same scenario differ by chance alone; how many of them end in catastrophe is told as they are computed.',
    catastrophe: 'end in catastrophe',
    catastropheInterval: (low: number, high: number) => `95%: ${percent(low)} to ${percent(high)}`,
    decision: 'median month of the decision',
    decisionNote: (decided: number, total: number) => `in ${whole(decided)} of ${whole(total)} runs`,
    /** Where fewer than half of the runs decide the race. */
    undecided: (horizon: number) => `> ${whole(horizon)}`,
    alignment: (choosing: boolean) => (choosing ? 'of researchers in alignment by then' : 'of labs’ staff in alignment by then'),
    meanNote: (low: number, high: number) => `95%: ${percent(low, 1)} to ${percent(high, 1)}`,
    budgetNote: (budget: string) => `leader’s budget ${budget}`,
    incidents: 'incidents a run',
    incidentsNote: (minor: number, severe: number) => `${fixed(minor, 1)} below 100 M$\n${fixed(severe, 1)} severe`,
    /** The scenario without what was changed: shipped with the page, opened or saved by the user. */
    shipped: 'unchanged',
    /** The same in a tile, where there is room for a short word. */
    before: 'before',
    baseline: 'baseline',
    baselineMeans: 'My baseline: my assumptions under unchanged policies.',
    same: (against: string) => `same as ${against}`,
    /** Short enough for one line beside another tile. */
    runsAgainst: (difference: number, against: string) => `${signed(difference, 0)} vs ${against}`,
    against: (difference: number, against: string) => `${signed(difference, 1)} vs ${against}`,
    points: (difference: number, against: string) => `${signed(difference * 100, 1)} pt vs ${against}`,
    others: (name: string, done: number, total: number) => `For the differences, ${name}: ${whole(done)} of ${whole(total)} runs`,
    summary: {
      plain: (count: number, runs: number, median: number | null) => `${whole(count)} of ${whole(runs)} futures end in catastrophe; ${median === null ? 'fewer than half are decided by the horizon' : `half are decided by month ${fixed(median, 0)}`}.`,
      waiting: (names: readonly string[]) => `${list(names)}: the unchanged scenario is being computed.`,
      changed: (by: number, runs: number, months: number | null) => {
        const catastrophes = by === 0 ? `As many of ${whole(runs)} futures end in catastrophe as without the changes` : `${whole(Math.abs(by))} ${by < 0 ? 'fewer' : 'more'} of ${whole(runs)} futures end in catastrophe than without the changes`;
        const decision = months === null ? '' : Math.abs(months) < 0.05 ? '; the decision comes when it did' : `; the decision comes ${fixed(Math.abs(months), 1)} months ${months > 0 ? 'later' : 'earlier'}`;
        return `${catastrophes}${decision}.`;
      },
    },
    certificate: (solved: number, rounds: number, epsilon: string) => `${whole(solved)} of ${whole(rounds)} rounds solved; the best deviation gains ${epsilon} of the payoff range`,
    several: (count: number) => `${whole(count)} ${plural(count, { one: 'round', other: 'rounds' })} with several equilibria`,
    announce: (count: number, total: number) => `${whole(count)} of ${whole(total)} runs end in catastrophe`,
  },
} as const;
