import { exp } from '../../core/math/index.ts';
import type { Answer, GameFront } from '../solve/answer.ts';
import { solvedTolerance } from '../solve/answer.ts';
import { type Effort, usualEffort } from '../solve/effort.ts';
import { readInput } from '../solve/input.ts';
import { tabulate } from '../solve/normal-form.ts';
import { mergeAndSort, mergeDistance } from '../solve/selection.ts';
import { chosenAs, withLimits } from '../solve/selection-words.ts';
import { fixedLambda, followFromNash, followPrincipalBranch, followThrough, localSearch, otherSteps } from './branches.ts';
import { quantalResidual } from './certificate.ts';
import { nashEquilibria } from './nash.ts';
import { correct, mixturesAt, type QuantalSystem, systemOf, uniformPoint } from './system.ts';
import type { QuantalGame, QuantalSolution } from './types.ts';
import { coverQuantal } from './whole/cover.ts';

const close = (a: QuantalSolution, b: QuantalSolution): boolean =>
  a.row.every((value, i) => Math.abs(value - (b.row[i] as number)) < mergeDistance) &&
  a.column.every((value, j) => Math.abs(value - (b.column[j] as number)) < mergeDistance);

/** Where several equilibria meet rounding smears them out: points this near are one if there is no residual between them, but for what they have themselves. */
const smear = 1e-4;
const noResidual = 1e-14;

function isSmeared(game: QuantalGame, a: QuantalSolution, b: QuantalSolution): boolean {
  const gaps = [...a.row.map((value, i) => value - b.row[i]!), ...a.column.map((value, j) => value - b.column[j]!)];
  if (gaps.some((gap) => Math.abs(gap) > smear)) return false;
  const between = { row: a.row.map((value, i) => (value + b.row[i]!) / 2), column: a.column.map((value, j) => (value + b.column[j]!) / 2) };
  return quantalResidual(game, between) <= noResidual + Math.max(quantalResidual(game, a), quantalResidual(game, b));
}

/** The largest, over pairs of a player's actions, span of what one earns more than the other. */
function span(payoffs: readonly (readonly number[])[]): number {
  let most = 0;
  for (const a of payoffs) {
    for (const b of payoffs) {
      const gaps = a.map((value, j) => value - b[j]!);
      most = Math.max(most, Math.max(...gaps) - Math.min(...gaps));
    }
  }
  return most;
}

/**
 * Below this λ there is one equilibrium: a response moves by at most λ/4 times the span of payoffs times what it answers to, in total variation, so that both together are a contraction
 * while λ² times both spans is below 16.
 */
function singleBelow({ row, column }: QuantalGame): number {
  const spans = span(row) * span(column[0]!.map((_, j) => column.map((own) => own[j]!)));
  return spans > 0 ? 4 / Math.sqrt(spans) : Infinity;
}

/** Chances of an equilibrium are found within this before its last digits are. */
const sameRoot = 1e-3;

/** An equilibrium to the last digits, from near it; null where Newton's steps do not end there. */
function polished(system: QuantalSystem, near: Float64Array): Float64Array | null {
  const point = near.slice();
  if (correct(system, point, fixedLambda(point.length), 30) === null) return null;
  const isThere = point.every((value, n) => Math.abs(exp(value) - exp(near[n]!)) < sameRoot || n === point.length - 1);
  return isThere && quantalResidual(system.game, mixturesAt(system, point)) <= solvedTolerance ? point : null;
}

/** All equilibria, where that can be proved. */
function allPoints(system: QuantalSystem, effort: Effort): readonly Float64Array[] | null {
  const all = coverQuantal(system.game, effort)?.map((point) => polished(system, point));
  // One that is not reached to the last digits would be lacking.
  return all?.every((point) => point !== null) ? all : null;
}

/** Points of equilibria beside those of the branch from λ = 0, and why there may be others. */
function searchedPoints(system: QuantalSystem, single: number, principal: readonly Float64Array[], effort: Effort): { readonly points: readonly Float64Array[]; readonly limit: string } {
  const { game } = system;
  const nash = nashEquilibria(game, effort);
  const steps = otherSteps(system, effort);
  const { points, complete } = followFromNash(system, game.lambda, single, nash.equilibria, steps);
  return {
    points: [...points, ...followThrough(system, game.lambda, single, localSearch(system, game.lambda, effort), [...principal, ...points], steps)],
    limit: nash.complete && complete ? 'branches from lambda 0 and from all Nash equilibria are followed, closed loops where a search leads to one' : 'a search along branches and from pure profiles',
  };
}

/** The points of all branches that are found, that from λ = 0 first, and why there may be others; null where there are none. */
function pointsOf(system: QuantalSystem, branchOnly: boolean, effort: Effort): { readonly branch: readonly Float64Array[]; readonly others: readonly Float64Array[]; readonly limit: string | null } {
  const { lambda } = system.game;
  if (lambda === 0) return { branch: [uniformPoint(system)], others: [], limit: null };
  const single = singleBelow(system.game);
  const all = branchOnly || lambda < single ? [] : allPoints(system, effort);
  const branch = followPrincipalBranch(system, lambda, effort, all !== null);
  if (all !== null) return { branch, others: all, limit: null };
  const { points, limit } = searchedPoints(system, single, branch, effort);
  return { branch, others: points, limit };
}

/**
 * The quantal response equilibrium on the branch from λ = 0, and all others: by a complete search, and where that gives up along the branches from Nash equilibria. With
 * `branchOnly` nothing but the branch is looked at.
 */
export function solveQuantal(game: QuantalGame, { branchOnly = false, effort = usualEffort } = {}): Answer<QuantalSolution> {
  const system = systemOf(game);
  const { branch, others, limit } = pointsOf(system, branchOnly, effort);
  const accepted = (points: readonly Float64Array[]): QuantalSolution[] =>
    points.map((point) => mixturesAt(system, point)).filter((candidate) => quantalResidual(game, candidate) <= solvedTolerance);
  const principal = accepted(branch.slice(0, 1))[0] ?? null;
  const everything = [...(principal === null ? [] : [principal]), ...accepted(branch.slice(1)), ...accepted(others)];
  const apart = everything.filter((candidate, n) => !everything.slice(0, n).some((before) => isSmeared(game, candidate, before)));
  const equilibria = mergeAndSort(apart, (candidate) => [...candidate.row, ...candidate.column]);
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
      selection: withLimits(equilibria.length === 1 ? chosenAs.only : chosenAs.branch, { search: limit }),
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
  solve: (game, effort = usualEffort) => solveQuantal(game, { effort }),
  normalForm: (game) =>
    tabulate(
      'qre',
      ['Row', 'Column'],
      [game.row.map((_, i) => i), (game.row[0] as readonly number[]).map((_, j) => j)],
      ([i, j]) => [game.row[i as number]?.[j as number] as number, game.column[i as number]?.[j as number] as number],
    ),
};
