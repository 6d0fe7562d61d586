import { exp, log } from '../../core/math/index.ts';
import { exponential } from '../../core/random/index.ts';
import { candidateRate } from '../world/candidates.ts';
import { capabilityAt, type World, type WorldHandler } from '../world/world.ts';

interface Candidate {
  readonly lab: number;
  readonly accept: number;
  readonly size: number;
}

/** Schedules a lab's next candidate after `time`: three draws of its own stream. */
export function scheduleBreakthrough(world: World, lab: number, time: number): void {
  const stream = world.streams.breakthrough[lab]!;
  const gap = exponential(stream.uniform()) / candidateRate.breakthrough;
  const payload: Candidate = { lab, accept: stream.uniform(), size: stream.uniform() };
  world.queue.schedule({ time: time + gap, kind: 'breakthrough', entity: world.settings.labs[lab]!.name, cause: null, payload });
}

/**
 * A lab finds something: a jump in its capability, which falls due at the next grid point, or in safety technology, of which the other labs learn
 * a part. Thinning: one candidate serves both kinds. Model, section 1.
 */
export const onBreakthrough: WorldHandler = (world, event) => {
  const { lab, accept, size } = event.payload as Candidate;
  scheduleBreakthrough(world, lab, event.time);
  const { breakthroughs: rates, labs } = world.settings;
  const point = accept * candidateRate.breakthrough;
  if (point >= rates.capabilityRate + rates.safetyRate || world.labs.active[lab] === 0 || world.suppressed.includes(event.id)) return;
  const inCapability = point < rates.capabilityRate;
  const jump = exponential(size) * (inCapability ? rates.capabilityJump : rates.safetyJump);
  if (inCapability) world.labs.jump[lab]! += jump;
  else {
    for (let i = 0; i < labs.length; i++) world.labs.discovery[i]! *= exp(i === lab ? jump : rates.sharedPart * jump);
    world.stale = true;
  }
  world.causes.event = event.id;
  world.emit({
    run: world.run, id: event.id, cause: world.lastDecision[lab] ?? null, time: event.time, kind: 'breakthrough', entity: event.entity, severity: 0,
    terms: inCapability
      ? [{ name: 'jump in capability', value: jump }, { name: 'capability before', value: capabilityAt(world, lab, event.time) }, { name: 'rate', value: rates.capabilityRate }, { name: 'ln rate', value: log(rates.capabilityRate) }]
      : [{ name: 'rise of the log of power', value: jump }, { name: 'part that others learn', value: rates.sharedPart }, { name: 'rate', value: rates.safetyRate }, { name: 'ln rate', value: log(rates.safetyRate) }],
  });
};
