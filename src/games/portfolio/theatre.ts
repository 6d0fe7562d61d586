import type { Frontier } from './frontier.ts';
import { pieceAt } from './frontier.ts';
import { residualRisk } from './readouts.ts';
import { log } from '../../core/math/index.ts';

/**
 * Safety theatre at budget b, share of speed: b less what an efficient chooser would have spent for the same residual risk
 * (model, section 2). `efficient` is the frontier of the same measures with weights equal to true reductions and no demands.
 */
export function theatre(frontier: Frontier, b: number, efficient: Frontier): number {
  return Math.max(0, b - efficientBudget(efficient, residualRisk(frontier, b)));
}

/** The least budget of a frontier at which ρ ≤ `risk`; its demands' cost at least, ∞ if ρ never falls so low. */
export function efficientBudget(frontier: Frontier, risk: number): number {
  const target = log(risk);
  const { count, start, offset, scale, riskLevel, riskSlope } = frontier;
  for (let n = 0; n < count; n++) {
    const begin = start[n]!;
    if (residualRisk(frontier, begin) <= risk && pieceAt(frontier, begin) === n) return begin;
    const room = target - riskLevel[n]!;
    if (!(room > 0)) continue;
    const b = Math.max(begin, offset[n]! - scale[n]! * log(room / riskSlope[n]!));
    if (n + 1 === count || b < start[n + 1]!) return b;
  }
  return Infinity;
}
