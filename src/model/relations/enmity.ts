import type { Lab } from '../settings.ts';
import type { WorldSettings } from '../world/settings.ts';

/**
 * e of lab i: one number, or one by player where relations between jurisdictions make it differ. `players` are labs by index; `origins` says which
 * bloc each lab is from: one that has moved its seat to escape a rule loves and hates whom it did before. Model, section 2.
 */
export function enmityOf(settings: WorldSettings, origins: readonly Pick<Lab, 'jurisdiction'>[], i: number, players: readonly number[]): number | readonly number[] {
  const lab = settings.labs[i]!;
  if (settings.relations.length === 0) return lab.enmity;
  const own = settings.relations.filter((relation) => relation.from === origins[i]!.jurisdiction);
  if (own.length === 0) return lab.enmity;
  return players.map((j) => own.find((relation) => relation.towards === origins[j]!.jurisdiction)?.enmity ?? lab.enmity);
}
