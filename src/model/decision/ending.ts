import { exp, log, log1p } from '../../core/math/index.ts';
import { eventId, type Term } from '../../core/events/index.ts';
import type { World } from '../world/world.ts';

/** Factor by which a gain at `month` counts today. Model, section 10 (discounted). */
export function discountFactor(yearlyRate: number, month: number): number {
  return exp((-log1p(yearlyRate) * month) / 12);
}

/** A catastrophe ends the run; `cause` is the decision of the race or the accident, whose factors are given. */
export function emitCatastrophe(world: World, time: number, lab: number, decided: boolean, cause: string, factors: readonly Term[]): void {
  const entity = world.settings.labs[lab]!.name;
  world.emit({
    run: world.run, id: eventId('catastrophe', entity, 0), cause, time, kind: 'catastrophe', entity, severity: 4,
    terms: [
      { name: 'true risk', value: world.trueRisk },
      { name: 'residual risk', value: world.labs.residualRisk[lab]! },
      { name: 'by the decision', value: decided ? 1 : 0 },
      { name: 'harm', value: world.settings.welfare.catastropheLoss },
      ...factors,
      { name: 'ln true risk', value: log(world.trueRisk) },
    ],
  });
  world.ending = { time, lab, decided, catastrophe: true };
}
