import { ALIGNMENT, CAPABILITIES, NEITHER } from '../../games/labour/index.ts';
import type { WorldSettings } from '../world/settings.ts';
import { populationOf } from './population.ts';
import type { ResearcherSettings } from './settings.ts';
import { createValuation, offersOf, traitCount, valueJobs } from './valuation.ts';

/**
 * Share of a scenario's people to whom alignment is worth more than capabilities and more than neither, [0, 1]: at the wages of month 0, nobody else
 * being at work on alignment (the source's marginal person), without tastes and without the constants by which the market rests at the stated
 * staff, so that the share is what values and wages say and not what the scenario's staff is. `over` replaces settings. NaN without people.
 */
export function preferringAlignment(base: WorldSettings, over: Partial<ResearcherSettings> = {}): number {
  const population = populationOf(base);
  if (population === null) return NaN;
  const settings = { ...base.researchers, ...over };
  const offers = offersOf(settings, settings.wageCapabilities, settings.wageAlignment, 0, population.shares.alignment, 0, { capabilities: 0, alignment: 0 });
  const value = createValuation();
  let prefer = 0;
  for (let person = 0; person < population.count; person++) {
    valueJobs(offers, population.traits, person * traitCount, value);
    if (value[ALIGNMENT]! > value[CAPABILITIES]! && value[ALIGNMENT]! > value[NEITHER]!) prefer++;
  }
  return prefer / population.count;
}
