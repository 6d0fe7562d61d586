import * as Comlink from 'comlink';
import type { MakeChannel, Spawn, SpawnedWorker, WorkerService } from './protocol.ts';

/**
 * From how many labs on a single run is given solver workers. Only a first sieve that needs no game at hand: whether a game is worth the
 * trip is decided by its size, in the engine worker.
 */
export const LABS_WORTH_SOLVERS = 40;

export interface SolverPoolOptions {
  readonly spawn: Spawn;
  readonly makeChannel: MakeChannel;
  readonly size: number;
  readonly startMs: number;
  readonly onLost?: (message: string) => void;
}

/** Workers that solve parts of large games for the engine workers that have doors to them. */
export interface SolverPool {
  /** Gives an engine worker one door to every solver worker; worth nothing to do twice while all of them live. */
  connect(engine: Comlink.Remote<WorkerService>): void;
  close(): void;
}

interface Solver {
  readonly worker: SpawnedWorker;
  readonly remote: Comlink.Remote<WorkerService>;
}

/**
 * Starts the solver workers. One that is lost is replaced for the runs to come; the engine workers are told, and compute its parts
 * themselves, which changes no result.
 */
export function createSolverPool(options: SolverPoolOptions): SolverPool {
  const { spawn, makeChannel, size } = options;
  let generation = 0;
  let closed = false;
  let losses = 0;
  const connected = new Map<Comlink.Remote<WorkerService>, number>();
  const solvers: (Solver | null)[] = [];

  const start = (index: number): void => {
    const worker = spawn();
    const solver: Solver = { worker, remote: Comlink.wrap<WorkerService>(worker.endpoint) };
    solvers[index] = solver;
    generation++;
    worker.onLost((reason) => {
      if (closed || solvers[index] !== solver) return;
      worker.terminate();
      solvers[index] = null;
      losses++;
      // Not waited for: an engine worker may be gone itself.
      for (const engine of connected.keys()) void engine.solverLost(index);
      const given = losses > 3 * size;
      options.onLost?.(`solver worker ${index + 1} stopped: ${reason}; ${given ? 'its parts are computed by the run itself' : 'it has been replaced'}`);
      if (!given) start(index);
    });
  };
  for (let index = 0; index < size; index++) start(index);

  return {
    connect(engine) {
      if (connected.get(engine) === generation) return;
      connected.set(engine, generation);
      const numbers: number[] = [];
      const doors: MessagePort[] = [];
      for (const [number, solver] of solvers.entries()) {
        if (solver === null) continue;
        const { port1, port2 } = makeChannel();
        void solver.remote.serve(Comlink.transfer(port2, [port2]));
        numbers.push(number);
        doors.push(port1);
      }
      void engine.useSolvers(numbers, Comlink.transfer(doors, doors));
    },
    close() {
      closed = true;
      for (const solver of solvers) solver?.worker.terminate();
    },
  };
}
