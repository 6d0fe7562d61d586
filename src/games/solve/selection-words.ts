/** How `solution` was chosen where nothing had to be weighed: there is none, it was given, it is the only one, it goes on from what came before. */
export const chosenAs = {
  none: 'none',
  given: 'given',
  only: 'only one',
  continuation: 'continuation',
  branch: 'branch from lambda 0',
} as const;

type Dominance = 'risk dominance' | 'no risk-dominant one';
type Last = 'lowest disaster probability' | 'lexicographic';

/** The words under `selection`, the same in every game; games add to them only what a reader has to know of that answer. */
export type Selection = (typeof chosenAs)[keyof typeof chosenAs] | Dominance | `${Dominance}, then ${Last}`;

/** The words for a choice among several: some are undominated or none is, which leaves so many candidates, and what told the last apart. */
export function chosenByDominance(undominated: number, candidates: number, last: Last): Selection {
  const dominance: Dominance = undominated > 0 ? 'risk dominance' : 'no risk-dominant one';
  return candidates === 1 ? dominance : `${dominance}, then ${last}`;
}

/** Stand in the words under `selection` where a search was not at its end, and where not all exchanges of equal players are listed. */
const mayLack = 'there may be equilibria that are not listed';
const exchangedAlike = 'that exchange equal players';

/** Whether the words say that the list lacks something, or may. */
export const saysLacking = (selection: string): boolean => selection.includes(mayLack) || selection.includes(exchangedAlike);

/** What a list of equilibria lacks. */
export interface ListLimits {
  /** Why the search may have missed some; null where it is complete. */
  readonly search: string | null;
  /** How many equilibria there are with all exchanges of equal players, where not all of those are listed. */
  readonly exchanges?: { readonly listed: number; readonly count: number };
}

/** The words for the choice with what the list lacks: a reader is to know whether the equilibria that are listed are all. */
export function withLimits(rule: Selection, { search, exchanges }: ListLimits): string {
  if (rule === chosenAs.none) return rule;
  const chosen = search !== null && rule === chosenAs.only ? 'only one found' : rule;
  const lacking = exchanges === undefined || exchanges.listed >= exchanges.count ? [] : [`of ${exchanges.count} ${exchangedAlike} ${exchanges.listed} are listed, of every sort at least one`];
  return [chosen, ...lacking, ...(search === null ? [] : [`${search}: ${mayLack}`])].join('; ');
}
