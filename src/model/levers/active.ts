import { coveredLabs, type ActiveLever } from './apply.ts';
import { findLever } from './catalogue.ts';
import type { Lab, Lever, LeverSetting, Regulator } from '../settings.ts';
import type { World } from '../world/world.ts';

/** Levers that are on by the scenario's policies, in their order, and by laws that an advocate brought about. */
export function activeLevers(world: Pick<World, 'base' | 'activePolicies' | 'advocate'>): readonly ActiveLever[] {
  return named(world, [...world.activePolicies.map((index) => world.base.policies[index]!), ...world.advocate.laws]);
}

/** Everything in force: the scenario's policies and laws, then what regulators have chosen. */
export function leversInForce(world: Pick<World, 'base' | 'activePolicies' | 'advocate' | 'regulation'>): readonly ActiveLever[] {
  return [...activeLevers(world), ...named(world, world.regulation.inForce)];
}

/** Settings of levers with the levers' definitions. */
export function named(world: Pick<World, 'base'>, settings: readonly LeverSetting[]): readonly ActiveLever[] {
  return settings.map((setting) => {
    const lever = findLever(setting.lever, world.base.levers);
    if (lever === undefined) throw new Error(`unknown lever: ${setting.lever}`);
    return { lever, setting };
  });
}

/** Levers for the labs of a regulator's jurisdiction, from now on. */
export function leversFor(regulator: Pick<Regulator, 'jurisdiction'>, levers: readonly Pick<LeverSetting, 'lever' | 'strength'>[]): readonly LeverSetting[] {
  return levers.map(({ lever, strength }) => ({ lever, strength, start: 0, end: null, coverage: regulator.jurisdiction === '*' ? 1 : [regulator.jurisdiction] }));
}

/** M$ a month that levers cost the public: at typical strength and for all labs what the lever says, else in proportion to strength and to the share of labs covered. */
export function costOfLevers(levers: readonly ActiveLever[], labs: readonly Lab[]): number {
  return levers.reduce((sum, { lever, setting }) => sum + lever.costPerMonth * relativeStrength(lever, setting.strength) * coveredShare(setting.coverage, labs), 0);
}

function coveredShare(coverage: LeverSetting['coverage'], labs: readonly Lab[]): number {
  return typeof coverage === 'number' ? coverage : coveredLabs(labs, coverage).filter((covered) => covered).length / Math.max(1, labs.length);
}

/** Strength over typical strength, both measured from where the lever does nothing. */
function relativeStrength(lever: Lever, strength: number): number {
  return lever.typical === lever.off ? 1 : Math.abs((strength - lever.off) / (lever.typical - lever.off));
}
