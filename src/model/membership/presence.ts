import type { Term } from '../../core/events/index.ts';
import type { World } from '../world/world.ts';

/** A lab takes part from now on. The kind of event is the head of its id. */
export function enter(world: World, i: number, time: number, id: string, cause: string | null, terms: readonly Term[]): void {
  const { labs, settings } = world;
  labs.present[i] = 1;
  labs.active[i] = 1;
  labs.capability[i] = labs.nextCapability[i]!;
  labs.budget[i] = settings.labs[i]!.concession;
  labs.toldBudget[i] = -1;
  if (world.previous !== null) world.previous[i] = labs.budget[i]!;
  tell(world, i, time, id, cause, terms);
}

/** A lab takes part no longer: no speed, no sales, no risk of its own. */
export function leave(world: World, i: number, time: number, id: string, cause: string | null, terms: readonly Term[]): void {
  const { labs } = world;
  labs.present[i] = 0;
  labs.active[i] = 0;
  labs.nextCapability[i] = labs.capability[i]!;
  labs.speed[i] = labs.budget[i] = labs.revenue[i] = labs.marketShare[i] = labs.jump[i] = labs.stripped[i] = labs.theatre[i] = 0;
  labs.residualRisk[i] = labs.assessedRisk[i] = 1;
  labs.bound[i] = labs.violates[i] = labs.saturated[i] = 0;
  tell(world, i, time, id, cause, terms);
}

function tell(world: World, i: number, time: number, id: string, cause: string | null, terms: readonly Term[]): void {
  world.causes.event = id;
  world.emit({ run: world.run, id, cause, time, kind: id.slice(0, id.indexOf('/')), entity: world.settings.labs[i]!.name, severity: 0, terms });
}
