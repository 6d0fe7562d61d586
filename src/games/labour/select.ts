import { isolateEquilibria } from './isolate.ts';
import { contractionBound, solveNear } from './solve.ts';
import type { LabourEquilibrium, LabourMarket, LabourShares } from './types.ts';

/** All fixed points and which one was selected. */
export interface LabourSolution {
  readonly selected: LabourEquilibrium;
  /** Ascending by the share in alignment; `selected` alone where the bound proves that there is no other. */
  readonly equilibria: readonly LabourEquilibrium[];
  readonly bound: number;
}

/**
 * Solves the market: by Newton from `start` where the bound proves the fixed point unique, else by isolating all fixed points, of which the one
 * nearest to `start` is selected (continuation).
 */
export function solveLabour(market: LabourMarket, start: LabourShares): LabourSolution {
  const bound = contractionBound(market);
  const near = solveNear(market, start);
  if (bound < 1 && near !== null) return { selected: near, equilibria: [near], bound };
  const equilibria = isolateEquilibria(market).equilibria;
  return { selected: nearest(equilibria, start), equilibria, bound };
}

/** The fixed point nearest in the share in alignment, the lower of two that are as near. */
export function nearest(equilibria: readonly LabourEquilibrium[], start: LabourShares): LabourEquilibrium {
  let best = equilibria[0];
  if (best === undefined) throw new Error('internal: a labour market without a fixed point');
  for (const other of equilibria) {
    if (Math.abs(other.alignment - start.alignment) < Math.abs(best.alignment - start.alignment)) best = other;
  }
  return best;
}
