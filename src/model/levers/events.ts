import type { World, WorldHandler } from '../world/world.ts';
import type { Lever } from '../settings.ts';
import { applyLevers, coveredLabs, type ActiveLever } from './apply.ts';
import { findLever } from './catalogue.ts';

interface Switch {
  readonly policy: number;
  readonly on: boolean;
}

/** Schedules the switching on and off of the policies from position `from` on. */
export function schedulePolicies(world: World, from: number): void {
  world.base.policies.forEach((policy, index) => {
    if (index < from) return;
    world.queue.schedule({ time: Math.max(policy.start, world.month), kind: 'policy', entity: policy.lever, cause: null, payload: { policy: index, on: true } satisfies Switch });
    if (policy.end !== null) {
      world.queue.schedule({ time: Math.max(policy.end, world.month), kind: 'policy', entity: policy.lever, cause: null, payload: { policy: index, on: false } satisfies Switch });
    }
  });
}

/** Levers that are on, in the order of the scenario's policies. */
export function activeLevers(world: World): readonly ActiveLever[] {
  return world.activePolicies.map((index) => {
    const setting = world.base.policies[index]!;
    const lever = findLever(setting.lever, world.base.levers);
    if (lever === undefined) throw new Error(`unknown lever: ${setting.lever}`);
    return { lever, setting };
  });
}

/** A lever goes on or off; labs answer at the next decision round. */
export const onPolicy: WorldHandler = (world, event) => {
  if (world.suppressed.includes(event.id)) return;
  const { policy, on } = event.payload as Switch;
  world.activePolicies = on ? [...world.activePolicies, policy].sort((a, b) => a - b) : world.activePolicies.filter((index) => index !== policy);
  const active = activeLevers(world);
  world.settings = applyLevers(world.base, active);
  world.policyCost = active.reduce((sum, { lever, setting: { strength } }) => sum + lever.costPerMonth * relativeStrength(lever, strength), 0);
  world.stale = true;
  world.causes.policy = event.id;
  world.lastPolicy = event.id;
  const setting = world.base.policies[policy]!;
  const covered = coveredLabs(world.base.labs, setting.coverage);
  world.emit({
    run: world.run, id: event.id, cause: null, time: event.time, kind: 'policy', entity: event.entity, severity: 0,
    terms: [
      { name: 'on', value: on ? 1 : 0 },
      { name: 'strength', value: setting.strength },
      { name: 'labs covered', value: covered.filter((value) => value).length },
    ],
  });
};

/** Strength over typical strength, both measured from where the lever does nothing. */
function relativeStrength(lever: Lever, strength: number): number {
  return lever.typical === lever.off ? 1 : Math.abs((strength - lever.off) / (lever.typical - lever.off));
}
