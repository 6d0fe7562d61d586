import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Sums in a thread's own registers: no memory, nothing shared, nothing to collect. */
const program = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', (rounds) => {
  let x = 0.5;
  for (let round = 0; round < rounds; round++) x = 3.9 * x * (1 - x);
  parentPort.postMessage(x);
});`;
const rounds = 40_000_000;

/**
 * How many times as much bare arithmetic two threads of this machine do as one in the same time: by pairs, one thread and two in turn. Below 2
 * where the two share a core, or where others use the machine.
 */
export async function measureBareThreads(pairs = 7): Promise<number[]> {
  const threads = [new Worker(program, { eval: true }), new Worker(program, { eval: true })] as const;
  const work = (thread: Worker): Promise<unknown> => {
    thread.postMessage(rounds);
    return once(thread, 'message');
  };
  const milliseconds = async (count: number): Promise<number> => {
    const start = performance.now();
    await Promise.all(threads.slice(0, count).map(work));
    return performance.now() - start;
  };
  try {
    await milliseconds(2);
    const ratios: number[] = [];
    for (let pair = 0; pair < pairs; pair++) {
      // Each pair in the other order, so that a drift of the machine does not favour one.
      const first = pair % 2 === 0 ? await milliseconds(1) : await milliseconds(2);
      const second = pair % 2 === 0 ? await milliseconds(2) : await milliseconds(1);
      ratios.push(2 * (pair % 2 === 0 ? first / second : second / first));
    }
    return ratios;
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}
