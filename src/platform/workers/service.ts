import * as Comlink from 'comlink';
import { createSimulation, driveRemotely, runInSteps } from '../../engine/index.ts';
import type { RunRecord } from '../../engine/types.ts';
import { blockSteps } from '../../experiments/block.ts';
import { expandLabs } from '../../model/labs/population.ts';
import type { Scenario } from '../../model/settings.ts';
import { createOffload } from './offload.ts';
import { createSolver } from './solver.ts';
import { nextTask } from './next-task.ts';
import type { WorkerService } from './protocol.ts';
import { createTelling } from './telling.ts';

const everything = { series: true, events: true } as const;
/** How often a worker in the middle of a block hears whether it should stop. */
const listenMs = 4;
const withPortfolios = { ...everything, portfolios: true } as const;

/** The one body of all workers: engine, pool and solver workers in the browser and in Node differ only in what they are asked. */
export function createService(): WorkerService {
  let kept: { readonly number: number; readonly scenario: Scenario } | null = null;
  let stopped = false;
  const offload = createOffload();

  const scenarioOf = (number: number): Scenario => {
    if (kept?.number !== number) throw new Error(`internal: this worker was not given scenario ${number}`);
    return kept.scenario;
  };

  return {
    ping: () => 'pong',
    keep(number, scenario) {
      kept = { number, scenario };
    },
    async runBlock(number, from, count, paths, leaders = false) {
      stopped = false;
      const steps = blockSteps({ scenario: scenarioOf(number), from, count, paths, leaders }, runInSteps);
      let listened = performance.now();
      let step = steps.next();
      for (; step.done !== true; step = steps.next()) {
        if (performance.now() - listened < listenMs) continue;
        await nextTask();
        if (stopped) return null;
        listened = performance.now();
      }
      const result = step.value;
      const buffers = [result.outcomes.buffer as ArrayBuffer, result.paths.buffer as ArrayBuffer];
      if (result.leaders) buffers.push(result.leaders.points.buffer as ArrayBuffer);
      return Comlink.transfer(result, buffers);
    },
    async runSingle(number, run, suppress) {
      const simulation = createSimulation(scenarioOf(number), run, { record: withPortfolios, suppress });
      return shipped((await driveRemotely(simulation, offload.solve))!);
    },
    async streamRun(number, run, everyMs, tell) {
      stopped = false;
      const scenario = scenarioOf(number);
      const telling = createTelling(run, expandLabs(scenario).map((lab) => lab.name));
      const simulation = createSimulation(scenario, run, { record: everything, onRow: telling.onRow, onEvent: telling.onEvent });
      let told = performance.now();
      // Not waited for: the run goes on while the page draws. Between two tasks the worker can hear that it should stop.
      const tellNow = async (): Promise<boolean> => {
        void tell(telling.take(simulation.month));
        await nextTask();
        told = performance.now();
        return !stopped;
      };
      const record = await driveRemotely(simulation, offload.solve, () => performance.now() - told < everyMs || tellNow());
      return record && shipped(record);
    },
    stop() {
      stopped = true;
    },
    useSolvers(numbers, doors) {
      offload.use(numbers, doors);
    },
    solverLost(number) {
      offload.lose(number);
    },
    serve(door) {
      Comlink.expose(createSolver(), door);
    },
  };
}

/** Sends series and portfolios without copying them. */
function shipped(record: RunRecord): RunRecord {
  const buffers = [record.series, record.portfolios].flatMap((part) => (part ? [part.values.buffer as ArrayBuffer] : []));
  return buffers.length > 0 ? Comlink.transfer(record, buffers) : record;
}
