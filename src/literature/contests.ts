import { solveContest } from '../games/contest/solve.ts';
import type { ContestGame } from '../games/contest/types.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries, truth } from './entry.ts';

const tullock = 'Tullock 1980; Hillman and Riley 1989';

const symmetric = (players: number, exponent: number): ContestGame => ({
  values: Array.from({ length: players }, () => 1),
  costs: Array.from({ length: players }, () => 1),
  exponent,
  costPower: 1,
});

const effort = (game: ContestGame, player: number): number => solveContest(game).solution?.efforts[player] ?? Number.NaN;

export const contestEntries: readonly LiteratureEntry[] = entries('contest', tullock, 'computed', [
  // x = r (n-1)/n² V/c
  { id: 'symmetric', quantity: 'effort of each, n=3, r=1, V=c=1: (n-1)/n²', expected: 2 / 9, compute: () => effort(symmetric(3, 1), 0), tolerance: 1e-12 },
  { id: 'half-power', quantity: 'effort of each, n=5, r=0.5: r (n-1)/n²', expected: 0.08, compute: () => effort(symmetric(5, 0.5), 0), tolerance: 1e-12 },
  // Two players, r=1: x_i = V_i² V_j/(V_1+V_2)².
  { id: 'unequal', quantity: 'effort of the stronger of two, V=(3,1), r=1', expected: 9 / 16, compute: () => effort({ values: [3, 1], costs: [1, 1], exponent: 1, costPower: 1 }, 0), tolerance: 1e-12 },
  { id: 'inactive', quantity: 'effort of the weakest of three, V=(1,1,0.4), r=1', expected: 0, compute: () => effort({ values: [1, 1, 0.4], costs: [1, 1, 1], exponent: 1, costPower: 1 }, 2), tolerance: 0 },
  { id: 'trap', quantity: 'equilibria in which all three are active, n=3, r=1.6 (the first-order point is none)', expected: 0, compute: () => solveContest(symmetric(3, 1.6)).equilibria.filter(({ efforts }) => efforts.every((x) => x > 0)).length, tolerance: 0 },
  { id: 'no-pure', quantity: 'no pure equilibrium, n=2, r=2.5 (1 = shown)', expected: 1, compute: () => truth(solveContest(symmetric(2, 2.5)).certificate.status === 'no-pure'), tolerance: 0 },
]);
