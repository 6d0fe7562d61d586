import { scheduleTranche } from '../advocate/events.ts';
import type { World, WorldHandler } from '../world/world.ts';
import { coveredLabs } from './apply.ts';
import { noteSwitch } from './cause.ts';
import { bringSettingsUpToDate } from './in-force.ts';

interface Payload {
  readonly policy: number;
  readonly on: boolean;
}

/** Schedules the switching on and off of the policies from position `from` on. */
export function schedulePolicies(world: World, from: number): void {
  world.base.policies.forEach((policy, index) => {
    if (index < from) return;
    world.queue.schedule({ time: Math.max(policy.start, world.month), kind: 'policy', entity: policy.lever, cause: null, payload: { policy: index, on: true } satisfies Payload });
    if (policy.end !== null) {
      world.queue.schedule({ time: Math.max(policy.end, world.month), kind: 'policy', entity: policy.lever, cause: null, payload: { policy: index, on: false } satisfies Payload });
    }
  });
}

/** A lever goes on or off; labs answer at the next decision round. */
export const onPolicy: WorldHandler = (world, event) => {
  if (world.suppressed.includes(event.id)) return;
  const { policy, on } = event.payload as Payload;
  world.activePolicies = on ? [...world.activePolicies, policy].sort((a, b) => a - b) : world.activePolicies.filter((index) => index !== policy);
  bringSettingsUpToDate(world);
  scheduleTranche(world, event.time, event.id);
  world.causes.policy = event.id;
  noteSwitch(world, event.id, [event.entity]);
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
