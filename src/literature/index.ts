import { contestEntries } from './contests.ts';
import { enforcementEntries } from './enforcement.ts';
import type { LiteratureEntry } from './entry.ts';
import { evolutionaryRaceEntries } from './evolutionary-race.ts';
import { lifeEntries } from './life.ts';
import { peopleEntries } from './people.ts';
import { precipiceEntries } from './precipice.ts';
import { regulationRows } from './regulation.ts';
import { survivalEntries } from './survival.ts';
import { tradeoffEntries } from './tradeoff.ts';

export type { LiteratureEntry, Mark } from './entry.ts';

/** Every number of the literature that is replicated, in the order of the table. */
export const literature: readonly LiteratureEntry[] = [
  ...tradeoffEntries,
  ...precipiceEntries,
  ...evolutionaryRaceEntries,
  ...survivalEntries,
  ...enforcementEntries,
  ...regulationRows,
  ...lifeEntries,
  ...peopleEntries,
  ...contestEntries,
];
