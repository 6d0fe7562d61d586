import { pow } from '../../core/math/index.ts';
import { violates } from '../../games/deterrence/solve.ts';
import { gainFromBreakingCap, gainFromBreakingDesign } from '../../games/race/violation.ts';
import type { RaceProblem } from '../../games/race/types.ts';
import { liabilityLayers, meansOf, premium, type LiabilityLayers } from '../insurance/cover.ts';
import type { PressureDemand, Regulator } from '../settings.ts';
import { expectedDeploymentLiability } from '../supply/hazard.ts';
import type { World } from '../world/world.ts';
import { candidateRate } from '../world/candidates.ts';
import { chanceOfDetection, deterrentValue, penaltyWhenFound, perceivedRate, regulatorOf } from './expected.ts';

/** Labs up to which the gain from breaking a cap is reckoned at every round; with more it is left out of the record. */
const fewLabs = 50;

/** The regulator whose rule binds a lab: a cap on assessed risk below 1, or a list of measures; undefined without one. */
export function rulingRegulator(world: World, lab: number): Regulator | undefined {
  const { settings } = world;
  const regulator = regulatorOf(settings.labs[lab]!, settings.regulators);
  if (regulator === undefined) return undefined;
  return settings.labs[lab]!.riskCap < 1 || hasDesignRule(world, regulator) ? regulator : undefined;
}

function hasDesignRule(world: World, regulator: Regulator): boolean {
  return regulator.designLevel > 0 && world.settings.measures.some((measure) => regulator.mandated.includes(measure.name));
}

/** What the design rule asks of a lab, one demand a mandated measure; empty without one. */
export function lawfulDemands(world: World, lab: number): readonly PressureDemand[] {
  const regulator = regulatorOf(world.settings.labs[lab]!, world.settings.regulators);
  if (regulator === undefined || !hasDesignRule(world, regulator)) return [];
  return world.settings.measures
    .filter((measure) => regulator.mandated.includes(measure.name))
    .map((measure) => ({ group: 'law', level: regulator.designLevel, mandated: [measure.name], noise: 0 }));
}

/** Inspections a month of a lab: the announced rate, at most its part of what the regulator can do in all; a regulator without commitment inspects only where that pays. */
export function inspectionRate(world: World, lab: number): number {
  const regulator = rulingRegulator(world, lab);
  if (regulator === undefined) return 0;
  const rate = announcedRate(world, regulator);
  if (regulator.commitment === 1) return rate;
  const { seen, broke } = world.enforcement;
  // Laplace's rule of succession, as in fictitious play: one violation in two before anything is seen.
  const believed = (broke[lab]! + 1) / (seen[lab]! + 2);
  return believed * (1 - regulator.falseNegativeShare) * regulator.violationLoss >= regulator.inspectionCost ? rate : 0;
}

/** The rate that the regulator announces for each of its labs, its capacity shared evenly among the labs under its rules. */
export function announcedRate(world: World, regulator: Regulator): number {
  const { settings, labs } = world;
  let ruled = 0;
  for (let i = 0; i < settings.labs.length; i++) {
    if (labs.present[i] === 1 && regulatorOf(settings.labs[i]!, settings.regulators) === regulator) ruled++;
  }
  return Math.min(candidateRate.inspection, regulator.inspectionRate, ruled > 0 ? regulator.inspectionCapacity / ruled : Infinity);
}

/** What breaking a rule costs a lab in its own expectation over `months`, M$, with the parts that make it up. */
export interface PerceivedPenalty {
  readonly rate: number;
  readonly detection: number;
  readonly penalty: number;
  readonly expected: number;
}

/** q_H and F as the lab sees them: the learned rate, whistleblowers in its own house, fine and lost sales up to what it owns. */
export function perceivedPenalty(world: World, lab: number, regulator: Regulator, months: number): PerceivedPenalty {
  const { labs, settings } = world;
  const rate = labs.perceivedDetection[lab]!;
  const detection = chanceOfDetection(regulator, months, rate, labs.whistle[lab]!);
  const penalty = penaltyWhenFound(regulator, labs.revenue[lab]!, labs.assets[lab]!);
  return { rate, detection, penalty, expected: deterrentValue(detection, penalty, labs.assets[lab]!, settings.enforcement.riskAversion) };
}

/** Inspections a month that a lab reckons with under a regulator's rule: what was announced, corrected by what it has seen. */
export function rateReckonedWith(world: World, lab: number, regulator: Regulator): number {
  const { watched, inspected } = world.enforcement;
  return perceivedRate(world.settings.enforcement, announcedRate(world, regulator), watched[lab]!, Math.min(inspected[lab]!, watched[lab]!));
}

/** At a round: licences run again, inspections seen are taken in, and labs decide whether to keep a design rule. */
export function stepEnforcement(world: World, time: number): void {
  const { enforcement: state, labs, settings } = world;
  const { memory, hearsay } = settings.enforcement;
  const kept = settings.stepMonths === 1 ? memory : pow(memory, settings.stepMonths);
  let ruled = 0;
  let visits = 0;
  for (let i = 0; i < settings.labs.length; i++) {
    labs.licensed[i] = time < state.suspendedUntil[i]! - 1e-9 ? 0 : 1;
    if (rulingRegulator(world, i) === undefined) continue;
    ruled++;
    visits += state.visited[i]!;
  }
  for (let i = 0; i < settings.labs.length; i++) {
    const regulator = ruled === 0 ? undefined : rulingRegulator(world, i);
    if (regulator === undefined) {
      labs.perceivedDetection[i] = 0;
      state.gain[i] = NaN;
      state.complies[i] = 1;
      continue;
    }
    if (world.round > 0) {
      // A lab counts its own months fully, and what it hears of the others in part.
      const others = ruled - 1;
      const heard = others > 0 ? hearsay * settings.stepMonths : 0;
      state.watched[i] = state.watched[i]! * kept + settings.stepMonths + heard;
      state.inspected[i] = state.inspected[i]! * kept + state.visited[i]! + (others > 0 ? (hearsay * (visits - state.visited[i]!)) / others : 0);
    }
    labs.perceivedDetection[i] = rateReckonedWith(world, i, regulator);
    if (state.lawful[i]! >= 0 && state.gain[i] === state.gain[i]) {
      const { detection, penalty } = perceivedPenalty(world, i, regulator, settings.race.planningMonths);
      const wealth = labs.assets[i]! + regulator.suspensionMonths * labs.revenue[i]!;
      const gain = Math.max(0, state.gain[i]!);
      // A lab that cannot meet the list breaks it.
      state.complies[i] = gain < Infinity && !violates({ gain, detection, penalty, wealth, riskAversion: settings.enforcement.riskAversion }) ? 1 : 0;
    }
  }
  state.visited.fill(0);
}

/** After the choices of a round: violations, gains from them, what the regulator has seen, premiums due. */
export function reviewChoices(world: World, problem: RaceProblem, chosen: readonly (number | null)[]): void {
  const { enforcement: state, labs, settings, players } = world;
  const step = settings.stepMonths;
  const kept = step === 1 ? settings.enforcement.memory : pow(settings.enforcement.memory, step);
  for (let k = 0; k < players.length; k++) {
    const i = players[k]!;
    payPremium(world, i);
    if (labs.licensed[i] === 0) state.suspended++;
    if (rulingRegulator(world, i) === undefined) continue;
    const free = state.lawful[i]! >= 0;
    if (free && labs.active[i] === 1 && state.complies[i] === 0) labs.violates[i] = 1;
    state.ruled++;
    state.broken += labs.violates[i]!;
    state.seen[i] = state.seen[i]! * kept + 1;
    state.broke[i] = state.broke[i]! * kept + labs.violates[i]!;
    if (players.length > fewLabs && !free) continue;
    state.gain[i] = free
      ? gainFromBreakingDesign(problem, chosen, k, world.portfolios[state.lawful[i]!]!, world.portfolios[world.portfolioOf[i]!]!).gain
      : gainFromBreakingCap(problem, chosen, k, settings.labs[i]!.riskCap).gain;
  }
}

const layers: LiabilityLayers = { insured: 0, own: 0 };

/** What liability and its insurance cost a lab over `months` at residual risk 1, M$, as they enter its payoff. Model, sections 5 and 7. */
export function liabilityCost(world: World, lab: number, months: number): number {
  const { settings, labs } = world;
  if (settings.labs[lab]!.liability === 0) return 0;
  liabilityLayers(settings, lab, labs.capability[lab]!, labs.belief[lab]!, labs.assets[lab]!, months, layers);
  let product = 0;
  for (let s = 0; s < settings.sectors.length; s++) product += expectedDeploymentLiability(world, lab, s, 'lab');
  // The lab reckons that what its measures do for residual risk they do for its product: accidents in proportion to ρ.
  return premium(settings, layers.insured) + layers.own + (months * product) / labs.residualRisk[lab]!;
}

function payPremium(world: World, lab: number): void {
  const { settings, labs } = world;
  if (settings.labs[lab]!.liability === 0 || labs.active[lab] === 0) return;
  liabilityLayers(settings, lab, labs.capability[lab]!, labs.belief[lab]!, labs.assets[lab]!, settings.stepMonths, layers);
  if (layers.insured === 0) return;
  const due = Math.min(meansOf(labs, lab), premium(settings, layers.insured) * labs.residualRisk[lab]!);
  labs.due[lab]! += due;
  world.enforcement.premiums += due;
}
