import { signal, type ReadonlySignal } from '@preact/signals';
import type { BlockResult } from '../../experiments/types.ts';
import { outcomeIndex, outcomeNames } from '../../model/outcomes/outcomes.ts';
import type { Scenario } from '../../model/settings.ts';

/** How a future ended. */
export type Ending = 'catastrophe' | 'safe' | 'undecided';
export const endings: readonly Ending[] = ['catastrophe', 'safe', 'undecided'];

/** One run of an ensemble as a line: the lab that ended it, else its leader at the horizon. */
export interface Future {
  readonly run: number;
  readonly lab: number;
  readonly ending: Ending;
  /** Month of the decision or catastrophe, else the horizon. */
  readonly month: number;
  /** Rows up to the run's end, at least 1. */
  readonly rows: number;
  /** Capability and covered capability by row, OOM. */
  readonly points: Float64Array;
}

/** The futures of one scenario as far as they are computed, by run index. */
export interface FutureSet {
  readonly scenario: Scenario;
  readonly labs: readonly string[];
  readonly byRun: ReadonlyMap<number, Future>;
}

/** Keeps the futures that any ensemble of the page brings, so that none is computed twice. */
export interface FutureStore {
  /** Goes up with every block. */
  readonly version: ReadonlySignal<number>;
  add(scenario: Scenario, block: BlockResult): void;
  of(scenario: Scenario): FutureSet;
}

/** Settings whose futures are kept: with 2,000 futures of 73 months a setting takes 2.3 MB. */
const mostSets = 6;

export function createFutureStore(): FutureStore {
  const sets = new Map<string, { scenario: Scenario; labs: readonly string[]; byRun: Map<number, Future> }>();
  const keys = new WeakMap<Scenario, string>();
  const version = signal(0);

  const find = (scenario: Scenario) => {
    let key = keys.get(scenario);
    if (key === undefined) keys.set(scenario, (key = JSON.stringify(scenario)));
    const set = sets.get(key) ?? { scenario, labs: [], byRun: new Map<number, Future>() };
    // The latest asked for is the last to go.
    sets.delete(key);
    sets.set(key, set);
    if (sets.size > mostSets) sets.delete(sets.keys().next().value!);
    return set;
  };
  return {
    version,
    of: find,
    add(scenario, block) {
      if (block.leaders === null) return;
      const set = find(scenario);
      set.labs = block.labs;
      for (const future of futuresOf(block)) set.byRun.set(future.run, future);
      version.value++;
    },
  };
}

/** The futures of a block that was computed with its leader paths. */
export function futuresOf(block: BlockResult): Future[] {
  const { leaders, outcomes, from, count } = block;
  if (leaders === null) return [];
  const width = outcomeNames.length;
  return Array.from({ length: count }, (_, index) => {
    const points = leaders.points.subarray(index * leaders.rows * 2, (index + 1) * leaders.rows * 2);
    let rows = leaders.rows;
    while (rows > 1 && Number.isNaN(points[(rows - 1) * 2]!)) rows--;
    const outcome = (name: 'catastrophe' | 'reached'): boolean => outcomes[index * width + outcomeIndex(name)]! > 0;
    return {
      run: from + index, lab: leaders.labs[index]!, ending: outcome('catastrophe') ? 'catastrophe' : outcome('reached') ? 'safe' : 'undecided',
      month: leaders.months[index]!, rows, points: points.subarray(0, rows * 2),
    };
  });
}
