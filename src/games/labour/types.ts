/**
 * The market for researchers as a game of a continuum of people: each weighs capabilities, alignment and neither by logit (model, section 4),
 * wages clear both markets, and what alignment is worth depends on how many others do it. Money in M$, pay in M$ a year, people in heads.
 * Plain data, so that a round's market can be printed and checked with other code.
 */
export interface LabourMarket {
  /** Heads on the market. */
  readonly people: number;
  /** T, years over which a job is weighed. */
  readonly years: number;
  /** Scale of the logit, M$ over T. */
  readonly spread: number;
  /** What employers pay in wages for capability staff and for alignment staff, M$ a year: demand is this over the wage. */
  readonly payCapabilities: number;
  readonly payAlignment: number;
  /** Paid to everyone in alignment beside the wage, M$ a year each. */
  readonly stipend: number;
  /** Shared by all in alignment, M$ a year. */
  readonly prizes: number;
  /** N0, heads: the believed cut of risk is N0 / (N0 + N_A) of that of the first researcher. */
  readonly crowding: number;
  /** Standing of alignment work is 1 - peers + peers · (share in alignment), times a person's wish for standing; [0, 1]. */
  readonly peers: number;
  /** Whether willingness to pay for a cut of risk is capped at wealth (the large-risk form) or linear, as in the source. */
  readonly largeRisk: boolean;
  readonly types: LabourTypes;
}

/** Kinds of people, one entry each. Money in M$ over T years. */
export interface LabourTypes {
  /** Share of the population; they sum to one. */
  readonly weight: Float64Array;
  /** Own wage over the market's. */
  readonly wageFactor: Float64Array;
  /** Worth of the believed cut of risk by the first researcher, linear form. */
  readonly lives: Float64Array;
  /** Wealth that caps it in the large-risk form. */
  readonly wealth: Float64Array;
  /** Wish for standing in alignment, at full esteem. */
  readonly standing: Float64Array;
  /** Worth of the cause itself. */
  readonly cause: Float64Array;
  /** Everything else about alignment that is the same whatever others do (cause included), about capabilities, about neither. */
  readonly alignment: Float64Array;
  readonly capabilities: Float64Array;
  readonly neither: Float64Array;
}

/** Shares of the people on the market. */
export interface LabourShares {
  readonly capabilities: number;
  readonly alignment: number;
}

/** A fixed point of shares and wages. */
export interface LabourEquilibrium extends LabourShares {
  /** M$ a year. */
  readonly wageCapabilities: number;
  readonly wageAlignment: number;
  /** Largest difference between a share and the population's mean logit at these shares and wages. */
  readonly residual: number;
  readonly iterations: number;
  /** Part of the motive of those in alignment that is standing, [0, 1]. */
  readonly standingMotive: number;
}

/** Standing of alignment work in (0, 1], given the share of people who do it. */
export const esteem = (peers: number, share: number): number => 1 - peers + peers * share;
