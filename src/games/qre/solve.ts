import type { Answer, GameFront } from '../solve/answer.ts';
import { solvedTolerance } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import { tabulate } from '../solve/normal-form.ts';
import { mergeAndSort, mergeDistance } from '../solve/selection.ts';
import { chosenAs, withLimits } from '../solve/selection-words.ts';
import { allOfTwoByTwo, followPrincipalBranch, localSearch } from './branches.ts';
import { quantalResidual } from './certificate.ts';
import { mixturesAt, systemOf, uniformPoint } from './system.ts';
import type { QuantalGame, QuantalSolution } from './types.ts';

const close = (a: QuantalSolution, b: QuantalSolution): boolean =>
  a.row.every((value, i) => Math.abs(value - (b.row[i] as number)) < mergeDistance) &&
  a.column.every((value, j) => Math.abs(value - (b.column[j] as number)) < mergeDistance);

/**
 * The quantal response equilibrium on the branch from λ = 0, and every other that is found: all of them for two-by-two games, those reached
 * from pure profiles and along the branch otherwise. With `branchOnly` nothing but the branch is looked at.
 */
export function solveQuantal(game: QuantalGame, { branchOnly = false } = {}): Answer<QuantalSolution> {
  const system = systemOf(game);
  const twoByTwo = system.rows === 2 && system.columns === 2;
  const complete = twoByTwo || game.lambda === 0;
  const branch = game.lambda === 0 ? [uniformPoint(system)] : followPrincipalBranch(system, game.lambda);
  const others = game.lambda === 0 || branchOnly ? [] : twoByTwo ? allOfTwoByTwo(game) : localSearch(system, game.lambda);
  const accepted = (points: readonly Float64Array[]): QuantalSolution[] =>
    points.map((point) => mixturesAt(system, point)).filter((candidate) => quantalResidual(game, candidate) <= solvedTolerance);
  const principal = accepted(branch.slice(0, 1))[0] ?? null;
  const everything = [...(principal === null ? [] : [principal]), ...accepted(branch.slice(1)), ...accepted(others)];
  const equilibria = mergeAndSort(everything, (candidate) => [...candidate.row, ...candidate.column]);
  const solution = principal ?? (equilibria.length === 1 ? (equilibria[0] as QuantalSolution) : null);
  const epsilon = solution === null ? null : quantalResidual(game, solution);
  return {
    game: 'qre',
    solution: solution === null ? null : (equilibria.find((candidate) => close(candidate, solution)) ?? solution),
    equilibria: solution === null ? [] : equilibria,
    certificate: {
      status: solution === null ? 'unresolved' : 'solved',
      epsilon,
      epsilonRelative: epsilon,
      method: 'closed-form',
      selection: withLimits(equilibria.length === 1 ? chosenAs.only : chosenAs.branch, { search: complete ? null : 'a search from pure profiles and along the branch' }),
    },
  };
}

export const quantalGame: GameFront<QuantalGame, QuantalSolution> = {
  name: 'qre',
  read: (json) =>
    readInput(json, (reader) => {
      const payoffs = reader.raw('payoffs');
      if (!Array.isArray(payoffs) || payoffs.length !== 2) {
        reader.fault('payoffs', 'expected two matrices, [row player, column player]');
        return { row: [[0]], column: [[0]], lambda: reader.number('lambda', { minimum: 0 }) };
      }
      const row = reader.checkedMatrix(payoffs[0], 'payoffs.0');
      const column = reader.checkedMatrix(payoffs[1], 'payoffs.1', { rows: row.length, columns: row[0]?.length ?? 1 });
      if (row.length * (row[0]?.length ?? 0) > 400) reader.fault('payoffs', 'expected at most 400 profiles');
      return { row, column, lambda: reader.number('lambda', { minimum: 0 }) };
    }),
  solve: (game) => solveQuantal(game),
  normalForm: (game) =>
    tabulate(
      'qre',
      ['Row', 'Column'],
      [game.row.map((_, i) => i), (game.row[0] as readonly number[]).map((_, j) => j)],
      ([i, j]) => [game.row[i as number]?.[j as number] as number, game.column[i as number]?.[j as number] as number],
    ),
};
