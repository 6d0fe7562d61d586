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
 * What the jobs are worth to people, M$, `valuationSize` numbers each: by job, and what alignment is worth beyond capability work by reason. One array
 * that is written again and again, because numbers handed from function to function one by one would each be put on the heap.
 */
export type Valuation = Float64Array;
export const valuationSize = 6;
/** Positions after the jobs' own. */
export const LIVES_WORTH = 3;
export const STANDING_WORTH = 4;
export const CONSCIENCE_WORTH = 5;

export const createValuation = (people = 1): Valuation => new Float64Array(valuationSize * people);

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

// The numbers of the offers last asked about, all of them made as fractions: offers and settings come in several shapes, some with a whole number where
// others have a fraction, and what is read from such for every person asked is put on the heap.
const held = {
  lifeValue: 0.5, circle: 0.5, scope: 0.5, mankind: 0.5, mankindLifeValue: 0.5, cause: 0.5, impact: 0.5, blame: 0.5, cutPerDoom: 0.5, doomOdds: 0.5, crowd: 0.5,
  payCapabilities: 0.5, payAlignment: 0.5, payNeither: 0.5, gift: 0.5, standingAlignment: 0.5, standingCapabilities: 0.5, constantCapabilities: 0.5, constantAlignment: 0.5,
};
let holds: Offers | null = null;

function hold(offers: Offers): void {
  const { settings } = offers;
  held.lifeValue = settings.lifeValue;
  held.circle = settings.circle * settings.circleWeight;
  held.scope = settings.scope;
  held.mankind = settings.mankind;
  held.mankindLifeValue = settings.mankindLifeValue;
  held.cause = settings.cause;
  held.impact = settings.impact;
  held.blame = settings.blame;
  held.cutPerDoom = offers.cutPerDoom;
  held.doomOdds = offers.doomOdds;
  held.crowd = offers.crowd;
  held.payCapabilities = offers.payCapabilities;
  held.payAlignment = offers.payAlignment;
  held.payNeither = offers.payNeither;
  held.gift = offers.gift;
  held.standingAlignment = offers.standingAlignment;
  held.standingCapabilities = offers.standingCapabilities;
  held.constantCapabilities = offers.constantCapabilities;
  held.constantAlignment = offers.constantAlignment;
  holds = offers;
}

/** Worth of the first researcher's believed cut of risk to the person at `at` in `traits`, M$, linear form. Model, section 4. */
export function livesWorth(offers: Offers, traits: Float32Array, at: number): number {
  if (offers !== holds) hold(offers);
  const life = held.lifeValue * traits[at + LIFE]!;
  const circle = held.circle * traits[at + CIRCLE]!;
  const scope = traits[at + SCOPE]!;
  const mankind = held.scope * scope * held.mankind * held.mankindLifeValue;
  const odds = held.doomOdds * traits[at + DOOM]!;
  return held.cutPerDoom * (odds / (1 + odds)) * livesValued(life, circle, mankind);
}

/** Values the three jobs for the person at `at` in `traits`, into `out` from `to` on. Model, section 4. */
export function valueJobs(offers: Offers, traits: Float32Array, at: number, out: Valuation, to = 0): void {
  const worth = livesWorth(offers, traits, at);
  const factor = traits[at + WAGE]!;
  const lives = offers.settings.largeRisk === 1 ? willingnessLargeRisk(worth, held.crowd, wealthOf(offers.settings, factor)) : worth * held.crowd;
  const wish = traits[at + STANDING]!;
  const cause = held.cause * traits[at + CAUSE]!;
  const career = held.impact * traits[at + IMPACT]! - held.blame * traits[at + BLAME]!;
  out[to + LIVES_WORTH] = lives;
  out[to + STANDING_WORTH] = (held.standingAlignment - held.standingCapabilities) * wish;
  out[to + CONSCIENCE_WORTH] = cause - career;
  out[to + NEITHER] = held.payNeither * factor;
  out[to + ALIGNMENT] = held.payAlignment * factor + held.gift + lives + held.standingAlignment * wish + cause + held.constantAlignment;
  out[to + CAPABILITIES] = held.payCapabilities * factor + held.standingCapabilities * wish + career + held.constantCapabilities;
}

/** Wealth that caps willingness to pay, M$. */
export const wealthOf = (settings: ResearcherSettings, wageFactor: number): number => settings.wealthYears * settings.wageNeither * wageFactor;
