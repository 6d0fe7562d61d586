import { activeLevers, costOfLevers, leversFor, named } from '../levers/active.ts';
import { seated, settingsWith } from '../levers/in-force.ts';
import type { LeverSetting, Regulator } from '../settings.ts';
import type { WorldSettings } from '../world/settings.ts';
import type { World } from '../world/world.ts';

/** The levers of a regulator's option for the labs of its jurisdiction; none for -1. */
export function leversOf(regulator: Regulator, option: number): readonly LeverSetting[] {
  const chosen = option < 0 ? undefined : regulator.menu[option];
  if (chosen === undefined) return [];
  return leversFor(regulator, chosen.levers);
}

/** The settings if regulators had these options in force, with the scenario's own policies as they stand. */
export function settingsUnder(world: World, options: ArrayLike<number>, base: WorldSettings = seated(world)): WorldSettings {
  const chosen = world.base.regulators.flatMap((regulator, r) => leversOf(regulator, options[r]!));
  return settingsWith(world, base, [...activeLevers(world), ...named(world, chosen)]);
}

/** What an option costs the public, M$ a month. */
export function costOfOption(world: World, regulator: Regulator, option: number): number {
  return costOfLevers(named(world, leversOf(regulator, option)), seated(world).labs);
}
