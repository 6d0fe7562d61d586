import type { World } from '../world/world.ts';
import { chanceOfDecision } from './decision.ts';

/** Omega of the world: the chance that the race is decided within the planning horizon if every lab keeps to its last plan. Model, section 3. */
export function decisionOdds(world: World): number {
  const { settings, labs } = world;
  return chanceOfDecision(settings.race, { capability: labs.capability, speed: labs.speed, diffusion: labs.catchUp, active: labs.active }, settings.race.planningMonths);
}
