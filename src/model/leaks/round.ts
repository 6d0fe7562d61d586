import { exp } from '../../core/math/index.ts';
import type { World } from '../world/world.ts';

/**
 * At a grid point: jumps of the last month fall due, stolen models fade, and every lab's catching up is what the leader's security leaves of it:
 * η_i (1 - κ security of the leader). Model, sections 1 and 2.
 */
export function stepKnowledgeFlows(world: World): void {
  const { labs, settings } = world;
  let leader = -1;
  for (let i = 0; i < settings.labs.length; i++) {
    labs.nextCapability[i]! += labs.jump[i]!;
    labs.jump[i] = 0;
    if (labs.present[i] === 1 && (leader < 0 || labs.nextCapability[i]! > labs.nextCapability[leader]!)) leader = i;
  }
  const kept = 1 - settings.leaks.securedShare * (leader < 0 ? 0 : settings.labs[leader]!.security);
  const fading = exp(-settings.stepMonths / settings.leaks.strippedMonths);
  for (let i = 0; i < settings.labs.length; i++) {
    labs.catchUp[i] = settings.labs[i]!.diffusion * kept;
    if (labs.stripped[i]! > 0) labs.stripped[i] = labs.stripped[i]! < 1e-6 ? 0 : labs.stripped[i]! * (world.round === 0 ? 1 : fading);
  }
}

/** Residual risk of a lab part of whose work is done by a stolen model without safeguards. */
export function mixedRisk(residualRisk: number, stripped: number): number {
  return residualRisk + (1 - residualRisk) * stripped;
}
