import { fixed, plural, whole } from '../format.ts';

/** The event log, its cards and the run without an event; they come after the first paint. */
export const eventWords = {
  events: {
    title: 'Events',
    keys: 'Up and down go from entry to entry, Enter says why.',
    filter: 'Show',
    search: 'Search events',
    lab: 'About whom',
    everyone: 'everyone',
    csv: 'CSV',
    filters: { notable: 'Notable', incidents: 'Incidents', severe: 'Severe incidents', policy: 'Policy and inspections', decisions: 'Choices of labs', all: 'All' },
    none: 'Nothing of this kind in this run.',
    noIncidents: 'No incidents in this run.',
    noneYet: 'Nothing yet at this month.',
    later: (count: number) => `${whole(count)} later`,
    chain: 'Chain of causes',
    noCause: 'The scenario itself scheduled this.',
    terms: 'Terms, with sign and size',
    goTo: (month: string) => `Go to month ${month}`,
  },

  without: {
    ask: 'Same seed without it',
    running: 'Running it again…',
    hide: 'Hide the run without it',
    title: 'Without it',
    same: 'The run would have gone on just the same.',
    failed: 'The run without it could not be computed.',
    catastrophe: (month: number) => `catastrophe in month ${fixed(month, 1)}`,
    decided: (who: string, month: number) => `${who} decides in month ${fixed(month, 1)}`,
    undecided: 'not decided by the horizon',
    outcome: (actual: string, without: string) => (actual === without ? `The end is the same: ${without}.` : `The end changes: ${without}, instead of: ${actual}.`),
    incidents: (actual: number, without: number) => `${whole(without)} ${plural(without, { one: 'incident', other: 'incidents' })} instead of ${whole(actual)}.`,
  },
} as const;
