import type { SimulationEvent } from '../../core/events/index.ts';
import { log } from '../../core/math/index.ts';
import { exponential } from '../../core/random/index.ts';
import { candidateRate } from '../world/candidates.ts';
import { capabilityAt, type World, type WorldHandler } from '../world/world.ts';

interface Candidate {
  readonly lab: number;
  readonly accept: number;
  readonly who: number;
}

/** Schedules a lab's next leak after `time`: three draws of its own stream. */
export function scheduleLeak(world: World, lab: number, time: number): void {
  schedule(world, lab, time, 'leak', candidateRate.leak);
}

/** Schedules the next time that people leave a lab with its know-how. */
export function scheduleHire(world: World, lab: number, time: number): void {
  schedule(world, lab, time, 'hire', candidateRate.hire);
}

function schedule(world: World, lab: number, time: number, kind: 'leak' | 'hire', rate: number): void {
  const stream = world.streams[kind][lab]!;
  const gap = exponential(stream.uniform()) / rate;
  const payload: Candidate = { lab, accept: stream.uniform(), who: stream.uniform() };
  world.queue.schedule({ time: time + gap, kind, entity: world.settings.labs[lab]!.name, cause: null, payload });
}

/**
 * A lab's weights are stolen by one rival behind it, or become public and all behind it take them: x_to += f (x_from - x_to) at the next grid
 * point. Whoever puts the model to use has it with its safeguards stripped: residual risk 1 for that model. Model, section 1.
 */
export const onLeak: WorldHandler = (world, event) => {
  const { lab, accept, who } = event.payload as Candidate;
  scheduleLeak(world, lab, event.time);
  const { leaks, labs } = world.settings;
  const open = 1 - labs[lab]!.security;
  const point = accept * candidateRate.leak;
  if (point >= (leaks.theftRate + leaks.openRate) * open || world.labs.active[lab] === 0 || world.suppressed.includes(event.id)) return;
  const stolen = point < leaks.theftRate * open;
  const behind = rivalsBehind(world, lab, event.time);
  const takers = stolen ? behind.slice(Math.floor(who * behind.length)).slice(0, 1) : behind;
  if (takers.length === 0) return;
  const terms: SimulationEvent['terms'][number][] = [{ name: 'stolen', value: stolen ? 1 : 0 }, { name: 'capability', value: capabilityAt(world, lab, event.time) }];
  for (const taker of takers) {
    const gap = capabilityAt(world, lab, event.time) - capabilityAt(world, taker, event.time);
    world.labs.jump[taker]! += leaks.transferred * gap;
    if (gap > leaks.worthwhileGap) world.labs.stripped[taker] = 1;
    terms.push({ name: `gain of ${labs[taker]!.name}`, value: leaks.transferred * gap }, { name: `used by ${labs[taker]!.name}`, value: gap > leaks.worthwhileGap ? 1 : 0 });
  }
  terms.push(
    { name: 'security', value: labs[lab]!.security },
    { name: 'ln rate', value: log(stolen ? leaks.theftRate : leaks.openRate) },
    { name: 'ln what security lets through', value: log(open) },
  );
  tell(world, event.id, event.time, 'leak', event.entity, terms);
};

/** People whom a rival behind hires away carry a part of the lab's lead along. Model, section 1. */
export const onHire: WorldHandler = (world, event) => {
  const { lab, accept, who } = event.payload as Candidate;
  scheduleHire(world, lab, event.time);
  const { leaks, labs } = world.settings;
  if (accept * candidateRate.hire >= leaks.hireRate || world.labs.active[lab] === 0 || world.suppressed.includes(event.id)) return;
  const behind = rivalsBehind(world, lab, event.time);
  const taker = behind[Math.floor(who * behind.length)];
  if (taker === undefined) return;
  const gap = capabilityAt(world, lab, event.time) - capabilityAt(world, taker, event.time);
  world.labs.jump[taker]! += leaks.hireTransfer * gap;
  tell(world, event.id, event.time, 'hire', event.entity, [{ name: `gain of ${labs[taker]!.name}`, value: leaks.hireTransfer * gap }, { name: 'rate', value: leaks.hireRate }, { name: 'ln rate', value: log(leaks.hireRate) }]);
};

/** Labs that are there and behind a lab, in the order of the scenario. */
function rivalsBehind(world: World, lab: number, time: number): number[] {
  const own = capabilityAt(world, lab, time);
  const behind: number[] = [];
  for (let j = 0; j < world.settings.labs.length; j++) if (j !== lab && world.labs.present[j] === 1 && capabilityAt(world, j, time) < own) behind.push(j);
  return behind;
}

function tell(world: World, id: string, time: number, kind: string, entity: string, terms: SimulationEvent['terms']): void {
  world.causes.event = id;
  world.emit({ run: world.run, id, cause: null, time, kind, entity, severity: 0, terms });
}
