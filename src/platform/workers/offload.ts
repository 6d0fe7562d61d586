import * as Comlink from 'comlink';
import { searchInRun, solveInRun } from '../../engine/index.ts';
import { combineParts, planParts, runPart, workOf, type PartResult, type RacePart } from '../../games/race/index.ts';
import type { RaceProblem, RaceSolution } from '../../games/race/types.ts';
import type { WorkerService } from './protocol.ts';

/**
 * From this size on (`workOf`) the searches of a game are spread over solver workers. A trip costs the round trip of a message and the
 * copying of the game, which grows with its labs as the searches do; below this size a copy costs more than a search in another worker
 * saves. Measured by `lab-race bench`, decided by the game alone: a clock must not choose.
 */
export const WORTH_A_TRIP = 16_000;

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
  readonly remote: Comlink.Remote<WorkerService>;
  /** Calls that wait for an answer; each is told if the solver worker is lost, which the door itself would never say. */
  readonly waiting: Set<() => void>;
}

export function createOffload(): Offload {
  const doors = new Map<number, Door>();

  /** A part behind a door; computed here if the solver worker is lost or fails. */
  const askFor = (door: Door, problem: RaceProblem, part: RacePart): Promise<PartResult> => {
    return new Promise<PartResult>((resolve, reject) => {
      const here = (): void => {
        door.waiting.delete(here);
        try {
          resolve(runPart(problem, part, searchInRun));
        } catch (error) {
          reject(error as Error);
        }
      };
      door.waiting.add(here);
      door.remote.solvePart(problem, part).then((result) => {
        if (door.waiting.delete(here)) resolve(result);
      }, () => {
        if (door.waiting.has(here)) here();
      });
    });
  };

  const spread = async (problem: RaceProblem): Promise<RaceSolution> => {
    const results: PartResult[] = [];
    for (let stage = 0; ; stage++) {
      const parts = planParts(problem, searchInRun, stage, doors.size + 1) ?? [];
      const helpers = [...doors.values()].slice(0, Math.max(0, parts.length - 1));
      const elsewhere = helpers.map((door, index) => askFor(door, problem, parts[index + 1]!));
      // This worker's own share is computed while the others have theirs; so is what no door is left for.
      for (const part of parts.filter((_, index) => index === 0 || index > helpers.length)) results.push(runPart(problem, part, searchInRun));
      results.push(...(await Promise.all(elsewhere)));
      const solution = combineParts(problem, results, searchInRun);
      if (solution !== null) return solution;
    }
  };

  return {
    solve: (problem) => (doors.size > 0 && workOf(problem, searchInRun) >= WORTH_A_TRIP ? spread(problem) : solveInRun(problem)),
    use(numbers, ports) {
      for (const door of doors.values()) door.port.close();
      doors.clear();
      numbers.forEach((number, index) => {
        const port = ports[index]!;
        doors.set(number, { port, remote: Comlink.wrap<WorkerService>(port), waiting: new Set() });
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

/** What a solver worker does with a part. */
export function solvePart(problem: RaceProblem, part: RacePart): PartResult {
  return runPart(problem, part, searchInRun);
}
