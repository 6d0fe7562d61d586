import type { WorldSettings } from '../world/settings.ts';

/**
 * e of lab i: one number, or one by player where relations between jurisdictions make it differ. `players` are labs by index.
 * Model, section 2.
 */
export function enmityOf(settings: WorldSettings, i: number, players: readonly number[]): number | readonly number[] {
  const lab = settings.labs[i]!;
  if (settings.relations.length === 0) return lab.enmity;
  const own = settings.relations.filter((relation) => relation.from === lab.jurisdiction);
  if (own.length === 0) return lab.enmity;
  return players.map((j) => own.find((relation) => relation.towards === settings.labs[j]!.jurisdiction)?.enmity ?? lab.enmity);
}
