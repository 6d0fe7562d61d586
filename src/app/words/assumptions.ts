import { fixed, percent, plural, signed, upTo, whole } from '../format.ts';

const months = (value: number): string => upTo(value, 1);

/** Parameters, their cards and the search; loaded with them. */
export const assumptionWords = {
  all: (count: number) => `${whole(count)} more ${plural(count, { one: 'assumption', other: 'assumptions' })} and rules`,
  group: (title: string, count: number) => `${title} (${whole(count)})`,
  groups: { policy: 'Rules in force', assumption: 'How the world works', structure: 'Shape of the model' },
  /** Parts of a scenario; one that is not named here is written as it stands in the file. */
  sections: {
    '': 'Clock', race: 'Race', capability: 'Capability', knowledge: 'Knowledge of rivals', market: 'Market', risk: 'Accidents and catastrophe', evidence: 'Evidence', regulators: 'Regulators',
    liability: 'Liability', technology: 'Safety technology', welfare: 'Welfare', labs: 'Labs', measures: 'Safety measures',
  } as Readonly<Record<string, string>>,
  everyEntry: 'all of them',
  entry: (number: number) => `entry ${whole(number)}`,
  target: (label: string) => `Whose ${label}`,
  drawn: {
    uniform: (low: string, high: string) => `drawn, ${low} to ${high}`,
    normal: (mean: string, deviation: string) => `drawn, ${mean} ± ${deviation}`,
    logNormal: (median: string, factor: string) => `drawn, ${median} times or over ${factor}`,
    beta: (mean: number) => `drawn, mean ${upTo(mean, 2)}`,
    other: 'drawn',
  },
  range: (low: string, high: string) => `${low} – ${high}`,
  differ: (low: string, high: string) => `${low} to ${high}`,

  results: (count: number) => (count === 0 ? 'Nothing found. Try a shorter word, or a name from the scenario file.' : `${whole(count)} ${plural(count, { one: 'match', other: 'matches' })}. Enter goes to the first.`),
  moreResults: (count: number) => `Show ${whole(count)} more`,

  split: {
    title: 'What did it',
    caption: (runs: number) => `Differences from the unchanged scenario, over the same ${whole(runs)} runs: each part alone, what they add when together, and all`,
    assumptions: 'My assumptions', policies: 'My policies', interaction: 'Interaction', total: 'Together',
    columns: { catastrophe: 'Cata\u00adstrophe', decision: 'Deci\u00adsion', budget: 'Budget', incidents: 'Inci\u00addents' },
    units: { catastrophe: (runs: number) => `of ${whole(runs)}`, decision: () => 'months', budget: () => 'points', incidents: () => 'a run' },
    value: (value: number, decimals: number) => signed(value, decimals),
    progress: (done: number, total: number) => `${whole(done)} of ${whole(total)} runs for the split`,
    byChange: 'Split by each change', byGroup: 'Split by assumptions and policies', hide: 'Hide the split',
  },

  card: {
    meaning: 'Meaning', unit: 'Unit', default: 'Default', off: 'Does nothing at', scenario: 'This scenario', range: 'Range', typical: 'Typical', why: 'Why', source: 'Source',
    grade: 'How well known', acts: 'Acts on', effect: 'Effect', called: 'Also called', path: 'In the file', changes: 'It changes', equations: 'In the model',
    loading: 'Being fetched …', unfetched: 'Could not be fetched. Close the card and open it again.', noEquation: 'It stands in none of the equations.',
    symbol: (symbol: string, title: string) => `${symbol} in “${title}”`,
  },
  off: 'off',
  profileDefault: (value: string, profile: string) => `${value} (${profile})`,
  grades: { measured: 'measured: data', estimated: 'estimated: experts or indirect data', assumed: 'assumed: a guess' },
  sourceYear: (source: string, year: number) => `${source} (${year.toString()})`,
  acts: (start: number, end: number | null, who: string) => `${end === null ? (start === 0 ? 'Whole run' : `From month ${months(start)}`) : `Months ${months(start)} to ${months(end)}`}, ${who}`,
  everyone: 'all labs',
  shareOfLabs: (share: number) => `${percent(share)} of labs`,
  effect: {
    from: (scenario: string, runs: number) => `Alone from ${scenario} as shipped, over its whole range (${whole(runs)} runs at each end):`,
    ends: (what: string, low: string, high: string) => `${what} ${low} … ${high}`,
    rank: (rank: number, of: number) => `Rank ${whole(rank)} of ${whole(of)} by influence.`,
    unmoved: (scenario: string, runs: number) => `Alone from ${scenario} as shipped it moves none of the four numbers, at either end of its range (${whole(runs)} runs at each).`,
    none: (scenario: string) => `Not measured: ${scenario} has no place for it.`,
    names: { catastrophe: 'catastrophe in', timeToThreshold: 'decision in month', finalBudget: 'leader’s safety budget', incidents: 'incidents a run' },
    values: {
      catastrophe: (value: number) => percent(value), timeToThreshold: (value: number) => fixed(value, 1), finalBudget: (value: number) => percent(value, 1), incidents: (value: number) => fixed(value, 1),
    },
    missing: '–',
  },
} as const;
