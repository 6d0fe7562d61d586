import { eventId } from '../../core/events/index.ts';
import type { World } from '../world/world.ts';
import { latestSwitch } from '../levers/cause.ts';

/**
 * Pauses that a rule starts: once when the most capable lab passes the capability of the trigger, and at every warning if the rule says so.
 * `warning` is the id of a warning of the last month, or null. Model, section 8 (pause at a trigger).
 */
export function stepTriggers(world: World, time: number, warning: string | null): void {
  const { rules: state, labs, settings } = world;
  const { rules } = settings;
  let bound = 0;
  for (let i = 0; i < settings.labs.length; i++) if (labs.present[i] === 1 && settings.labs[i]!.triggeredPause > 0) bound++;
  state.held.fill(0);
  if (bound === 0) return;
  let top = -Infinity;
  for (let i = 0; i < settings.labs.length; i++) if (labs.present[i] === 1 && labs.nextCapability[i]! > top) top = labs.nextCapability[i]!;
  const passes = !state.passed && top >= rules.triggerCapability;
  const warned = warning !== null && rules.triggerWarning === 1;
  const id = eventId('trigger', 'rules', world.round);
  // Left out (a counterfactual), it does not come a round later.
  state.passed ||= passes;
  if ((passes || warned) && !world.suppressed.includes(id)) {
    state.pausedUntil = time + rules.triggerMonths;
    state.pauseCause = id;
    world.causes.policy = id;
    world.emit({
      run: world.run, id, cause: warned ? warning : latestSwitch(world, 'labs.*.triggeredPause', 'rules.'), time, kind: 'trigger', entity: 'rules', severity: 0,
      terms: [
        { name: 'most capable lab', value: top },
        { name: 'capability of the trigger', value: rules.triggerCapability },
        { name: 'warning', value: warned ? 1 : 0 },
        { name: 'months of pause', value: rules.triggerMonths },
        { name: 'labs bound', value: bound },
      ],
    });
  }
  if (time >= state.pausedUntil) return;
  for (let i = 0; i < settings.labs.length; i++) {
    state.held[i] = settings.labs[i]!.triggeredPause;
    labs.heldBack[i] = Math.max(labs.heldBack[i]!, state.held[i]!);
  }
}
