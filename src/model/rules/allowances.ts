import type { World } from '../world/world.ts';

/** Before treaties and rules speak: nothing is held back, and a lab may sell what no pause of deployment forbids. */
export function resetAllowances(world: World): void {
  const { labs, settings } = world;
  labs.heldBack.fill(0);
  for (let i = 0; i < settings.labs.length; i++) labs.salesAllowed[i] = 1 - settings.labs[i]!.deploymentPause;
}

/** Share of a lab's attainable speed that it may not use this round, whoever says so: the law, a treaty or a trigger. */
export function pausedShare(world: World, i: number): number {
  return Math.max(world.settings.labs[i]!.pausedShare, world.labs.heldBack[i]!);
}
