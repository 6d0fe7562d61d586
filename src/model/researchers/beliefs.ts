import { log } from '../../core/math/index.ts';
import { updatedBelief } from '../evidence/belief.ts';
import type { World } from '../world/world.ts';

/** Researchers take evidence in as labs do: the median belief by the same rule, everyone's odds moving with it. Model, section 9. */
export function researchersHear(world: World, warning: boolean): void {
  const { researchers: state, settings } = world;
  if (state === null) return;
  const next = updatedBelief(settings.evidence, { mean: state.doom, strength: state.doomStrength }, warning);
  state.doom = next.mean;
  state.doomStrength = next.strength;
  const { doom } = world.base.researchers;
  state.doomShift = log(next.mean / (1 - next.mean)) - log(doom / (1 - doom));
}
