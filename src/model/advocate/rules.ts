import { exp } from '../../core/math/index.ts';
import type { WorldSettings } from '../world/settings.ts';
import { purposes, type AdvocateSettings, type Purpose } from './settings.ts';
import type { AdvocateState } from './state.ts';

/** M$ of one tranche by purpose: in proportion to the parts of those that still have something to buy; nothing where none has. */
export function sharesOfTranche(settings: AdvocateSettings, open: (purpose: Purpose) => boolean): Readonly<Record<Purpose, number>> {
  const parts = purposes.map((purpose) => (open(purpose) ? settings[purpose] : 0));
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const tranche = settings.budget / settings.tranches;
  return Object.fromEntries(purposes.map((purpose, k) => [purpose, whole > 0 ? (tranche * parts[k]!) / whole : 0])) as Record<Purpose, number>;
}

/** Organised share of alignment-minded staff after `money` M$ more: each organises a share of those who are not yet. [0, 1]. */
export function organisedAfter(settings: AdvocateSettings, organised: number, money: number): number {
  return 1 - (1 - organised) * exp(-settings.organisedPerMusd * money);
}

/** Chance that a bill passes for `money` M$ of campaigning where political will is `will`, [0, 1]: passages arrive in proportion to both. */
export function chanceOfPassage(settings: AdvocateSettings, will: number, money: number): number {
  return 1 - exp(-settings.passagePerMusd * will * money);
}

/** The settings with what the advocate has bought: the power of safety technology, and staff organised beside those that are anyway. */
export function withAdvocate(settings: WorldSettings, state: AdvocateState): WorldSettings {
  if (state.power === 0 && state.organised === 0) return settings;
  const { technology, researchers } = settings;
  return {
    ...settings,
    technology: { ...technology, power: technology.power * exp(state.power) },
    researchers: { ...researchers, staffOrganising: 1 - (1 - researchers.staffOrganising) * (1 - state.organised) },
  };
}
