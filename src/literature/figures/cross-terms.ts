import { outcomeAt } from '../../games/fine-tuning/bargaining.ts';
import type { Outcome, QuadraticCost, SupplyChain } from '../../games/fine-tuning/types.ts';
import type { Target } from './survey.ts';

/** Figure 6: identical costs of both players with a cross-term c off the diagonal, by whom the floors target, at share 0.5. */
export interface CrossTermCell {
  readonly crossTerm: number;
  readonly target: Target;
  readonly floorGeneralist: number;
  readonly floorSpecialist: number;
  readonly outcome: Outcome;
}

export const CROSS_TERMS = [-0.5, 0, 0.5, 1, 1.5] as const;

/** Floors of the figure. The paper's own numbers are not in its text: these show every effect that it describes. */
const FLOORS: readonly (readonly [Target, number, number])[] = [
  ['nobody', 0, 0], ['generalist', 0.4, 0], ['specialist', 0, 0.6], ['both', 0.4, 0.6],
];

/** The basic game with cross-term c: both costs p² + 2 c p s + s². */
export function crossTermGame(crossTerm: number, floorGeneralist: number, floorSpecialist: number): SupplyChain {
  const cost: QuadraticCost = { performance: 1, cross: 2 * crossTerm, safety: 1 };
  return {
    attributes: 2, costGeneralist: cost, floorGeneralist,
    sectors: [{ revenuePerformance: 1, revenueSafety: 1, cost, floor: floorSpecialist }],
  };
}

export function crossTermCells(crossTerms: readonly number[] = CROSS_TERMS, share = 0.5): CrossTermCell[] {
  return crossTerms.flatMap((crossTerm) => FLOORS.map(([target, floorGeneralist, floorSpecialist]) => {
    const chain = crossTermGame(crossTerm, floorGeneralist, floorSpecialist);
    return { crossTerm, target, floorGeneralist, floorSpecialist, outcome: outcomeAt(chain, chain.sectors[0]!, share) };
  }));
}
