import { mapped } from '../../core/lists.ts';
import type { WorldSettings } from '../world/settings.ts';
import { settingsRecord } from '../world/record.ts';
import type { World } from '../world/world.ts';
import { withAdvocate } from '../advocate/rules.ts';
import { withMergers } from '../membership/merge.ts';
import { bookedWhereSpent } from '../welfare/accounts.ts';
import { labRecord } from '../labs/record.ts';
import { applyLevers, type ActiveLever } from './apply.ts';
import { costOfLevers, leversInForce } from './active.ts';

/** The scenario's settings with the labs where they sit now: some may have left their jurisdiction. */
export function seated(world: Pick<World, 'base' | 'regulation'>): WorldSettings {
  const { seats } = world.regulation;
  return seats === null ? world.base : { ...world.base, labs: mapped(world.base.labs, (lab, i) => ({ ...lab, jurisdiction: seats[i]! })) };
}

/** The settings under some levers: the scenario's, the levers in their order, the joint projects that were brought about, and what an advocate has bought. */
export function settingsWith(world: Pick<World, 'base' | 'membership' | 'advocate'>, base: WorldSettings, levers: readonly ActiveLever[]): WorldSettings {
  const settings = withAdvocate(withMergers(applyLevers(base, levers), world.membership.hostedBy), world.advocate);
  return settingsRecord(settings.labs === world.base.labs ? settings : { ...settings, labs: mapped(settings.labs, labRecord) });
}

/** The settings that hold now: by the scenario's policies and by what regulators have chosen. */
export function settingsInForce(world: Pick<World, 'base' | 'activePolicies' | 'regulation' | 'membership' | 'advocate'>): WorldSettings {
  return settingsWith(world, seated(world), leversInForce(world));
}

/** Brings the world's settings to what holds now; labs answer at the next round. */
export function bringSettingsUpToDate(world: World): void {
  world.settings = settingsInForce(world);
  world.policyCost = costOfLevers(leversInForce(world).filter(({ lever }) => !bookedWhereSpent(lever)), world.base.labs);
  world.stale = true;
}
