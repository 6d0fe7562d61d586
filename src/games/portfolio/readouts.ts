import { exp, log } from '../../core/math/index.ts';
import type { Frontier } from './frontier.ts';
import { frontierPoint, pieceAt } from './frontier.ts';
import { ASSESSED_LEVEL, ASSESSED_SLOPE, PIECE_SIZE, RISK_LEVEL, RISK_SLOPE } from './piece.ts';
import { GAIN_DOWN, GAIN_UP, POINT_SIZE } from './point.ts';

/** Slack with which a cap on assessed risk binds: the penalty falls due iff ρ̂ > cap + 1e-12 (contract, "race"). */
export const capSlack = 1e-12;

// Read-outs of a frontier at a budget b, share of speed. A budget below the cost of the demands reads as that cost: it is not available.

const multiplierAt = (frontier: Frontier, n: number, b: number): number =>
  exp((frontier.offset[n]! - Math.max(b, frontier.demandCost)) * frontier.rate[n]!);

/** ρ(b) in (0, 1]. */
export function residualRisk(frontier: Frontier, b: number): number {
  const n = pieceAt(frontier, b);
  return exp(frontier.risks[n * PIECE_SIZE + RISK_LEVEL]! + frontier.risks[n * PIECE_SIZE + RISK_SLOPE]! * multiplierAt(frontier, n, b));
}

/** ρ̂(b) > 0: what the assessor sees, bias included. */
export function assessedRisk(frontier: Frontier, b: number): number {
  const n = pieceAt(frontier, b);
  return exp(frontier.risks[n * PIECE_SIZE + ASSESSED_LEVEL]! + frontier.bias + frontier.risks[n * PIECE_SIZE + ASSESSED_SLOPE]! * multiplierAt(frontier, n, b));
}

/** Π_k (1 + π_k s_k): what the portfolio does to revenue. */
export function productFactor(frontier: Frontier, b: number): number {
  if (frontier.table !== null) {
    const point = new Float64Array(POINT_SIZE);
    frontierPoint(frontier, pieceAt(frontier, b), Math.max(b, frontier.demandCost), point, 0);
    return point[GAIN_UP]! * point[GAIN_DOWN]!;
  }
  let product = 1;
  const values = effects(frontier, b);
  const { productValue } = frontier.problem;
  for (let k = 0; k < values.length; k++) product *= 1 + productValue[k]! * values[k]!;
  return product;
}

/** Effects s_k in [0, 1) by measure. */
export function effects(frontier: Frontier, b: number): number[] {
  if (frontier.table !== null) return interpolated(frontier.table.budgets, frontier.table.effects, b);
  const { cost, weight } = frontier.problem;
  const n = pieceAt(frontier, b);
  const multiplier = multiplierAt(frontier, n, b);
  const values = frontier.demandEffects.slice();
  for (let a = 0; a < frontier.active[n]!; a++) {
    const k = frontier.order[a]!;
    values[k] = Math.max(values[k]!, 1 - (cost[k]! / weight[k]!) * multiplier);
  }
  return values;
}

/** Between two rows of a table, linearly; beyond its ends the last row. */
function interpolated(budgets: readonly number[], rows: readonly (readonly number[])[], b: number): number[] {
  let n = 0;
  while (n + 2 < budgets.length && budgets[n + 1]! <= b) n++;
  const from = budgets[n]!;
  const part = Math.min(1, Math.max(0, (b - from) / (budgets[n + 1]! - from)));
  return rows[n]!.map((value, k) => value + part * (rows[n + 1]![k]! - value));
}

/**
 * Spending y_k by measure, share of speed. It sums to b up to rounding, unless the chooser values nothing: then nothing beyond the
 * demands is bought although the speed is given up.
 */
export function spending(frontier: Frontier, b: number): number[] {
  if (frontier.table !== null) return interpolated(frontier.table.budgets, frontier.table.spending, b);
  const { cost, weight } = frontier.problem;
  const n = pieceAt(frontier, b);
  const logMultiplier = (frontier.offset[n]! - Math.max(b, frontier.demandCost)) * frontier.rate[n]!;
  const values = frontier.demandSpending.slice();
  for (let a = 0; a < frontier.active[n]!; a++) {
    const k = frontier.order[a]!;
    values[k] = Math.max(values[k]!, cost[k]! * (log(weight[k]! / cost[k]!) - logMultiplier));
  }
  return values;
}

/**
 * The smallest budget from the demands' cost to `maximumBudget` at which the assessed risk is at most `cap`; null if there is none.
 * Exact on its piece (the assessed risk never rises with the budget).
 */
export function budgetForAssessedRisk(frontier: Frontier, cap: number, maximumBudget = Infinity): number | null {
  if (!(cap > 0)) return null;
  return budgetForLogAssessedRisk(frontier, log(cap), maximumBudget);
}

function budgetForLogAssessedRisk(frontier: Frontier, target: number, maximumBudget: number): number | null {
  const { count, start, offset, scale, rate, risks, bias } = frontier;
  for (let n = 0; n < count; n++) {
    const begin = start[n]!;
    if (begin > maximumBudget) return null;
    const level = risks[n * PIECE_SIZE + ASSESSED_LEVEL]! + bias;
    const slope = risks[n * PIECE_SIZE + ASSESSED_SLOPE]!;
    if (level + slope * exp((offset[n]! - begin) * rate[n]!) <= target) return begin;
    const room = target - level;
    if (!(room > 0)) continue;
    const b = Math.max(begin, offset[n]! - scale[n]! * log(room / slope));
    if (n + 1 < count && b >= start[n + 1]!) continue;
    return b <= maximumBudget ? b : null;
  }
  return null;
}
