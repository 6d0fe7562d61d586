// A worker for the tests of the pool: it speaks the pool's protocol, computes made-up numbers, and misbehaves when the scenario says so.
import { parentPort, threadId } from 'node:worker_threads';
import { existsSync, writeFileSync } from 'node:fs';
import { expose, transfer } from 'comlink/dist/esm/comlink.mjs';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';

const scenarios = new Map();
let stopped = false;

function wait(ms) {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

expose(
  {
    ping: () => 'pong',
    stop() {
      stopped = true;
    },
    runSingle(number, run) {
      return { run, worker: threadId };
    },
    keep(number, body) {
      scenarios.clear();
      scenarios.set(number, body);
      scenarios.received = (scenarios.received ?? 0) + 1;
    },
    async runBlock(number, from, count) {
      stopped = false;
      const scenario = scenarios.get(number);
      if (!scenario) throw new Error('no such scenario');
      const { badly, badFrom = 0, mark = '', ms = 0, breaks = 0 } = scenario.test ?? {};
      if (from === badFrom) {
        if (badly === 'exit') process.exit(7);
        if (badly === 'exit once' && !existsSync(mark)) {
          writeFileSync(mark, '');
          process.exit(7);
        }
        if (badly === 'throw') throw new RangeError('capability is not a number');
        if (badly === 'hang') for (;;) wait(1000);
        if (badly === 'throw later')
          setTimeout(() => {
            throw new Error('thrown outside any call');
          }, 1);
        if (badly === 'throw later') return new Promise(() => {});
      }
      if (ms > 0) wait(ms);
      for (let pause = 0; pause < breaks; pause++) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (stopped) return null;
      }
      const outcomes = Float64Array.from({ length: count }, (_, i) => from + i);
      const paths = new Float64Array(0);
      const result = {
        from,
        count,
        labs: ['A'],
        rows: 1,
        hashes: Array.from(outcomes, (value) => `run ${value}`),
        outcomes,
        paths,
        certificates: { rounds: count, solved: count, noPure: 0, unresolved: 0, worstEpsilon: 0, severalEquilibria: 0 },
        worker: threadId,
        received: scenarios.received,
      };
      return transfer(result, [outcomes.buffer, paths.buffer]);
    },
  },
  nodeEndpoint(parentPort),
);
