import type { World } from '../world/world.ts';
import { findLever } from './catalogue.ts';

/** An event that put levers in force, changed or ended them: of a policy, a regulator's choice or a bill. */
export interface Switch {
  readonly id: string;
  /** Names of the levers. */
  readonly levers: readonly string[];
}

/** Notes that an event has switched levers on or off. */
export function noteSwitch(world: Pick<World, 'switches'>, id: string, levers: readonly string[]): void {
  world.switches.push({ id, levers });
}

/**
 * The latest event that switched a lever which moves a parameter whose path begins with one of `paths` (`treaty.`, `labs.*.jointProject`): the
 * cause of what follows from that rule, whatever else was decided since. Null if nothing but the scenario itself stands behind it.
 */
export function latestSwitch(world: Pick<World, 'switches' | 'base'>, ...paths: readonly string[]): string | null {
  for (let k = world.switches.length - 1; k >= 0; k--) {
    const { id, levers } = world.switches[k]!;
    const moves = levers.some((name) => findLever(name, world.base.levers)?.changes.some((change) => paths.some((path) => change.path.startsWith(path))));
    if (moves) return id;
  }
  return null;
}
