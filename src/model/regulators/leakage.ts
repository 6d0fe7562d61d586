import type { World } from '../world/world.ts';
import { seated } from '../levers/in-force.ts';
import { settingsUnder } from './options.ts';
import { predict } from './prediction.ts';

/** A lab that leaves for another jurisdiction, and why. */
export interface Move {
  readonly lab: number;
  readonly to: string;
  /** M$ over the planning horizon, before the cost of moving; and that cost. */
  readonly gain: number;
  readonly cost: number;
}

/**
 * Labs that would leave their regulator under the options in force: each compares its payoff in the predicted equilibrium where it is with that
 * where it alone has moved, and moves where the gain is largest if it exceeds the cost of moving. Model, section 8 (leakage).
 */
export function movesUnder(world: World, options: Int32Array): readonly Move[] {
  const { regulators } = world.base;
  const places = regulators.map((regulator) => regulator.jurisdiction).filter((place) => place !== '*');
  if (places.length < 2) return [];
  const base = seated(world);
  const stay = predict(world, settingsUnder(world, options, base));
  if (!stay.solved) return [];
  return stay.players.flatMap((lab, player): Move[] => {
    const home = base.labs[lab]!.jurisdiction;
    const regulator = regulators.find((each) => each.jurisdiction === home);
    // A lab under no rule has nothing to flee from.
    if (regulator === undefined || options[regulators.indexOf(regulator)]! < 0) return [];
    let best: Move | null = null;
    for (const to of places) {
      if (to === home) continue;
      const moved = { ...base, labs: base.labs.map((each, i) => (i === lab ? { ...each, jurisdiction: to } : each)) };
      const there = predict(world, settingsUnder(world, options, moved));
      if (!there.solved) continue;
      const gain = there.payoffs[player]! - stay.payoffs[player]!;
      if (gain > regulator.movingCost && (best === null || gain > best.gain)) best = { lab, to, gain, cost: regulator.movingCost };
    }
    return best === null ? [] : [best];
  });
}
