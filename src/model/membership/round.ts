import { eventId } from '../../core/events/index.ts';
import { createStream, streamKey } from '../../core/random/index.ts';
import type { World } from '../world/world.ts';
import { bringSettingsUpToDate } from '../levers/in-force.ts';
import { enter, leave } from './presence.ts';
import { latestSwitch } from '../levers/cause.ts';

/** At a grid point: labs whose assets are gone close or are carried on, and joint projects form or end. Model, sections 1 and 8. */
export function stepMembership(world: World, time: number): void {
  stepBankruptcies(world, time);
  stepJointProject(world, time);
}

/** A lab that owes more than it owns has nothing left; whether it closes is drawn from a stream of its own, once for each time. */
function stepBankruptcies(world: World, time: number): void {
  const { membership, labs, settings } = world;
  for (let i = 0; i < settings.labs.length; i++) {
    if (labs.present[i] === 0) continue;
    if (labs.assets[i]! > 0) {
      membership.insolvent[i] = 0;
      continue;
    }
    if (membership.insolvent[i] === 1) continue;
    membership.insolvent[i] = 1;
    const entity = settings.labs[i]!.name;
    const closes = createStream(streamKey(world.seed, world.run, entity, 'bankruptcy', world.round)).uniform() < settings.membership.bankruptcyExit;
    const id = eventId('exit', entity, world.round);
    if (closes && !world.suppressed.includes(id)) leave(world, i, time, id, world.lastDecision[i] ?? null, [{ name: 'bankrupt', value: 1 }, { name: 'chance of closing', value: settings.membership.bankruptcyExit }]);
  }
}

/** Labs of the joint project race as one; when it ends each goes its own way with the project's capability. */
function stepJointProject(world: World, time: number): void {
  const { membership, labs, settings } = world;
  const joins = (i: number): boolean => settings.labs[i]!.jointProject === 1 && membership.gone[i] === 0;
  let changed = false;
  for (let i = 0; i < settings.labs.length; i++) {
    const host = membership.hostedBy[i]!;
    if (host < 0 || (joins(i) && joins(host))) continue;
    membership.hostedBy[i] = -1;
    labs.nextCapability[i] = labs.nextCapability[host]!;
    const part = world.base.labs[i]!.compute / settings.labs[host]!.compute;
    for (const column of [labs.assets, labs.capital]) {
      column[i] = column[host]! * part;
      column[host]! *= 1 - part;
    }
    labs.belief[i] = labs.belief[host]!;
    enter(world, i, time, eventId('entry', settings.labs[i]!.name, world.round), latestSwitch(world, 'labs.*.jointProject'), [{ name: 'out of the joint project', value: 1 }]);
    changed = true;
  }
  const parts: number[] = [];
  for (let i = 0; i < settings.labs.length; i++) if (joins(i) && labs.present[i] === 1) parts.push(i);
  if (parts.length > 1) {
    const host = parts.reduce((best, i) => (labs.nextCapability[i]! > labs.nextCapability[best]! ? i : best));
    const total = parts.reduce((sum, i) => sum + settings.labs[i]!.compute, 0);
    labs.belief[host] = parts.reduce((sum, i) => sum + (labs.belief[i]! * settings.labs[i]!.compute) / total, 0);
    for (const i of parts) {
      if (i === host) continue;
      membership.hostedBy[i] = host;
      for (const column of [labs.assets, labs.capital, labs.due]) {
        column[host]! += column[i]!;
        column[i] = 0;
      }
      const entity = settings.labs[i]!.name;
      leave(world, i, time, eventId('merger', entity, world.round), latestSwitch(world, 'labs.*.jointProject'), [
        { name: `hosted by ${settings.labs[host]!.name}`, value: 1 },
        { name: 'capability', value: labs.nextCapability[i]! },
        { name: 'capability of the project', value: labs.nextCapability[host]! },
      ]);
    }
    changed = true;
  }
  if (!changed) return;
  bringSettingsUpToDate(world);
}
