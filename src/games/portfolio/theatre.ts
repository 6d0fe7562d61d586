import type { Frontier } from './frontier.ts';
import { multiplierAt } from './frontier.ts';
import { PIECE_SIZE, RISK_LEVEL, RISK_SLOPE } from './piece.ts';
import { residualRisk } from './readouts.ts';
import { exp, log } from '../../core/math/index.ts';

/**
 * Safety theatre at budget b, share of speed: b less what an efficient chooser would have spent for the same residual risk
 * (model, section 2). `efficient` is the frontier of the same measures with weights equal to true reductions and no demands; where it is additive,
 * it may have been compiled for another power of technology.
 */
export function theatre(frontier: Frontier, b: number, efficient: Frontier): number {
  return Math.max(0, b - efficientBudget(efficient, residualRisk(frontier, b), frontier.problem.technology));
}

/** The least budget of a frontier at which ρ ≤ `risk` under a power of technology; its demands' cost at least, ∞ if ρ never falls so low. */
export function efficientBudget(frontier: Frontier, risk: number, technology = frontier.problem.technology): number {
  const target = log(risk);
  const { count, start, offset, scale, risks, unscaled } = frontier;
  for (let n = 0; n < count; n++) {
    const begin = start[n]!;
    const level = unscaled === null ? risks[n * PIECE_SIZE + RISK_LEVEL]! : -technology * unscaled.sums[4 * n]!;
    const slope = unscaled === null ? risks[n * PIECE_SIZE + RISK_SLOPE]! : technology * unscaled.sums[4 * n + 1]!;
    if (exp(level + slope * multiplierAt(frontier, n, begin)) <= risk) return begin;
    const room = target - level;
    if (!(room > 0)) continue;
    const b = Math.max(begin, offset[n]! - scale[n]! * log(room / slope));
    if (n + 1 === count || b < start[n + 1]!) return b;
  }
  return Infinity;
}
