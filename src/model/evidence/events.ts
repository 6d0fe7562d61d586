import type { WorldHandler } from '../world/world.ts';
import { chanceOfWarning } from './belief.ts';

/** An accident is read as a warning or as reassurance; every lab takes it in at the next round. Model, section 9. */
export const onEvidence: WorldHandler = (world, event) => {
  if (world.suppressed.includes(event.id)) return;
  const { evidence } = world.settings;
  const warning = (event.payload as number) < chanceOfWarning(evidence, world.trueRisk);
  world.signals.push({ id: event.id, warning });
  world.emit({
    run: world.run, id: event.id, cause: event.cause, time: event.time, kind: 'evidence', entity: event.entity, severity: 0,
    terms: [
      { name: 'warning', value: warning ? 1 : 0 },
      { name: 'chance of a warning', value: chanceOfWarning(evidence, world.trueRisk) },
      { name: 'signal if dangerous', value: evidence.detectionRate },
      { name: 'signal if not', value: evidence.falseAlarmRate },
    ],
  });
};
