import { expm1 } from '../../core/math/index.ts';

/**
 * A researcher's choice in the figures of "Who Aligns the Alignment Researchers?" (model, section 4). Money in dollars.
 */
export interface ResearcherCase {
  /** Value of a statistical life. */
  readonly vsl: number;
  /** Chance that the researcher's own work matters. */
  readonly chanceToMatter: number;
  /** Cut of the probability of doom if it does. */
  readonly riskCut: number;
  /** Dollars a year. */
  readonly wageAlignment: number;
  readonly wageCapabilities: number;
  readonly years: number;
  /** People whose lives count somewhat (Dunbar's 150), and how much each counts against one's own. */
  readonly circle: number;
  readonly circleWeight: number;
  /** Multiple of the average person's value of a statistical life. */
  readonly vslMultiple: number;
  /** Probability of doom. */
  readonly doom: number;
  /** Number of all people, and the value put on each. */
  readonly population: number;
  readonly vslOthers: number;
}

export interface ResearcherSolution {
  readonly ownLife: number;
  readonly escapeValue: number;
  /** Own life not included. */
  readonly withCircle: number;
  readonly withEveryone: number;
  readonly payGivenUp: number;
  readonly prefersAlignment: boolean;
}

/** The source's linear form. */
export function researcherValue(given: ResearcherCase): ResearcherSolution {
  const cut = given.chanceToMatter * given.riskCut;
  const life = given.vsl * given.vslMultiple;
  const ownLife = cut * life;
  const withCircle = ownLife * given.circle * given.circleWeight;
  const payGivenUp = (given.wageCapabilities - given.wageAlignment) * given.years;
  return {
    ownLife,
    escapeValue: given.doom * life,
    withCircle,
    withEveryone: cut * given.vslOthers * given.population,
    payGivenUp,
    prefersAlignment: ownLife + withCircle > payGivenUp,
  };
}

/**
 * The value of a statistical life, in dollars, at which pay given up equals own life and circle (or own life alone without `circle`): the
 * flip of the choice. Infinity where the work matters in no way.
 */
export const flippingVsl = (given: ResearcherCase, countCircle = true): number =>
  ((given.wageCapabilities - given.wageAlignment) * given.years) /
  (given.chanceToMatter * given.riskCut * given.vslMultiple * (1 + (countCircle ? given.circle * given.circleWeight : 0)));

/** Willingness to pay for a cut of one's risk of death, the linear form: a local tradeoff. */
export const willingnessLinear = (vsl: number, riskCut: number): number => vsl * riskCut;

/**
 * Willingness to pay for a large cut of risk, bounded by wealth: the marginal value of life falls with what is left,
 * d pay/d risk = VSL (wealth - pay)/wealth, hence pay = wealth (1 - e^(-VSL risk/wealth)). It touches the linear form at small risks.
 * (Assumed form; race-models, section 7 asks for one that is bounded by wealth.)
 */
export const willingnessLargeRisk = (vsl: number, riskCut: number, wealth: number): number => -wealth * expm1((-vsl * riskCut) / wealth);

/**
 * What all lives together are worth to one person, in the unit of `life`: own life, and the larger of the circle's and mankind's, since self,
 * circle and mankind overlap (model, section 4). `circle` is people times what each counts against one's own life; `mankind` is all people
 * times the value put on each times the weight given to strangers.
 */
export const livesValued = (life: number, circle: number, mankind: number): number => life + (circle * life > mankind ? circle * life : mankind);

/** Δ(N_A), the believed cut of the probability of doom by one more researcher when `heads` work on alignment: it thins out as they become many. Model, section 4. */
export const believedCut = (cut: number, crowding: number, heads: number): number => (cut * crowding) / (crowding + heads);
