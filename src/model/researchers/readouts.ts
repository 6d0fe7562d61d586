import { log } from '../../core/math/index.ts';
import { headsPerMillion } from '../../games/labour/index.ts';
import { believedCut } from '../../games/researcher/value.ts';
import { winProbabilities } from '../decision/decision.ts';
import type { World } from '../world/world.ts';
import { government, nonProfit, university } from './employers.ts';
import { populationOf } from './population.ts';
import { marketOf } from './step.ts';
import { statedDoom } from './valuation.ts';

/** What a run tells of its researchers at its end; NaN without them. */
export interface ResearcherReadouts {
  /** Real people in alignment over real people in both kinds of research, everywhere. */
  readonly alignmentShare: number;
  readonly mislabelledShare: number;
  /** The cut of the probability of doom that one more researcher believes in over the one that the model gives. */
  readonly overOptimism: number;
  /** Heads that alignment gains per M$ a year of pay, wages having risen. */
  readonly headsPerMusd: number;
}

export function researcherReadouts(world: World): ResearcherReadouts | null {
  const { researchers: state, labs, settings } = world;
  const population = populationOf(world.base);
  if (state === null || population === null) return null;
  const count = settings.labs.length;
  let staff = 0;
  let aligned = 0;
  for (let i = 0; i < count; i++) {
    staff += labs.staff[i]!;
    aligned += labs.safetyStaff[i]!;
  }
  for (const e of [nonProfit(count), university(count), government(count)]) aligned += state.safetyStaff[e]! * population.each;
  const { researchers } = settings;
  const believed = believedCut((researchers.chanceToMatter * researchers.riskCut * state.doom) / statedDoom, researchers.crowding, aligned);
  const chances = new Float64Array(count);
  winProbabilities(settings.race.decisiveness, labs.capability, labs.active, chances);
  let real = 0;
  for (let i = 0; i < count; i++) {
    // One more head outside labs raises the research that lab i can use by its real part, and so ln ρ_i by the elasticity over it.
    const risk = labs.residualRisk[i]!;
    if (labs.active[i] === 1 && risk > 0) real += (chances[i]! * risk * -log(risk) * researchers.technologyElasticity * (1 - state.mislabelled)) / state.knowledge[i]!;
  }
  real *= world.trueRisk;
  const market = marketOf(world, state, population);
  const heads = headsPerMillion(market, { capabilities: state.shareCapabilities, alignment: state.shareAlignment });
  return { alignmentShare: aligned / (aligned + staff), mislabelledShare: state.mislabelled, overOptimism: real > 0 ? believed / real : NaN, headsPerMusd: heads };
}

/** People by reservoir that is not a lab, in real people: non-profits, universities, government institutes, neither kind of research, bought out. */
export function reservoirs(world: World, into: Float64Array): void {
  const { researchers: state } = world;
  into.fill(0);
  if (state === null) return;
  const each = populationOf(world.base)!.each;
  const count = world.settings.labs.length;
  into[0] = state.safetyStaff[nonProfit(count)]! * each;
  into[1] = state.safetyStaff[university(count)]! * each;
  into[2] = state.safetyStaff[government(count)]! * each;
  into[3] = state.neither * each;
  into[4] = state.boughtOut * each;
}
