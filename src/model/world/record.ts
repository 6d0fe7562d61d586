import { mapped } from '../../core/lists.ts';
import { expandLabs } from '../labs/population.ts';
import type { Scenario } from '../settings.ts';
import type { WorldSettings } from './settings.ts';

/**
 * A copy of the settings written out section by section, for the reason given at `labRecord`: settings that are spread anew at every change of a lever
 * differ in their hidden classes.
 */
export function settingsRecord(settings: WorldSettings): WorldSettings {
  return {
    version: settings.version, name: settings.name, description: settings.description, seed: settings.seed, horizonMonths: settings.horizonMonths,
    stepMonths: settings.stepMonths, labs: settings.labs, measures: settings.measures, race: settings.race, capability: settings.capability,
    knowledge: settings.knowledge, market: settings.market, risk: settings.risk, evidence: settings.evidence, liability: settings.liability,
    enforcement: settings.enforcement, insurance: settings.insurance, misconduct: settings.misconduct, supply: settings.supply,
    sectors: settings.sectors, technology: settings.technology, welfare: settings.welfare, researchers: settings.researchers, treaty: settings.treaty,
    rules: settings.rules, breakthroughs: settings.breakthroughs, leaks: settings.leaks, membership: settings.membership, advocate: settings.advocate,
    regulators: settings.regulators, relations: settings.relations, pictures: settings.pictures, levers: settings.levers, policies: settings.policies,
    outcomes: settings.outcomes,
  };
}

const known = new WeakMap<Scenario, WorldSettings>();

/** The settings with which the worlds of a scenario begin, made once. Scenarios come from files, from the page and through messages, and their lists differ as objects; here they are alike. */
export function settingsOf(scenario: Scenario): WorldSettings {
  let settings = known.get(scenario);
  if (settings === undefined) {
    const { measures, sectors, regulators, relations, pictures, levers, policies, outcomes } = scenario;
    settings = settingsRecord({
      ...scenario, labs: expandLabs(scenario), measures: copy(measures), sectors: copy(sectors), regulators: copy(regulators), relations: copy(relations),
      pictures: copy(pictures), levers: copy(levers), policies: copy(policies), outcomes: copy(outcomes),
    });
    known.set(scenario, settings);
  }
  return settings;
}

const copy = <T>(list: readonly T[]): readonly T[] => mapped(list, (entry) => entry);
