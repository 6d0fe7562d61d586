import { exp } from '../../core/math/index.ts';
import { believedCut, livesValued, willingnessLargeRisk } from '../../games/researcher/value.ts';
import { ALIGNMENT, CAPABILITIES, esteem, NEITHER } from '../../games/labour/index.ts';
import type { ResearcherSettings } from './settings.ts';

/**
 * Traits of a person: factors on the registry's means, so that a lever on a mean moves everyone. `DOOM` multiplies the odds of doom; `SCOPE` is 0
 * for those who do not mind mankind.
 */
export const WAGE = 0;
export const LIFE = 1;
export const CIRCLE = 2;
export const SCOPE = 3;
export const STANDING = 4;
export const CAUSE = 5;
export const BLAME = 6;
export const DOOM = 7;
export const IMPACT = 8;
export const traitCount = 9;

/** The belief in doom for which the source states its cut of risk. */
export const statedDoom = 0.2;

/** What is the same for everyone in a round. Money in M$ over T years. */
export interface Offers {
  readonly settings: ResearcherSettings;
  /** T times the wage, as expected. */
  readonly payCapabilities: number;
  readonly payAlignment: number;
  readonly payNeither: number;
  /** Stipend and part of the prizes. */
  readonly gift: number;
  /** Δ(N_A) over Δ(0), [0, 1]. */
  readonly crowd: number;
  /** Δ(0) for one unit of believed doom. */
  readonly cutPerDoom: number;
  /** Odds of doom of a person whose factor is one; evidence moves them. */
  readonly doomOdds: number;
  readonly standingAlignment: number;
  readonly standingCapabilities: number;
  /** Added to everyone's value of the two kinds of research so that the start is at rest. */
  readonly constantCapabilities: number;
  readonly constantAlignment: number;
}

/**
 * What the jobs are worth to a person, M$: by job, and what alignment is worth beyond capability work by reason. One array that is written again and
 * again, because numbers handed from function to function one by one would each be put on the heap.
 */
export type Valuation = Float64Array;
/** Positions after the jobs' own. */
export const LIVES_WORTH = 3;
export const STANDING_WORTH = 4;
export const CONSCIENCE_WORTH = 5;

export const createValuation = (): Valuation => new Float64Array(6);

export function offersOf(
  settings: ResearcherSettings, wageC: number, wageA: number, headsInAlignment: number, shareInAlignment: number, doomShift: number,
  constants: { readonly capabilities: number; readonly alignment: number },
): Offers {
  const { years } = settings;
  return {
    settings, payCapabilities: years * wageC, payAlignment: years * wageA, payNeither: years * settings.wageNeither,
    gift: years * (settings.stipend + (settings.prizes > 0 ? settings.prizes / Math.max(1, headsInAlignment) : 0)),
    crowd: believedCut(1, settings.crowding, headsInAlignment),
    cutPerDoom: (settings.chanceToMatter * settings.riskCut) / statedDoom,
    doomOdds: (settings.doom / (1 - settings.doom)) * exp(doomShift),
    standingAlignment: settings.standing * settings.alignmentEsteem * esteem(settings.peers, shareInAlignment),
    standingCapabilities: settings.standing,
    constantCapabilities: constants.capabilities, constantAlignment: constants.alignment,
  };
}

/** Worth of the first researcher's believed cut of risk to the person at `at` in `traits`, M$, linear form. Model, section 4. */
export function livesWorth(offers: Offers, traits: Float32Array, at: number): number {
  const { settings } = offers;
  const life = settings.lifeValue * traits[at + LIFE]!;
  const circle = settings.circle * settings.circleWeight * traits[at + CIRCLE]!;
  const scope = traits[at + SCOPE]!;
  const mankind = scope === 0 ? 0 : settings.scope * scope * settings.mankind * settings.mankindLifeValue;
  const odds = offers.doomOdds * traits[at + DOOM]!;
  return offers.cutPerDoom * (odds / (1 + odds)) * livesValued(life, circle, mankind);
}

/** Values the three jobs for the person at `at` in `traits`, into `out`. Model, section 4. */
export function valueJobs(offers: Offers, traits: Float32Array, at: number, out: Valuation): void {
  const { settings } = offers;
  const factor = traits[at + WAGE]!;
  const worth = livesWorth(offers, traits, at);
  const neither = offers.payNeither * factor;
  const lives = settings.largeRisk === 1 ? willingnessLargeRisk(worth, offers.crowd, wealthOf(settings, factor)) : worth * offers.crowd;
  const wish = traits[at + STANDING]!;
  const cause = settings.cause * traits[at + CAUSE]!;
  const career = settings.impact * traits[at + IMPACT]! - settings.blame * traits[at + BLAME]!;
  out[LIVES_WORTH] = lives;
  out[STANDING_WORTH] = (offers.standingAlignment - offers.standingCapabilities) * wish;
  out[CONSCIENCE_WORTH] = cause - career;
  out[NEITHER] = neither;
  out[ALIGNMENT] = offers.payAlignment * factor + offers.gift + lives + offers.standingAlignment * wish + cause + offers.constantAlignment;
  out[CAPABILITIES] = offers.payCapabilities * factor + offers.standingCapabilities * wish + career + offers.constantCapabilities;
}

/** Wealth that caps willingness to pay, M$. */
export const wealthOf = (settings: ResearcherSettings, wageFactor: number): number => settings.wealthYears * settings.wageNeither * wageFactor;
