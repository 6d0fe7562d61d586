import type { PlainRaceProblem } from '../plain.ts';
import { type Found, Search } from '../search.ts';
import { findEquilibria, type SearchResult } from '../solve.ts';
import { mergeFound } from '../tasks.ts';
import { coverAggregates } from './cover.ts';

export interface WholeResult extends SearchResult {
  /** Whether it is proved that there are no others. */
  readonly complete: boolean;
}

/** Equilibria of the plain race: those of a search from many points, and those that a complete search adds; every one has passed the checker. */
export function findAll(problem: PlainRaceProblem): WholeResult {
  const searched = findEquilibria(problem, { searchEquilibria: 'thorough' }, true);
  const { race } = searched;
  const search = new Search(race);
  const added: Found[] = [];
  const { complete } = coverAggregates(race, searched.found.map(({ budgets }) => budgets), (start) => {
    const found = search.from(start, null, 0);
    if (found !== null) added.push(found);
    return found === null ? null : found.budgets;
  });
  return { ...searched, found: added.length === 0 ? searched.found : mergeFound([...searched.found, ...added]), complete };
}
