import type { Effort } from '../solve/effort.ts';
import type { Twins } from '../solve/symmetry.ts';
import { budgetOf, isSpent, leftOf } from './budget.ts';
import { searchCompletely, usualReplies } from './complete-search.ts';
import { candidatesOfRegime } from './regimes.ts';
import { strongEnmityCandidates } from './strong-enmity.ts';
import type { SafetyRaceGame } from './types.ts';
import { effectiveEnmity, isRegulated } from './types.ts';

/** What the search of sets of violators may cost at the usual effort, in replies, and for each that the search before has left; these are quicker, since nothing is bounded. */
const usualMore = 20_000;
const moreForLeft = 4;
/** Up to so many sets of violators all are tried at the usual effort. */
const mostSets = 256;

/** Labs of the same speed, in order of first appearance. */
function labsBySpeed(speeds: readonly number[]): number[][] {
  const groups = new Map<number, number[]>();
  speeds.forEach((speed, i) => {
    const group = groups.get(speed);
    if (group === undefined) groups.set(speed, [i]);
    else group.push(i);
  });
  return [...groups.values()];
}

/** Of too many sets of violators nobody, everybody, and the fastest or slowest few. */
function* simpleViolatorSets(speeds: readonly number[]): Generator<boolean[]> {
  const labs = speeds.length;
  const order = speeds.map((_, i) => i).sort((i, j) => (speeds[i] as number) - (speeds[j] as number) || i - j);
  const among = (from: number, to: number): boolean[] => {
    const set = new Array<boolean>(labs).fill(false);
    for (const i of order.slice(from, to)) set[i] = true;
    return set;
  };
  yield among(0, 0);
  yield among(0, labs);
  for (let count = 1; count < labs; count++) {
    yield among(0, count);
    yield among(labs - count, labs);
  }
}

/** All sets of violators, of those that exchange twins one. */
function* allViolatorSets(twins: Twins, labs: number): Generator<boolean[]> {
  const counts = twins.map(() => 0);
  for (;;) {
    const set = new Array<boolean>(labs).fill(false);
    twins.forEach((group, k) => group.slice(0, counts[k]).forEach((i) => (set[i] = true)));
    yield set;
    const next = twins.findIndex((group, k) => counts[k]! < group.length);
    if (next < 0) return;
    counts[next]! += 1;
    counts.fill(0, 0, next);
  }
}

/** Candidate equilibria, of those that exchange twins one, and whether there can be no other. */
export interface Candidates {
  readonly twins: Twins;
  readonly profiles: number[][];
  readonly complete: boolean;
}

/** The candidates of a race: by the complete search, and where that gives up by that of sets of labs below the floor, as many as the effort allows. */
export function candidates(game: SafetyRaceGame, effort: Effort): Candidates {
  const enmity = effectiveEnmity(game);
  const twins = labsBySpeed(game.speeds);
  const allSafe = game.speeds.map(() => 1);
  // Without enmity nobody gains by haste: in any other profile a lab that may still win is safer than the average winner, which is absurd.
  if (enmity <= 0 || game.speeds.length === 1) return { twins, profiles: [allSafe], complete: true };
  const first = budgetOf(usualReplies * effort);
  const { profiles, certain } = searchCompletely(game, twins, first);
  profiles.unshift(allSafe);
  if (certain) return { twins, profiles, complete: true };
  const whole = !isRegulated(game) || twins.reduce((product, { length }) => product * (length + 1), 1) <= mostSets * effort;
  const sets = !isRegulated(game) ? [allSafe.map(() => false)] : whole ? allViolatorSets(twins, game.speeds.length) : simpleViolatorSets(game.speeds);
  const budget = budgetOf(usualMore * effort + moreForLeft * leftOf(first));
  let complete = whole && enmity <= 1;
  for (const violates of sets) {
    if (isSpent(budget)) return { twins, profiles, complete: false };
    if (enmity > 1) profiles.push(...strongEnmityCandidates(game, violates, budget));
    else {
      // Labs that are safe to a billionth are too near to each other for the search above, and large powers too small; each set by itself is searched in fine steps there.
      const found = candidatesOfRegime(game, violates, budget);
      profiles.push(...found.profiles);
      complete &&= found.certain;
    }
  }
  return { twins, profiles, complete };
}
