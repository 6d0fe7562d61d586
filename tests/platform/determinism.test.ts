import { afterAll, describe, expect, it } from 'vitest';
import { createSimulation, driveToEnd, restoreSimulation, runToEnd, solveInRun, type Snapshot } from '../../src/engine/index.ts';
import { runEnsemble } from '../../src/experiments/ensemble.ts';
import { createLocalPool } from '../../src/experiments/local.ts';
import { createNodePool } from '../../src/platform/node/threads.ts';
import type { WorkerPool } from '../../src/platform/workers/pool.ts';
import { shippedForAYear, shippedScenario, shippedScenarios } from '../scenario-files.ts';

const frontier = shippedScenario('frontier');
/** The first run that is not over within two years. */
const longRun = Array.from({ length: 20 }, (_, run) => run).find((run) => runToEnd(frontier, run).certificates.rounds > 24)!;
const pools: WorkerPool[] = [];
const pool = (size: number, solvers = 0): WorkerPool => {
  const made = createNodePool({ size, solvers });
  pools.push(made);
  return made;
};
afterAll(async () => {
  await Promise.all(pools.map((one) => one.close()));
});

describe('the same seed gives the same result', () => {
  it('for 1, 2 and 4 workers and on the caller\'s own thread, whatever the block size', async () => {
    const ask = { runs: 24, paths: ['budget', 'residualRisk'] as const, levels: [0.1, 0.9] };
    const expected = await runEnsemble(createLocalPool(runToEnd), frontier, ask);
    for (const [size, blockSize] of [[1, 24], [2, 5], [4, 1]] as const) {
      const result = await runEnsemble(pool(size), frontier, { ...ask, blockSize });
      expect(result.hash).toBe(expected.hash);
      expect(result.outcomes).toEqual(expected.outcomes);
      expect(result.bands).toEqual(expected.bands);
      expect(result.certificates).toEqual(expected.certificates);
    }
  });

  it('and another seed or another run another one', () => {
    const hash = runToEnd(frontier, 0).hash;
    expect(runToEnd(frontier, 1).hash).not.toBe(hash);
    expect(runToEnd({ ...frontier, seed: `${frontier.seed} again` }, 0).hash).not.toBe(hash);
  });

  it('whether or not anything is recorded or watched', () => {
    for (let run = 0; run < 4; run++) {
      const hash = runToEnd(frontier, run).hash;
      let rows = 0;
      let events = 0;
      const watched = driveToEnd(createSimulation(frontier, run, { record: { series: true, events: true }, onRow: () => rows++, onEvent: () => events++ }));
      expect(watched.hash).toBe(hash);
      expect(rows).toBeGreaterThan(0);
      expect(events).toBe(watched.events!.length);
      expect(runToEnd(frontier, run, { record: { series: false, events: true } }).hash).toBe(hash);
    }
  });

  let solved: WorkerPool | null = null;
  it.each(shippedScenarios)('in a worker with solver workers beside it: %s', async (name) => {
    const scenario = shippedForAYear(name);
    const expected = runToEnd(scenario, 2, { record: { series: true, events: true } });
    solved ??= pool(1, 2);
    const got = await solved.runSingle({ scenario, run: 2 });
    expect(got.hash).toBe(expected.hash);
    expect(got.events).toEqual(expected.events);
    expect(got.series!.values).toEqual(expected.series!.values);
  });

  it.each([0, 1, 7, 20])('when it is stopped at round %i with its game pending, sent elsewhere as plain data and resumed', (rounds) => {
    const hash = runToEnd(frontier, longRun).hash;
    const simulation = createSimulation(frontier, longRun);
    for (let round = 0; round <= rounds; round++) {
      const next = simulation.advance();
      if (next.kind === 'done') throw new Error(`run ${longRun} ended before round ${rounds}`);
      if (round < rounds) simulation.provide(solveInRun(next.problem));
    }
    const sent = structuredClone(simulation.snapshot()) as Snapshot;
    expect(driveToEnd(restoreSimulation(sent)).hash).toBe(hash);
    expect(driveToEnd(simulation).hash).toBe(hash);
  });
});
