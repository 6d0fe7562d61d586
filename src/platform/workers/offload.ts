import * as Comlink from 'comlink';
import { searchInRun, solveInRun } from '../../engine/index.ts';
import { certifyRange, combineParts, placeRange, planParts, runPart, solveWithChecks, workOf, type PartResult, type PendingCheck } from '../../games/race/index.ts';
import type { RaceProblem, RaceSolution } from '../../games/race/types.ts';
import type { SolverService } from './protocol.ts';

/**
 * From these sizes on a game is spread over solver workers. A trip costs the round trip of a message and
 * the copying of the game; below this size that is more than another worker saves. Measured, but decided by the game alone: a clock must
 * not choose.
 */
export const WORTH_A_TRIP: OffloadSizes = { searches: 1_000, checks: 5_000 };

/** Sizes (`workOf`) from which the searches of a game, or the labs to certify of one that goes on from last round, are spread. */
export interface OffloadSizes {
  readonly searches: number;
  readonly checks: number;
}

/** Solves a run's games, in place or with the help of solver workers; the answer is the same bit for bit. */
export interface Offload {
  /** A promise only where something is waited for. */
  solve(problem: RaceProblem): RaceSolution | Promise<RaceSolution>;
  use(numbers: readonly number[], doors: readonly MessagePort[]): void;
  lose(number: number): void;
}

/** One way to a solver worker. */
interface Door {
  readonly port: MessagePort;
  readonly remote: Comlink.Remote<SolverService>;
  /** Calls that wait for an answer; each is told if the solver worker is lost, which the door itself would never say. */
  readonly waiting: Set<() => void>;
}

export function createOffload(sizes: OffloadSizes = WORTH_A_TRIP): Offload {
  const doors = new Map<number, Door>();
  let games = 0;

  /** The answer of a call through a door; computed here if the solver worker is lost or fails. */
  const askFor = <T>(door: Door, call: (remote: Comlink.Remote<SolverService>) => Promise<T>, compute: () => T): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const here = (): void => {
        if (!door.waiting.delete(here)) return;
        try {
          resolve(compute());
        } catch (error) {
          reject(error as Error);
        }
      };
      door.waiting.add(here);
      call(door.remote).then((answer) => {
        if (door.waiting.delete(here)) resolve(answer);
      }, here);
    });

  /** A game without a past: what can be spread are its searches. */
  const spreadSearches = async (problem: RaceProblem): Promise<RaceSolution> => {
    const results: PartResult[] = [];
    for (let stage = 0; ; stage++) {
      const parts = planParts(problem, searchInRun, stage, doors.size + 1) ?? [];
      const helpers = [...doors.values()].slice(0, Math.max(0, parts.length - 1));
      const elsewhere = helpers.map((door, index) => {
        const part = parts[index + 1]!;
        return askFor(door, (remote) => remote.solvePart(problem, part), () => runPart(problem, part, searchInRun));
      });
      // This worker's own share is computed while the others have theirs; so is what no door is left for.
      for (const part of parts.filter((_, index) => index === 0 || index > helpers.length)) results.push(runPart(problem, part, searchInRun));
      results.push(...(await Promise.all(elsewhere)));
      const solution = combineParts(problem, results, searchInRun);
      if (solution !== null) return solution;
    }
  };

  /** A game that goes on from last round has one search: what can be spread are the labs to certify. */
  const spreadChecks = async (problem: RaceProblem): Promise<RaceSolution> => {
    const game = ++games;
    // Sent first, so that the others have read and compiled it while this worker searches.
    for (const door of doors.values()) void door.remote.expectChecks(game, problem);
    const solving = solveWithChecks(problem, searchInRun);
    for (let step = solving.next(); ; step = solving.next()) {
      if (step.done === true) return step.value;
      await certifyTogether(step.value, game);
    }
  };

  const certifyTogether = async ({ race, budgets, columns }: PendingCheck, game: number): Promise<void> => {
    const helpers = [...doors.values()];
    const edge = (share: number): number => Math.floor((share * race.labs) / (helpers.length + 1));
    const elsewhere = helpers.map(async (door, index) => {
      const [first, last] = [edge(index + 1), edge(index + 2)];
      placeRange(columns, first, await askFor(door, (remote) => remote.certifyLabs(game, budgets, first, last), () => certifyRange(race, budgets, first, last)));
    });
    placeRange(columns, 0, certifyRange(race, budgets, 0, edge(1)));
    await Promise.all(elsewhere);
  };

  return {
    solve(problem) {
      if (doors.size === 0) return solveInRun(problem);
      const goesOn = problem.previous !== undefined;
      if (workOf(problem, searchInRun) < (goesOn ? sizes.checks : sizes.searches)) return solveInRun(problem);
      return goesOn ? spreadChecks(problem) : spreadSearches(problem);
    },
    use(numbers, ports) {
      for (const door of doors.values()) door.port.close();
      doors.clear();
      numbers.forEach((number, index) => {
        const port = ports[index]!;
        doors.set(number, { port, remote: Comlink.wrap<SolverService>(port), waiting: new Set() });
      });
    },
    lose(number) {
      const door = doors.get(number);
      doors.delete(number);
      for (const here of [...(door?.waiting ?? [])]) here();
      door?.port.close();
    },
  };
}
