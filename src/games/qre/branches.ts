import { exp, log, logistic } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';
import { columnPayoffs, rowPayoffs } from './payoff.ts';
import type { QuantalSystem } from './system.ts';
import { correct, tangentAt, uniformPoint } from './system.ts';
import type { QuantalGame } from './types.ts';

const fixedLambda = (width: number): Float64Array => {
  const border = new Float64Array(width);
  border[width - 1] = 1;
  return border;
};

/** Steps along the curve at most. */
const mostSteps = 4000;

/**
 * Follows the branch that starts at λ = 0 with all strategies equally likely, by arc length, so that it passes folds. Returns the points
 * at which it crosses the wanted λ, the first of which is the principal branch; it is followed on until λ is twice as large.
 */
export function followPrincipalBranch(system: QuantalSystem, lambda: number): Float64Array[] {
  let point = uniformPoint(system);
  const width = point.length;
  const crossings: Float64Array[] = [];
  let tangent = tangentAt(system, point, fixedLambda(width));
  if (tangent === null) return crossings;
  let step = Math.min(0.1, lambda / 4);
  for (let count = 0; count < mostSteps; count++) {
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
    const from = point[width - 1] as number;
    const to = next[width - 1] as number;
    if ((from - lambda) * (to - lambda) <= 0 && from !== to) {
      const crossing = point.map((value, i) => value + ((next[i] as number) - value) * ((lambda - from) / (to - from)));
      crossing[width - 1] = lambda;
      // Where branches meet at this very λ the equations are singular; the interpolated point then stands or falls by its residual.
      const polished = Float64Array.from(crossing);
      crossings.push(correct(system, polished, fixedLambda(width), 30) === null ? crossing : polished);
    }
    point = next;
    tangent = ahead;
    if (to > 2 * lambda || (crossings.length > 0 && count > mostSteps / 4)) break;
    if ((corrected as number) <= 3 && turn > 0.99) step *= 1.6;
  }
  return crossings;
}

/** How many starts the local search may make, in eliminations of one unknown cubed: all of a 6 by 6 game, twenty at least. */
const localWork = 160_000;

/** Newton's method at fixed λ from the responses to each pure profile and to their mixtures with the centre. */
export function localSearch(system: QuantalSystem, lambda: number): Float64Array[] {
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
  let starts = Math.max(20, Math.floor(localWork / (width * width * width)));
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

/** ln of the logistic function. */
const logLogistic = (x: number): number => (x >= 0 ? -log(1 + exp(-x)) : x - log(1 + exp(x)));

/**
 * All equilibria of a two-by-two game. In x = ln(p/(1-p)) the composed response g is monotone, so that on an interval g(x) - x lies
 * between bounds from its ends; intervals are halved until these exclude a root or the interval is negligible: the search is complete
 * up to roots that touch without crossing.
 */
export function allOfTwoByTwo(game: QuantalGame): Float64Array[] {
  const { row: A, column: B, lambda } = game;
  const a = (i: number, j: number): number => A[i]?.[j] as number;
  const b = (i: number, j: number): number => B[i]?.[j] as number;
  const columnLogit = (p: number): number => lambda * ((b(0, 0) - b(0, 1)) * p + (b(1, 0) - b(1, 1)) * (1 - p));
  const response = (x: number): number => {
    const q = logistic(columnLogit(logistic(x)));
    return lambda * ((a(0, 0) - a(1, 0)) * q + (a(0, 1) - a(1, 1)) * (1 - q));
  };
  const ends = [lambda * (a(0, 0) - a(1, 0)), lambda * (a(0, 1) - a(1, 1))] as const;
  const low = Math.min(...ends) - 1;
  const high = Math.max(...ends) + 1;
  const found: Float64Array[] = [];
  let budget = 100_000;
  const search = (from: number, atFrom: number, to: number, atTo: number): void => {
    budget -= 1;
    if (budget < 0 || Math.max(atFrom, atTo) < from || Math.min(atFrom, atTo) > to) return;
    if (to - from > 1e-9 * Math.max(1, Math.abs(from))) {
      const middle = from / 2 + to / 2;
      const atMiddle = response(middle);
      search(from, atFrom, middle, atMiddle);
      search(middle, atMiddle, to, atTo);
      return;
    }
    const start = atFrom - from;
    const end = atTo - to;
    if (start > 0 === end > 0) return;
    const x = bracketedRoot((y) => response(y) - y, from, to, start, end);
    const y = columnLogit(logistic(x));
    found.push(Float64Array.of(logLogistic(x), logLogistic(-x), logLogistic(y), logLogistic(-y), lambda));
  };
  search(low, response(low), high, response(high));
  return found;
}
