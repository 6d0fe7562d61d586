import { mapped } from '../../core/lists.ts';
import type { RaceObserver } from '../../games/race/types.ts';
import { catastropheHazard } from '../incidents/hazard.ts';
import { isNamed } from '../labs/names.ts';
import type { KnowledgeSettings } from '../settings.ts';
import type { World } from '../world/world.ts';
import { perceivedCapability } from './perception.ts';

/** How the players of a round see each other: classes of observers, and each player's class. */
export interface Pictures {
  readonly classOf: readonly number[];
  readonly observers: readonly RaceObserver[];
}

/**
 * Labs with the same observer name share one intelligence picture of the players (labs by index), with the error and bias of that class where
 * the scenario gives them. The errors ε_j themselves are common to all classes. Model, section 3.
 */
export function intelligencePictures(world: World, players: readonly number[]): Pictures {
  const { settings } = world;
  const names: string[] = [];
  const classOf = mapped(players, (i) => {
    const { observer } = settings.labs[i]!;
    const known = names.indexOf(observer);
    return known >= 0 ? known : names.push(observer) - 1;
  });
  return { classOf, observers: mapped(names, (name) => pictureOf(world, name, players)) };
}

function pictureOf(world: World, observer: string, players: readonly number[]): RaceObserver {
  const { settings } = world;
  const perceived = mapped(players, (j) => seen(world, observer, j));
  return {
    sigma: settings.pictures.length === 0 ? settings.knowledge.sigma : knowledgeOf(world, observer, -1).sigma,
    perceived, hazard: mapped(perceived, (x) => catastropheHazard(settings.risk, settings.race, x)),
  };
}

/** x̂_ij, OOM: where lab i believes lab j to be. */
export function perceivedBy(world: World, i: number, j: number): number {
  return i === j ? world.labs.capability[j]! : seen(world, world.settings.labs[i]!.observer, j);
}

function seen(world: World, observer: string, j: number): number {
  const { settings, labs } = world;
  const knowledge = settings.pictures.length === 0 ? settings.knowledge : knowledgeOf(world, observer, j);
  return perceivedCapability(knowledge, labs.capability[j]!, labs.pictureError[j]!);
}

/** What a class of observers gets wrong about lab j; its bias is about the labs that it names alone, by the bloc that they are from. */
function knowledgeOf({ settings, base }: World, observer: string, j: number): KnowledgeSettings {
  const own = settings.pictures.find((picture) => picture.observer === observer);
  if (own === undefined) return settings.knowledge;
  const rival = base.labs[j];
  const about = own.about.length === 0 || (rival !== undefined && isNamed(own.about, rival));
  return { ...settings.knowledge, sigma: own.sigma, bias: about ? own.bias : settings.knowledge.bias };
}
