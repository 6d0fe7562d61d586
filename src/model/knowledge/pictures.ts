import type { RaceObserver } from '../../games/race/types.ts';
import { catastropheHazard } from '../incidents/hazard.ts';
import type { World } from '../world/world.ts';
import { perceivedCapability } from './perception.ts';

/** How the players of a round see each other: classes of observers, and each player's class. */
export interface Pictures {
  readonly classOf: readonly number[];
  readonly observers: readonly RaceObserver[];
}

/** Labs with the same observer name share one intelligence picture of the players (labs by index). Model, section 3. */
export function intelligencePictures(world: World, players: readonly number[]): Pictures {
  const { settings, labs } = world;
  const names: string[] = [];
  const classOf = players.map((i) => {
    const { observer } = settings.labs[i]!;
    const known = names.indexOf(observer);
    return known >= 0 ? known : names.push(observer) - 1;
  });
  const perceived = players.map((j) => perceivedCapability(settings.knowledge, labs.capability[j]!, labs.pictureError[j]!));
  const hazard = perceived.map((x) => catastropheHazard(settings.risk, settings.race, x));
  return { classOf, observers: names.map(() => ({ sigma: settings.knowledge.sigma, perceived, hazard })) };
}
