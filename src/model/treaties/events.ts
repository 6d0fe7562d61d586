import { eventId } from '../../core/events/index.ts';
import { log } from '../../core/math/index.ts';
import { exponential } from '../../core/random/index.ts';
import { candidateRate } from '../world/candidates.ts';
import type { World, WorldHandler } from '../world/world.ts';

interface Candidate {
  readonly lab: number;
  readonly number: number;
  readonly accept: number;
  readonly collapse: number;
}

/**
 * Puts the next detection candidate of a lab that breaks the treaty into the queue. Candidates of a lab arrive from its own stream whether it
 * breaks anything or not; those before `time` are drawn and passed over, so that the date of a breach shifts no later candidate.
 */
export function scheduleDetection(world: World, lab: number, time: number): void {
  const { treaty } = world;
  if (treaty.pending[lab] === 1) return;
  const stream = world.streams.detection[lab]!;
  let at: number;
  let payload: Candidate;
  do {
    at = treaty.clock[lab]! + exponential(stream.uniform()) / candidateRate.detection;
    payload = { lab, number: treaty.count[lab]!++, accept: stream.uniform(), collapse: stream.uniform() };
    treaty.clock[lab] = at;
  } while (at < time);
  treaty.pending[lab] = 1;
  world.queue.schedule({ time: at, kind: 'detection', entity: world.settings.labs[lab]!.name, cause: null, payload });
}

/** A secret breach is found: sanction for the lab, and perhaps the end of the treaty. Model, section 8 (detection hazard, snap-back). */
export const onDetection: WorldHandler = (world, event) => {
  const { lab, number, accept, collapse } = event.payload as Candidate;
  const { treaty, settings: { treaty: rules } } = world;
  treaty.pending[lab] = 0;
  if (treaty.defects[lab] === 0) return;
  const id = eventId('detection', event.entity, number);
  scheduleDetection(world, lab, event.time);
  if (accept * candidateRate.detection >= rules.detectionRate || world.suppressed.includes(id)) return;
  const snapBack = eventId('snap-back', event.entity, number);
  const ends = collapse < rules.snapBack && !world.suppressed.includes(snapBack);
  treaty.defects[lab] = 0;
  treaty.sanctionedUntil[lab] = event.time + rules.sanctionMonths;
  world.emit({
    run: world.run, id, cause: treaty.breach[lab] ?? null, time: event.time, kind: 'detection', entity: event.entity, severity: 0,
    terms: [
      { name: 'detection a month', value: rules.detectionRate },
      { name: 'months of sanction', value: rules.sanctionMonths },
      { name: 'sales lost', value: rules.sanctionShare },
      { name: 'treaty ends', value: ends ? 1 : 0 },
      { name: 'ln rate', value: log(rules.detectionRate) },
    ],
  });
  treaty.breach[lab] = null;
  world.causes.policy = id;
  if (!ends) return;
  treaty.collapsed = true;
  world.emit({
    run: world.run, id: snapBack, cause: id, time: event.time, kind: 'snap-back', entity: event.entity, severity: 0,
    terms: [{ name: 'chance of a collapse', value: rules.snapBack }, { name: 'members freed', value: world.settings.labs.filter((each) => each.treatyShare > 0).length }],
  });
  world.causes.policy = snapBack;
};
