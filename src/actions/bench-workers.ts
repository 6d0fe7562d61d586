import { quantile } from '../core/statistics/index.ts';
import { runEnsemble } from '../experiments/ensemble.ts';
import type { RunPool } from '../experiments/types.ts';
import type { Scenario } from '../model/settings.ts';
import { benchRow, type BenchRow } from './bench-row.ts';

/** Threads that only add whole numbers: what two cores of this machine do over one, whatever a program makes of them. */
export interface BareThreads {
  /** The same work on each of so many threads at once, some tenth of a second. */
  readonly run: (threads: 1 | 2) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface WorkerPorts {
  readonly now: () => number;
  readonly frontier: Scenario;
  readonly createPool: (size: number) => RunPool;
  readonly createBareThreads: () => BareThreads;
}

const rounds = 24;
/** Runs a worker after which what V8 compiles is no part of what a second worker brings: after 800 it still takes 4 % of a core. */
const warmUp = 2400;

/**
 * How many times as fast two workers of one pool are as one, next to two workers that know nothing of each other and take half of the runs each, and to two bare threads: the
 * machine may not have two whole cores to give. Whatever else it does adds to the time of two more than to that of one, which leaves it a core: so the ratio of the least times stands
 * beside the median of the rounds.
 */
export async function timeWorkers(ports: WorkerPorts, runMs: number): Promise<BenchRow> {
  const [one, other, two] = [ports.createPool(1), ports.createPool(1), ports.createPool(2)] as const;
  const bare = ports.createBareThreads();
  // Less than a second on one worker, in whole blocks for all: short enough that some rounds are undisturbed on a machine that others use.
  const runs = 16 * Math.max(2, Math.min(30, Math.round(750 / runMs / 16)));
  const simulate = (pool: RunPool, count: number): Promise<unknown> => runEnsemble(pool, ports.frontier, { runs: count, paths: [], levels: [] });
  const ways = [
    () => simulate(one, runs), () => simulate(two, runs), () => Promise.all([simulate(one, runs / 2), simulate(other, runs / 2)]), () => bare.run(1), () => bare.run(2),
  ] as const;
  try {
    for (let warm = 0; warm < warmUp; warm += runs) await Promise.all([simulate(one, runs), simulate(other, runs), simulate(two, 2 * runs)]);
    await bare.run(2);
    const least = ways.map(() => Infinity);
    const shared: number[] = [];
    const apart: number[] = [];
    const ceiling: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const seconds = ways.map(() => 0);
      // Each round begins with another way, so that a drift of the machine does not favour one.
      for (let turn = 0; turn < ways.length; turn++) {
        const way = (round + turn) % ways.length;
        const start = ports.now();
        await ways[way]!();
        seconds[way] = (ports.now() - start) / 1000;
        least[way] = Math.min(least[way]!, seconds[way]!);
      }
      shared.push(seconds[0]! / seconds[1]!);
      apart.push(seconds[0]! / seconds[2]!);
      ceiling.push((2 * seconds[3]!) / seconds[4]!);
    }
    const show = (ratio: number): string => ratio.toFixed(2);
    const range = (list: readonly number[], best: number): string => `${show(Math.min(...list))} to ${show(Math.max(...list))}, ${show(best)} by the least times of either`;
    const beside = (list: readonly number[], best: number): string => `${show(quantile(list, 0.5))} (${range(list, best)})`;
    return benchRow(
      'two workers over one, ensemble of frontier', quantile(shared, 0.5), 'times', 1.9, 'higher',
      `median of ${rounds} rounds of ${runs} runs; ${range(shared, least[0]! / least[1]!)}; two workers that know nothing of each other ${beside(apart, least[0]! / least[2]!)}, two threads that only add numbers ${beside(ceiling, (2 * least[3]!) / least[4]!)}`,
    );
  } finally {
    await Promise.all([one, other, two, bare].map((each) => each.close()));
  }
}
