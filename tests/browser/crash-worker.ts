import { expose } from 'comlink';

/** A worker for the tests: it answers every block, but throws outside any call when it is asked for the runs from 40 on. */
expose({
  ping: () => 'pong',
  keep() {},
  runBlock(_scenario: number, from: number, count: number) {
    if (from !== 40) return { from, count };
    setTimeout(() => {
      throw new Error('out of memory, as it were');
    });
    return new Promise(() => {});
  },
});
