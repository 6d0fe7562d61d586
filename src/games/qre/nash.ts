import { type Effort, usualEffort } from '../solve/effort.ts';
import { solveLinear } from '../solve/linear.ts';
import { columnPayoffs, rowPayoffs } from './payoff.ts';
import type { QuantalGame, QuantalSolution } from './types.ts';

/** Pairs of supports that are tried at most: all of a game of seven by seven, and of those with few actions in a support of larger ones. */
const mostPairs = 4000;
/** A chance, and a payoff beside the largest, that is nothing. */
const nothing = 1e-12;

/** Nash equilibria of a two-player game in which nothing ties, and whether they are all. */
export interface NashEquilibria {
  readonly equilibria: readonly QuantalSolution[];
  readonly complete: boolean;
}

/**
 * Nash equilibria by supports of the same size (the only ones of a game that is not degenerate): against each other's chances all actions of a support earn the same, and no other
 * more. `complete` is false where there are too many pairs of supports, or where a tie shows that the game is degenerate: such games may have
 * hundreds, which are corners of sets of them, and no branch need end at them.
 */
export function nashEquilibria(game: QuantalGame, effort: Effort = usualEffort): NashEquilibria {
  const rows = game.row.length;
  const columns = game.row[0]!.length;
  const equilibria: QuantalSolution[] = [];
  let complete = true;
  let pairs = 0;
  for (let size = 1; size <= Math.min(rows, columns); size++) {
    if ((pairs += subsetsOf(rows, size) * subsetsOf(columns, size)) > mostPairs * effort) return { equilibria, complete: false };
    const own = subsets(rows, size);
    const others = subsets(columns, size);
    for (const rowSupport of own) {
      for (const columnSupport of others) {
        const column = indifferent(rowSupport, columnSupport, (i, j) => game.row[i]![j]!, columns);
        const row = column === null ? null : indifferent(columnSupport, rowSupport, (j, i) => game.column[i]![j]!, rows);
        if (column === null || row === null) continue;
        const verdict = Math.max(worst(row, rowSupport, rowPayoffs(game, column)), worst(column, columnSupport, columnPayoffs(game, row)));
        if (verdict < -nothing) equilibria.push({ row, column });
        else if (verdict <= nothing) complete = false;
      }
    }
  }
  return { equilibria, complete };
}

/** How many subsets there are. */
function subsetsOf(count: number, size: number): number {
  let subsets = 1;
  for (let k = 1; k <= size; k++) subsets = (subsets * (count - size + k)) / k;
  return subsets;
}

function subsets(count: number, size: number): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: count }, (_, last) => last).flatMap((last) => subsets(last, size - 1).map((before) => [...before, last]));
}

/** The mixture over `support` against which all of `actions` earn the same; null for none or for many. */
function indifferent(actions: readonly number[], support: readonly number[], payoff: (action: number, against: number) => number, count: number): number[] | null {
  const size = support.length;
  const matrix = new Float64Array(size * size).fill(1);
  const right = new Float64Array(size);
  right[0] = 1;
  for (let a = 1; a < size; a++) support.forEach((against, s) => (matrix[a * size + s] = payoff(actions[a]!, against) - payoff(actions[0]!, against)));
  if (!solveLinear(matrix, right)) return null;
  const mixture = new Array<number>(count).fill(0);
  for (let s = 0; s < size; s++) {
    if (!(right[s]! > -nothing)) return null;
    mixture[support[s]!] = Math.max(0, right[s]!);
  }
  return mixture;
}

/** How near the support is to losing an action or to another one that earns as much: below 0 where it is an equilibrium, above where it is none. */
function worst(mixture: readonly number[], support: readonly number[], payoffs: readonly number[]): number {
  const earned = payoffs[support[0]!]!;
  const scale = Math.max(Number.MIN_VALUE, payoffs.reduce((most, value) => Math.max(most, Math.abs(value)), 0));
  return payoffs.reduce((most, value, i) => Math.max(most, support.includes(i) ? -mixture[i]! : (value - earned) / scale), -Infinity);
}
