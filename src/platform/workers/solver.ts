import { searchInRun } from '../../engine/index.ts';
import { certifyRange, compileRace, runPart } from '../../games/race/index.ts';
import type { SolverService } from './protocol.ts';

/** A solver worker's side of one door; each has its own, since several engine workers may ask of different games. */
export function createSolver(): SolverService {
  let expected: { readonly game: number; readonly race: ReturnType<typeof compileRace> } | null = null;
  return {
    ping: () => 'pong',
    solvePart: (problem, part) => runPart(problem, part, searchInRun),
    expectChecks(game, problem) {
      expected = { game, race: compileRace(problem) };
    },
    certifyLabs(game, budgets, first, last) {
      if (expected?.game !== game) throw new Error(`internal: game ${game} was not sent before its checks`);
      return certifyRange(expected.race, budgets, first, last);
    },
  };
}
