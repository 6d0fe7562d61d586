import { exp, log } from '../../core/math/index.ts';
import { type Effort, usualEffort } from '../solve/effort.ts';
import { columnPayoffs, rowPayoffs } from './payoff.ts';
import type { QuantalSystem } from './system.ts';
import { correct, mixturesAt, tangentAt, uniformPoint } from './system.ts';
import type { QuantalSolution } from './types.ts';

/** The border that holds λ (see `correct`). */
export const fixedLambda = (width: number): Float64Array => {
  const border = new Float64Array(width);
  border[width - 1] = 1;
  return border;
};

/** Steps along the branch from λ = 0 at most, and along all others together: those of a game of many profiles take longer. */
const mostSteps = 4000;
const mostOtherSteps = ({ rows, columns }: QuantalSystem): number => 4000 / (1 + (rows * columns) / 200);

/** Steps that may still be made. */
export interface Steps {
  left: number;
}

export const otherSteps = (system: QuantalSystem, effort: Effort): Steps => ({ left: Math.floor(mostOtherSteps(system) * effort) });

/**
 * Follows a curve of solutions by arc length, so that it passes folds, from a point on the side of a tangent until `ends` says so of a λ. Returns the points at which it crosses λ and
 * where it ended.
 */
function follow(system: QuantalSystem, from: Float64Array, towards: Float64Array, lambda: number, first: number, steps: Steps, ends: (lambda: number, crossings: readonly Float64Array[]) => boolean): { readonly crossings: Float64Array[]; readonly end: Float64Array } {
  let point = from;
  const width = point.length;
  const crossings: Float64Array[] = [];
  let tangent = tangentAt(system, point, towards);
  if (tangent === null) return { crossings, end: point };
  let step = first;
  while (steps.left-- > 0) {
    const next = point.map((value, i) => value + step * ((tangent as Float64Array)[i] as number));
    const corrected = correct(system, next, tangent, 6);
    let moved = 0;
    let turn = -1;
    const ahead: Float64Array | null = corrected === null ? null : tangentAt(system, next, tangent);
    if (ahead !== null) {
      turn = 0;
      for (let i = 0; i < width; i++) {
        turn += (ahead[i] as number) * (tangent[i] as number);
        moved += ((next[i] as number) - (point[i] as number)) * ((next[i] as number) - (point[i] as number));
      }
    }
    // A sharp turn, or a correction as long as the step, may have jumped to another branch.
    if (ahead === null || turn < 0.95 || Math.sqrt(moved) > 1.5 * step || (next[width - 1] as number) < 0) {
      step /= 2;
      if (step < 1e-9) break;
      continue;
    }
    const before = point[width - 1] as number;
    const after = next[width - 1] as number;
    if ((before - lambda) * (after - lambda) <= 0 && before !== after) {
      const crossing = point.map((value, i) => value + ((next[i] as number) - value) * ((lambda - before) / (after - before)));
      crossing[width - 1] = lambda;
      // Where branches meet at this very λ the equations are singular; the interpolated point then stands or falls by its residual.
      const polished = Float64Array.from(crossing);
      crossings.push(correct(system, polished, fixedLambda(width), 30) === null ? crossing : polished);
    }
    point = next;
    tangent = ahead;
    if (ends(after, crossings)) break;
    if ((corrected as number) <= 3 && turn > 0.99) step *= 1.6;
  }
  return { crossings, end: point };
}

/**
 * The branch that starts at λ = 0 with all strategies equally likely: the points at which it crosses the wanted λ, the first of which is the principal one; unless that is all that is wanted it is followed on until
 * λ is twice as large.
 */
export function followPrincipalBranch(system: QuantalSystem, lambda: number, effort: Effort, onlyFirst: boolean): Float64Array[] {
  const start = uniformPoint(system);
  const steps = { left: mostSteps * effort };
  const ends = (at: number, crossings: readonly Float64Array[]): boolean => at > 2 * lambda || (crossings.length > 0 && (onlyFirst || steps.left < (mostSteps * effort * 3) / 4));
  return follow(system, start, fixedLambda(start.length), lambda, Math.min(0.1, lambda / 4), steps, ends).crossings;
}

/** Chances this near to those of a Nash equilibrium are on its branch. */
const nearNash = 0.05;
/** The largest λ, times the payoffs' range, from which branches are followed. */
const mostPrecise = 1e5;

/**
 * Follows the branches that end at Nash equilibria for λ → ∞ (McKelvey and Palfrey 1995): but for the one from λ = 0 and closed loops each has two such ends. Each is taken up at a λ at
 * which it is near its Nash equilibrium, and followed down and, past folds, up again. Below λ = `single` there is one equilibrium, on the branch from 0. `complete` is false where
 * one is not found, or steps run out.
 */
export function followFromNash(system: QuantalSystem, lambda: number, single: number, ends: readonly QuantalSolution[], steps: Steps): { readonly points: Float64Array[]; readonly complete: boolean } {
  const { rows, columns, game } = system;
  const width = rows + columns + 1;
  const payoffs = [...game.row, ...game.column].flat();
  const range = Math.max(1e-300, Math.max(...payoffs) - Math.min(...payoffs));
  const isAt = (point: Float64Array, end: QuantalSolution): boolean => {
    const { row, column } = mixturesAt(system, point);
    return row.every((value, i) => Math.abs(value - end.row[i]!) < nearNash) && column.every((value, j) => Math.abs(value - end.column[j]!) < nearNash);
  };
  const reached = new Set<QuantalSolution>();
  const points: Float64Array[] = [];
  /** Whether the branch that ends at one was followed. */
  const isFollowed = (end: QuantalSolution): boolean => {
    for (let high = Math.max(2 * lambda, 20 / range); high * range < mostPrecise && steps.left > 0; high *= 4) {
      const start = startAt(system, end, high);
      if (correct(system, start, fixedLambda(width), 30) === null || !isAt(start, end)) continue;
      const down = fixedLambda(width).map((value) => -value);
      const { crossings, end: other } = follow(system, start, down, lambda, high / 100, steps, (at) => at < Math.min(single, lambda) || at > high);
      points.push(...crossings);
      if (other[width - 1]! > high) {
        other[width - 1] = high;
        if (correct(system, other, fixedLambda(width), 30) !== null) for (const there of ends) if (isAt(other, there)) reached.add(there);
      }
      return steps.left > 0;
    }
    return false;
  };
  let complete = true;
  for (const end of ends) complete = (reached.has(end) || isFollowed(end)) && complete;
  return { points, complete };
}

/** Equilibria are one where no logarithm of a chance differs by more. */
const samePoint = 1e-5;
const isSame = (a: Float64Array, b: Float64Array): boolean => a.every((value, i) => Math.abs(value - b[i]!) <= samePoint * Math.max(1, Math.abs(value)));

/** What the curves through points at λ that are not among the known cross λ at besides: those of closed loops, which no other branch leads to. */
export function followThrough(system: QuantalSystem, lambda: number, single: number, points: readonly Float64Array[], known: readonly Float64Array[], steps: Steps): Float64Array[] {
  const found: Float64Array[] = [];
  for (const point of points) {
    if ([...known, ...found].some((other) => isSame(point, other))) continue;
    found.push(point);
    for (const sign of [1, -1]) {
      const towards = fixedLambda(point.length).map((value) => sign * value);
      const isBack = (crossings: readonly Float64Array[]): boolean => crossings.length > 1 && isSame(crossings[crossings.length - 1]!, point);
      const { crossings } = follow(system, point, towards, lambda, lambda / 100, steps, (at, passed) => at > 4 * lambda || at < Math.min(single, lambda) || isBack(passed));
      found.push(...crossings);
      if (isBack(crossings)) break;
    }
  }
  return found;
}

/** Near the branch of a Nash equilibrium: its chances, and those of other actions by what they earn less. */
function startAt(system: QuantalSystem, end: QuantalSolution, lambda: number): Float64Array {
  const { game, rows, columns } = system;
  const point = new Float64Array(rows + columns + 1);
  const side = (offset: number, mixture: readonly number[], payoffs: readonly number[]): void => {
    const best = mixture.reduce((most, value, i) => (value > mixture[most]! ? i : most), 0);
    mixture.forEach((value, i) => {
      point[offset + i] = value > 0 ? log(value) : log(mixture[best]!) + lambda * (payoffs[i]! - payoffs[best]!);
    });
  };
  side(0, end.row, rowPayoffs(game, end.column));
  side(rows, end.column, columnPayoffs(game, end.row));
  point[rows + columns] = lambda;
  return point;
}

/** How many starts the local search may make, in eliminations of one unknown cubed: all of a 6 by 6 game, twenty at least. */
const localWork = 160_000;

/** Newton's method at fixed λ from the responses to each pure profile and to their mixtures with the centre. */
export function localSearch(system: QuantalSystem, lambda: number, effort: Effort = usualEffort): Float64Array[] {
  const { game, rows, columns } = system;
  const found: Float64Array[] = [];
  const width = rows + columns + 1;
  const logResponse = (payoffs: readonly number[]): number[] => {
    let best = -Infinity;
    for (const payoff of payoffs) best = Math.max(best, payoff);
    let total = 0;
    for (const payoff of payoffs) total += exp(lambda * (payoff - best));
    return payoffs.map((payoff) => lambda * (payoff - best) - log(total));
  };
  let starts = Math.floor(Math.max(20, localWork / (width * width * width)) * effort);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      for (const mix of [1, 0.6]) {
        starts -= 1;
        if (starts < 0) return found;
        const row = Array.from({ length: rows }, (_, k) => (k === i ? mix : 0) + (1 - mix) / rows);
        const column = Array.from({ length: columns }, (_, k) => (k === j ? mix : 0) + (1 - mix) / columns);
        const point = new Float64Array(width);
        point.set(logResponse(rowPayoffs(game, column)), 0);
        point.set(logResponse(columnPayoffs(game, row)), rows);
        point[width - 1] = lambda;
        if (correct(system, point, fixedLambda(width), 30) !== null) found.push(point);
      }
    }
  }
  return found;
}
