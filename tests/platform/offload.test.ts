import * as Comlink from 'comlink';
import { afterEach, describe, expect, it } from 'vitest';
import { searchInRun, solveInRun } from '../../src/engine/index.ts';
import { raceTimingCases } from '../../src/games/race/timing-cases.ts';
import type { RaceProblem } from '../../src/games/race/types.ts';
import { workerFile } from '../../src/platform/node/location.ts';
import { nodeChannel, spawnThread } from '../../src/platform/node/threads.ts';
import { createOffload, WORTH_A_TRIP, type Offload } from '../../src/platform/workers/offload.ts';
import type { SpawnedWorker, WorkerService } from '../../src/platform/workers/protocol.ts';
import { workOf } from '../../src/games/race/index.ts';

const workers: SpawnedWorker[] = [];
const doors: MessagePort[] = [];
afterEach(() => {
  for (const door of doors.splice(0)) door.close();
  for (const worker of workers.splice(0)) worker.terminate();
});

function solverWorker(): SpawnedWorker {
  const worker = spawnThread(workerFile());
  workers.push(worker);
  return worker;
}

/** An offload with a door to each of the workers, that spreads every game however small. */
function offloadTo(...solvers: SpawnedWorker[]): Offload {
  const offload = createOffload({ searches: 0, checks: 0 });
  const ports = solvers.map((solver) => {
    const { port1, port2 } = nodeChannel();
    void Comlink.wrap<WorkerService>(solver.endpoint).serve(Comlink.transfer(port2, [port2]));
    doors.push(port1);
    return port1;
  });
  offload.use(solvers.map((_, number) => number), ports);
  return offload;
}

/** Rounds of a game of the first so many labs, each with the one before as its start; the first has none. */
function rounds(labs: number, count: number): RaceProblem[] {
  const games: RaceProblem[] = [];
  let previous: RaceProblem['previous'];
  for (let round = 0; round < count; round++) {
    const whole = raceTimingCases()[1]!.problem(round, undefined);
    const game: RaceProblem = {
      ...whole,
      labs: whole.labs.slice(0, labs),
      observers: whole.observers.map((observer) => ({ ...observer, perceived: observer.perceived.slice(0, labs), hazard: observer.hazard.slice(0, labs) })),
      ...(previous && { previous }),
    };
    games.push(game);
    previous = solveInRun(game).budgets;
  }
  return games;
}

describe('a game spread over solver workers', () => {
  it.each([[1, 30], [2, 31], [3, 2]])('has bit for bit the solution of one thread (%i solver workers, %i labs)', async (count, labs) => {
    const offload = offloadTo(...Array.from({ length: count }, solverWorker));
    for (const game of rounds(labs, 4)) {
      const answer = offload.solve(game);
      expect(answer).toBeInstanceOf(Promise);
      expect(await answer).toEqual(solveInRun(game));
    }
  });

  it('is finished here when a solver worker is lost on the way', async () => {
    const games = rounds(30, 2);
    for (const game of games) {
      const solver = solverWorker();
      const offload = offloadTo(solver);
      const answer = offload.solve(game);
      solver.terminate();
      // What the owner of the solver workers does when it hears of the loss.
      setTimeout(() => offload.lose(0), 50);
      expect(await answer).toEqual(solveInRun(game));
      expect(offload.solve(game)).not.toBeInstanceOf(Promise);
    }
  });

  it('is not mixed up with the game of another engine worker at the same solver worker', async () => {
    const solver = solverWorker();
    const [one, other] = [offloadTo(solver), offloadTo(solver)];
    const [small, large] = [rounds(12, 2)[1]!, rounds(25, 2)[1]!];
    const answers = await Promise.all([one.solve(small), other.solve(large)]);
    expect(answers).toEqual([solveInRun(small), solveInRun(large)]);
  });

  it('is solved in place where it is too small for the trip, by its size alone', () => {
    const offload = createOffload();
    const { port1, port2 } = nodeChannel();
    doors.push(port1, port2);
    offload.use([0], [port1]);
    const [first, second] = rounds(5, 2);
    expect(workOf(first!, searchInRun)).toBeLessThan(WORTH_A_TRIP.searches);
    expect(workOf(second!, searchInRun)).toBeLessThan(WORTH_A_TRIP.checks);
    for (const game of [first!, second!]) expect(offload.solve(game)).not.toBeInstanceOf(Promise);
    expect(workOf(rounds(1000, 1)[0]!, searchInRun)).toBeGreaterThan(WORTH_A_TRIP.searches);
  });
});
