import * as Comlink from 'comlink';
import type { SolverService, WorkerService } from '../workers/protocol.ts';
import { workerFile } from './location.ts';
import { nodeChannel, spawnThread } from './threads.ts';

/**
 * Milliseconds of `count` round trips of a small message between this thread and a solver worker through a door, one after the other, as
 * an engine worker makes them.
 */
export async function measureRoundTrips(count = 3000): Promise<number[]> {
  const worker = spawnThread(workerFile());
  const { port1, port2 } = nodeChannel();
  try {
    await Comlink.wrap<WorkerService>(worker.endpoint).serve(Comlink.transfer(port2, [port2]));
    const solver = Comlink.wrap<SolverService>(port1);
    for (let warmUp = 0; warmUp < 500; warmUp++) await solver.ping();
    const times: number[] = [];
    for (let trip = 0; trip < count; trip++) {
      const start = performance.now();
      await solver.ping();
      times.push(performance.now() - start);
    }
    return times;
  } finally {
    port1.close();
    worker.terminate();
  }
}
