import type { World } from '../world/world.ts';
import { Audit, auditMoney } from './balance.ts';
import { auditPeople } from './people.ts';

export { Audit, type Imbalance } from './balance.ts';

/**
 * Looks at a world after a round for what must hold whatever the scenario says: people and money are conserved, beliefs are probabilities, shares
 * add up, numbers are numbers. It reads alone; what does not hold is added to `audit`.
 */
export function auditWorld(world: World, audit: Audit): void {
  auditMoney(world, audit);
  auditPeople(world, audit);
  auditBeliefs(world, audit);
  auditLabs(world, audit);
}

function auditBeliefs({ month, labs, settings, regulation }: World, audit: Audit): void {
  settings.labs.forEach((lab, i) => {
    audit.within(month, `belief of ${lab.name} in the danger`, labs.belief[i]!, 0, 1);
    audit.within(month, `strength of the belief of ${lab.name}`, labs.beliefStrength[i]!, Number.MIN_VALUE, Number.MAX_VALUE);
  });
  settings.regulators.forEach((regulator, r) => {
    audit.within(month, `concern of ${regulator.name}`, regulation.concern[r]!, 0, 1);
    audit.within(month, `strength of the concern of ${regulator.name}`, regulation.concernStrength[r]!, Number.MIN_VALUE, Number.MAX_VALUE);
    audit.within(month, `political will of ${regulator.name}`, regulation.will[r]!, 0, 1);
  });
}

function auditLabs(world: World, audit: Audit): void {
  const { month, labs, settings } = world;
  let sold = 0;
  settings.labs.forEach((lab, i) => {
    const of = `of ${lab.name}`;
    audit.within(month, `capability ${of} (OOM)`, labs.capability[i]!, -1e6, 1e6);
    audit.within(month, `safety budget ${of}`, labs.budget[i]!, 0, 1);
    audit.within(month, `residual risk ${of}`, labs.residualRisk[i]!, 0, 1);
    audit.within(month, `speed ${of} (OOM a month)`, labs.speed[i]!, 0, Number.MAX_VALUE);
    audit.within(month, `revenue ${of} (M$ a month)`, labs.revenue[i]!, 0, Number.MAX_VALUE);
    audit.within(month, `power of safety technology ${of}`, labs.technology[i]!, Number.MIN_VALUE, Number.MAX_VALUE);
    audit.within(month, `weight of the mission ${of}`, labs.mission[i]!, 0, 1);
    sold += labs.marketShare[i]!;
  });
  audit.within(month, 'shares of the market together', sold, 0, 1 + 1e-9);
  audit.within(month, 'chance of a decision within the planning horizon', world.decided, 0, 1);
  audit.within(month, 'hazard of the decision (a month)', world.hazard, 0, Number.MAX_VALUE);
}
