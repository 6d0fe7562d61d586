import type { LabColumn } from '../../engine/types.ts';
import { outcomeIndex, outcomeNames, type OutcomeName } from '../../model/outcomes/outcomes.ts';
import type { Scenario } from '../../model/settings.ts';
import { expandLabs } from '../../model/labs/population.ts';
import type { BlockResult } from '../types.ts';

/** One run of one world as a claim's contrast sees it. */
export interface RunView {
  readonly scenario: Scenario;
  /** NaN where the run has no value. */
  outcome(name: OutcomeName): number;
  /** Months of a quantity of one lab; after the end of the run its last value is held. */
  path(column: LabColumn, lab: number): Float64Array;
  /** Labs of a profile by index. */
  labsOf(profile: 'rushed-reasonable' | 'limited-will'): readonly number[];
  readonly labs: number;
}

export function viewOf(scenario: Scenario, columns: readonly LabColumn[], block: BlockResult, index: number): RunView {
  const labs = block.labs.length;
  return {
    scenario,
    labs,
    outcome: (name) => block.outcomes[index * outcomeNames.length + outcomeIndex(name)]!,
    path: (column, lab) => {
      const at = columns.indexOf(column);
      if (at < 0) throw new Error(`internal: a claim reads ${column}, which it did not ask for`);
      const start = ((index * columns.length + at) * labs + lab) * block.rows;
      return block.paths.subarray(start, start + block.rows);
    },
    labsOf: (profile) => expandLabs(scenario).flatMap((lab, i) => (lab.profile === profile ? [i] : [])),
  };
}

/** Mean of a quantity over the given labs and the months from `from` up to but not including `to`; months of abstaining, told as a budget of 1, are left out of budgets. */
export function meanOver(view: RunView, column: LabColumn, labs: readonly number[], from: number, to: number): number {
  let sum = 0;
  let count = 0;
  for (const lab of labs) {
    const path = view.path(column, lab);
    for (let month = from; month < Math.min(to, path.length); month++) {
      if (column === 'budget' && path[month]! >= 1) continue;
      sum += path[month]!;
      count++;
    }
  }
  return count === 0 ? NaN : sum / count;
}

export function allLabs(view: RunView): readonly number[] {
  return Array.from({ length: view.labs }, (_, i) => i);
}

/** Residual risk of the winner were the race decided that month, sum_j P_j rho_j, mean over the months. Needs `winProbability` and `residualRisk`. */
export function winnersRisk(view: RunView, from: number, to: number): number {
  const columns = allLabs(view).map((lab) => ({ chance: view.path('winProbability', lab), risk: view.path('residualRisk', lab) }));
  let sum = 0;
  let count = 0;
  for (let month = from; month < Math.min(to, columns[0]!.risk.length); month++) {
    for (const { chance, risk } of columns) sum += chance[month]! * risk[month]!;
    count++;
  }
  return sum / count;
}
