import { eventId, type Term } from '../../core/events/index.ts';
import { log } from '../../core/math/index.ts';
import type { EvidenceSettings } from '../settings.ts';
import type { WorldHandler } from '../world/world.ts';
import { chanceOfWarning, discountedRate } from './belief.ts';

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
      { name: 'scepticism', value: evidence.scepticism },
      ...oddsTerms(evidence, warning),
    ],
  });
};

/** What the signal adds to the log odds of danger by itself, and what motivated scepticism takes of it; none where it would be without bound. */
function oddsTerms(evidence: EvidenceSettings, warning: boolean): readonly Term[] {
  const seen = (rate: number): number => (warning ? rate : 1 - rate);
  const harmless = seen(evidence.falseAlarmRate);
  const whole = seen(evidence.detectionRate) / harmless;
  const left = seen(discountedRate(evidence)) / harmless;
  if (!(whole > 0 && whole < Infinity && left > 0 && left < Infinity)) return [];
  return [{ name: 'the signal as it is', value: log(whole) }, { name: 'explained away', value: log(left / whole) }];
}
