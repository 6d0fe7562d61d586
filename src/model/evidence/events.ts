import { eventId } from '../../core/events/index.ts';
import type { WorldHandler } from '../world/world.ts';
import { chanceOfWarning } from './belief.ts';

/** What is read: the draw that decides how, and the number of the accident, which numbers the evidence too so that no other accident shifts it. */
export interface Reading {
  readonly warning: number;
  readonly accident: number;
}

/** An accident is read as a warning or as reassurance; every lab takes it in at the next round. Model, section 9. */
export const onEvidence: WorldHandler = (world, event) => {
  const reading = event.payload as Reading;
  const id = eventId('evidence', event.entity, reading.accident);
  if (world.suppressed.includes(id)) return;
  const { evidence } = world.settings;
  const warning = reading.warning < chanceOfWarning(evidence, world.trueRisk);
  world.signals.push({ id, warning });
  world.emit({
    run: world.run, id, cause: event.cause, time: event.time, kind: 'evidence', entity: event.entity, severity: 0,
    terms: [
      { name: 'warning', value: warning ? 1 : 0 },
      { name: 'chance of a warning', value: chanceOfWarning(evidence, world.trueRisk) },
      { name: 'signal if dangerous', value: evidence.detectionRate },
      { name: 'signal if not', value: evidence.falseAlarmRate },
    ],
  });
};
