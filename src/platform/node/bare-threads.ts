import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { BareThreads } from '../../actions/bench-workers.ts';

/** Additions and shifts of whole numbers that fit the registers: nothing is allocated, and memory is not touched. */
const loop = `
const { parentPort } = require('node:worker_threads');
function work() {
  let [a, b, c, d] = [1, 2, 3, 4];
  for (let i = 0; i < 100_000_000; i++) {
    a = (a + (b ^ i)) | 0;
    b = (b + (c ^ i)) | 0;
    c = (c + (d >>> 1)) | 0;
    d = (d + a) | 0;
  }
  return a + b + c + d;
}
parentPort.on('message', () => parentPort.postMessage(work()));
`;

export function createBareThreads(): BareThreads {
  const threads = [new Worker(loop, { eval: true }), new Worker(loop, { eval: true })] as const;
  return {
    run: async (count) => {
      await Promise.all(threads.slice(0, count).map((thread) => {
        const done = once(thread, 'message');
        thread.postMessage(null);
        return done;
      }));
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
