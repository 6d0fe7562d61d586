import { exp, log } from '../../core/math/index.ts';
import type { World } from '../world/world.ts';
import { firstLab, government, nonProfit, university } from './employers.ts';
import type { Population } from './population.ts';
import type { ResearcherState } from './state.ts';

/** Technology takes hold in steps of this size, in logarithms: below it frontiers are not drawn anew. */
const technologyStep = 0.01;

/**
 * What staff are to the race (model, section 4): capability staff, with what spills over from safety work, speed a lab up; real alignment research,
 * partly public, improves safety technology; both are neutral at the start. Real people are the scenario's staff plus the change in heads.
 */
export function coupleStaff(world: World, state: ResearcherState, population: Population, months: number): void {
  const { settings, labs } = world;
  const { researchers } = settings;
  const count = settings.labs.length;
  const { each } = population;
  const { hostedBy } = world.membership;
  for (let i = 0; i < count; i++) {
    labs.staff[i] = settings.labs[i]!.staff;
    labs.safetyStaff[i] = settings.labs[i]!.safetyStaff;
  }
  for (let j = 0; j < count; j++) {
    // People of a part of a joint project stay its own and are counted where they work: at its host.
    const at = hostedBy[j]! >= 0 ? hostedBy[j]! : j;
    labs.staff[at]! += each * (state.staff[firstLab + j]! - population.staff[firstLab + j]!);
    labs.safetyStaff[at]! += each * (state.safetyStaff[firstLab + j]! - population.safetyStaff[firstLab + j]!);
  }
  for (let i = 0; i < count; i++) {
    const lab = settings.labs[i]!;
    if (hostedBy[i]! >= 0) {
      labs.staff[i] = labs.safetyStaff[i] = 0;
      continue;
    }
    const staff = (labs.staff[i] = Math.max(1, labs.staff[i]!));
    const safety = (labs.safetyStaff[i] = Math.max(0, labs.safetyStaff[i]!));
    const spilled = (mislabelled: number): number => mislabelled + researchers.spillover * (1 - mislabelled);
    labs.labour[i] = (lab.staff * (staff + spilled(state.mislabelled) * safety)) / (lab.staff + spilled(state.mislabelledAtStart) * lab.safetyStaff);
  }
  accumulate(world, state, population, months);
}

/** Research that each lab can use: its own, what others publish (less across blocs), and all that is done outside labs. */
function accumulate(world: World, state: ResearcherState, population: Population, months: number): void {
  const { settings, labs } = world;
  const { researchers } = settings;
  const count = settings.labs.length;
  const outside = [nonProfit(count), university(count), government(count)].reduce((sum, e) => sum + state.safetyStaff[e]!, 0) * population.each;
  const real = 1 - state.mislabelled;
  // The start is at rest: esteem that a scenario states from month 0 on is a change from it, not part of it.
  const realAtStart = 1 - state.mislabelledAtStart;
  let all = 0;
  for (let i = 0; i < count; i++) all += labs.safetyStaff[i]!;
  const kept = months === 0 ? 1 : exp(-months / researchers.researchLag);
  for (let i = 0; i < count; i++) {
    // A part of a joint project works with what its host knows; its own is as it was when it leaves.
    if (world.membership.hostedBy[i]! >= 0) continue;
    const own = labs.safetyStaff[i]!;
    const { jurisdiction } = settings.labs[i]!;
    let bloc = 0;
    if (count <= 64 || researchers.leakage < 1) for (let j = 0; j < count; j++) if (settings.labs[j]!.jurisdiction === jurisdiction) bloc += labs.safetyStaff[j]!;
    const published = researchers.leakage < 1 || count <= 64 ? bloc - own + researchers.leakage * (all - bloc) : all - own;
    const usable = own + researchers.publicShare * published + outside;
    const use = Math.max(1e-6, real * usable);
    if (state.knowledgeAtStart[i] === 0) state.knowledge[i] = state.knowledgeAtStart[i] = Math.max(1e-6, realAtStart * usable);
    else state.knowledge[i] = use + kept * (state.knowledge[i]! - use);
    const power = researchers.technologyElasticity * log(state.knowledge[i]! / state.knowledgeAtStart[i]!);
    if (Math.abs(power - log(labs.technology[i]!)) >= technologyStep) labs.technology[i] = exp(power);
  }
}

/** Mission of each lab: dμ/dt = ζ (grants/(grants + capital + revenue) - μ) + ψ (share of alignment-minded staff - μ), exact over the step. */
export function driftMissions(world: World, state: ResearcherState, months: number): void {
  const { settings, labs } = world;
  const { missionAdjustment: zeta, missionCulture: psi } = settings.researchers;
  const kept = exp(-(zeta + psi) * months);
  for (let i = 0; i < settings.labs.length; i++) {
    const lab = settings.labs[i]!;
    const income = lab.grants + lab.outlay + labs.revenue[i]!;
    const target = zeta + psi > 0 ? (zeta * (income > 0 ? lab.grants / income : 0) + psi * mindedShare(state, i)) / (zeta + psi) : labs.mission[i]!;
    labs.mission[i] = target + kept * (labs.mission[i]! - target);
  }
}

/** Share of alignment-minded people among a lab's staff of both kinds, [0, 1]. */
export function mindedShare(state: ResearcherState, lab: number): number {
  const heads = state.staff[firstLab + lab]! + state.safetyStaff[firstLab + lab]!;
  return heads > 0 ? state.mindedStaff[firstLab + lab]! / heads : 0;
}
