import { ruleValue, outcomeAt, type Ideals } from '../../../src/games/fine-tuning/bargaining.ts';
import type { BargainingRule, SupplyChain } from '../../../src/games/fine-tuning/types.ts';
import type { SectorSettings, SupplySettings } from '../../../src/model/supply/settings.ts';
import { supplyParameters } from '../../../src/model/supply/parameters.ts';

const under = (prefix: string) => Object.fromEntries(supplyParameters.filter((entry) => entry.id.startsWith(prefix)).map((entry) => [entry.id.slice(prefix.length), entry.default]));

/** The basic game of the source: its numbers are the registry's defaults. */
export const basicSupply = { ...under('supply.'), rule: 'nash' } as unknown as SupplySettings;
export const basicSector = { ...under('sectors.*.'), name: 'sector' } as unknown as SectorSettings;

/** What a rule makes of the outcome at a share, by the library. */
export function valueAt(chain: SupplyChain, rule: BargainingRule, share: number, ideals: Ideals): number {
  const outcome = outcomeAt(chain, chain.sectors[0]!, share);
  return outcome.takesPart ? ruleValue(rule, outcome.generalistUtility, outcome.specialistUtility, ideals) : -Infinity;
}
