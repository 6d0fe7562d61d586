import { ALIGNMENT, CAPABILITIES, type LabourTypes, NEITHER } from '../../games/labour/index.ts';
import { BLAME, CAUSE, createValuation, IMPACT, livesWorth, type Offers, STANDING, traitCount, valueJobs, WAGE, wealthOf } from './valuation.ts';

/** Kinds of people on which the labour market is solved: one a stratum by the value of alignment. */
const strata = 32;
/** Steps of a lattice: within their strata the kinds are spread evenly by the value of capabilities too. */
const golden = 0.6180339887498949;
/** People from whom the kinds are chosen; beyond, a population's first ones stand for all. */
const sampled = 4096;

/** Indices of people who stand for the population: strata of people alike in what alignment is worth to them, each seen at another rank in capabilities. */
export function typicalPeople(traits: Float32Array, count: number, offers: Offers): Uint32Array {
  const people = Math.min(count, sampled);
  const alignment = new Float64Array(people);
  const capabilities = new Float64Array(people);
  const value = createValuation();
  for (let p = 0; p < people; p++) {
    valueJobs(offers, traits, p * traitCount, value);
    alignment[p] = value[ALIGNMENT]! - value[NEITHER]!;
    capabilities[p] = value[CAPABILITIES]! - value[NEITHER]!;
  }
  const order = Array.from({ length: people }, (_, p) => p).sort((p, q) => alignment[p]! - alignment[q]! || p - q);
  const chosen = new Uint32Array(strata);
  for (let s = 0; s < strata; s++) {
    const from = Math.floor((s * people) / strata);
    const stratum = order.slice(from, Math.max(from + 1, Math.floor(((s + 1) * people) / strata)));
    stratum.sort((p, q) => capabilities[p]! - capabilities[q]! || p - q);
    const rank = (s + 0.5) * golden;
    chosen[s] = stratum[Math.floor((rank - Math.floor(rank)) * stratum.length)]!;
  }
  return chosen;
}

export function createTypes(count: number): LabourTypes {
  const column = (): Float64Array => new Float64Array(count);
  return {
    weight: column().fill(1 / count), wageFactor: column(), lives: column(), wealth: column(), standing: column(), cause: column(),
    alignment: column(), capabilities: column(), neither: column(),
  };
}

/**
 * What the jobs are worth to typical people apart from wages, gifts, crowding and esteem, which the labour market adds; the offers' constants are those
 * of the market.
 */
export function fillTypes(types: LabourTypes, people: Uint32Array, traits: Float32Array, offers: Offers): void {
  const { settings } = offers;
  for (let k = 0; k < people.length; k++) {
    const at = people[k]! * traitCount;
    const factor = traits[at + WAGE]!;
    const cause = settings.cause * traits[at + CAUSE]!;
    types.wageFactor[k] = factor;
    types.lives[k] = livesWorth(offers, traits, at);
    types.wealth[k] = wealthOf(settings, factor);
    types.standing[k] = settings.standing * settings.alignmentEsteem * traits[at + STANDING]!;
    types.cause[k] = cause;
    types.alignment[k] = cause + offers.constantAlignment;
    types.capabilities[k] =
      offers.standingCapabilities * traits[at + STANDING]! + settings.impact * traits[at + IMPACT]! - settings.blame * traits[at + BLAME]! + offers.constantCapabilities;
    types.neither[k] = offers.payNeither * factor;
  }
}
