/**
 * How hard to search: the limits of every search that may be long are multiplied by it, so that at 10 it goes on for some ten times as long before it gives up. From `usualEffort` to `mostEffort`.
 */
export type Effort = number;

/** Limits are chosen for it: whatever the game, a call of the command is to take no more than 0.3 s, its start included, on a computer that starts it in 0.1 s. */
export const usualEffort: Effort = 1;
/** At the most a search may take minutes. */
export const mostEffort: Effort = 10_000;

/** The efforts at which a game is searched in turn until its list is whole: nearly all are so at the usual one, and what is given up at a tenth of an effort costs little beside it. */
export function stagesOf(effort: Effort): Effort[] {
  const stages: Effort[] = [];
  for (let stage = usualEffort; stage < effort; stage *= 10) stages.push(stage);
  return [...stages, effort];
}

/** Games whose searches may be given up, so that more effort may tell more; others ignore it. */
export const searchedGames: readonly string[] = ['contest', 'safety-race', 'race', 'spt', 'qre'];
