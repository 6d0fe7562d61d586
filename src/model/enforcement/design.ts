import { frontierOf } from '../../games/portfolio/index.ts';
import type { PressureDemand } from '../settings.ts';
import type { World } from '../world/world.ts';
import { lawfulDemands } from './rules.ts';

/**
 * The design rule's side of the portfolios: besides what a lab faces if it breaks the rule, what it faces if it keeps it, the list being one more
 * demand. `place` puts a lab's problem with further demands into the world's portfolios and returns its position. Model, section 5.
 */
export function placeLawfulPortfolios(world: World, place: (lab: number, further: readonly PressureDemand[]) => number): void {
  const { lawful, gain, complies } = world.enforcement;
  for (let i = 0; i < world.settings.labs.length; i++) {
    const further = lawfulDemands(world, i);
    const before = lawful[i]!;
    lawful[i] = further.length === 0 ? -1 : place(i, further);
    if ((before < 0) !== (lawful[i]! < 0)) {
      // A rule that comes into force is kept until its first round has shown what breaking it is worth.
      gain[i] = NaN;
      complies[i] = 1;
    }
  }
}

/** Labs that cannot meet the list within their largest budget break the rule. To be called once the portfolios stand. */
export function noteImpossible(world: World): void {
  const { lawful, gain, complies } = world.enforcement;
  for (let i = 0; i < world.settings.labs.length; i++) {
    if (lawful[i]! < 0 || frontierOf(world.portfolios[lawful[i]!]!).demandCost <= world.settings.labs[i]!.maximumBudget) continue;
    gain[i] = Infinity;
    complies[i] = 0;
  }
}

/** Position in `world.portfolios` of what a lab faces at this round. */
export function portfolioInForce(world: World, lab: number): number {
  const { lawful, complies } = world.enforcement;
  return lawful[lab]! >= 0 && complies[lab] === 1 ? lawful[lab]! : world.portfolioOf[lab]!;
}
