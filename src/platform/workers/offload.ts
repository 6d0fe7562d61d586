import { solveInRun } from '../../engine/index.ts';
import type { RaceProblem, RaceSolution } from '../../games/race/types.ts';

/** Solves a run's games, in place or with the help of solver workers; the answer is the same. */
export interface Offload {
  solve(problem: RaceProblem): RaceSolution | Promise<RaceSolution>;
  use(numbers: readonly number[], doors: readonly MessagePort[]): void;
  lose(number: number): void;
}

export function createOffload(): Offload {
  return { solve: solveInRun, use() {}, lose() {} };
}
