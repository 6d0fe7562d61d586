import { exp, expm1 } from '../../core/math/index.ts';
import { DemandBeyondBudget } from '../portfolio/errors.ts';
import { type Frontier, frontierOf as compiledFrontierOf } from '../portfolio/frontier.ts';
import { assessedRisk, budgetForAssessedRisk, capSlack } from '../portfolio/readouts.ts';
import { CompiledRace } from './compiled.ts';
import type { PlainRaceProblem } from './plain.ts';
import type { RaceProblem } from './types.ts';
import { planViews } from './views.ts';

export type AnyRaceProblem = RaceProblem | PlainRaceProblem;

/** 6/π², of the logistic error behind the logit (model, section 3). */
const logisticPrecision = 6 / (Math.PI * Math.PI);

/** A cap is met with this much to spare, so that another program's rounding of ρ̂ does not turn a complier into a violator. */
const roundingMargin = 1e-14;

/** A lab's frontier of safety measures, compiled once per portfolio object. */
export const frontierOf = (problem: AnyRaceProblem, lab: number): Frontier =>
  compiledFrontierOf(problem.form === 'full' ? problem.portfolios[problem.labs[lab]!.portfolio]! : problem.portfolios[lab]!);

/**
 * Compiles either form into the internal one. `reuse` is overwritten and returned if its sizes fit.
 * Throws `UnmeetableDemand` or `DemandBeyondBudget` where pressure asks for more than a lab can give.
 */
export function compileRace(problem: AnyRaceProblem, reuse?: CompiledRace | null): CompiledRace {
  const race = problem.form === 'full' ? compileFull(problem, reuse ?? null) : compilePlain(problem, reuse ?? null);
  race.previous = problem.previous !== undefined && problem.previous.length === race.labs ? problem.previous : null;
  race.jumps.length = 0;
  race.compilation++;
  for (let i = 0; i < race.labs; i++) {
    const threshold = race.threshold[i]!;
    if (threshold > race.lower[i]! && threshold <= race.upper[i]!) race.jumps.push(i);
  }
  return race;
}

function fits(reuse: CompiledRace | null, labs: number, views: number): CompiledRace {
  if (reuse === null || reuse.labs !== labs || reuse.viewCapacity < views) return new CompiledRace(labs, views);
  reuse.views = views;
  return reuse;
}

function setBudgets(race: CompiledRace, i: number, frontier: Frontier, minimum: number, maximum: number): void {
  if (frontier.demandCost > maximum) throw new DemandBeyondBudget(frontier.demandCost, maximum);
  race.frontier[i] = frontier;
  race.upper[i] = maximum;
  race.lower[i] = Math.min(maximum, Math.max(minimum, frontier.demandCost));
}

function setPenalty(race: CompiledRace, i: number, frontier: Frontier, penalty: { cap: number; expected: number } | null): void {
  if (penalty === null || penalty.expected === 0 || assessedRisk(frontier, race.lower[i]!) <= penalty.cap + capSlack) {
    race.penalty[i] = 0;
    race.threshold[i] = -Infinity;
    return;
  }
  race.penalty[i] = penalty.expected;
  race.threshold[i] = leastBudget(frontier, penalty.cap, race.upper[i]!);
}

/**
 * The least budget that keeps the cap with the margin, and by ρ̂ as it is reported; ∞ where none does. Where a measure cuts risk by a thousand powers of e,
 * ρ̂ comes out of differences of numbers that large, and a hair more than the formula's budget is needed.
 */
function leastBudget(frontier: Frontier, cap: number, upper: number): number {
  const keeps = (b: number): boolean => assessedRisk(frontier, b) <= cap + capSlack;
  const formula = budgetForAssessedRisk(frontier, cap + capSlack - roundingMargin, upper) ?? Infinity;
  if (formula > upper || keeps(formula)) return formula;
  if (!keeps(upper)) return Infinity;
  let [low, high] = [formula, upper];
  for (let step = (formula > 0 ? formula : upper) * 2.220446049250313e-16; low + step < upper; step *= 2) {
    if (keeps(low + step)) {
      high = low + step;
      break;
    }
    low += step;
  }
  for (let middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
    if (keeps(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function compileFull(problem: RaceProblem, reuse: CompiledRace | null): CompiledRace {
  const { labs, horizon, decided, decisiveness, observers } = problem;
  const count = labs.length;
  const plan = planViews(problem);
  const views = plan.front.length;
  const race = fits(reuse, count, views);
  let rate = NaN;
  let catchUp = 0;
  const frontTrue = trueFront(problem);
  for (let i = 0; i < count; i++) {
    const lab = labs[i]!;
    const view = plan.viewOf[i]!;
    const sigma = observers[lab.observer]!.sigma;
    const knowing = decisiveness / Math.sqrt(1 + decisiveness * decisiveness * sigma * sigma * logisticPrecision);
    // Months of own speed that count by the horizon when the gap to the front closes at rate η: (1 - exp(-ηH))/η.
    if (lab.diffusion !== rate) {
      rate = lab.diffusion;
      catchUp = rate * horizon > 1e-12 ? -expm1(-rate * horizon) / rate : horizon;
    }
    const speed = lab.speed;
    race.view[i] = view;
    race.capBudget[i] = lab.speedCap === null || lab.speedCap >= speed ? 0 : 1 - lab.speedCap / speed;
    const front = plan.front[view]!;
    const frontSpeed = plan.frontSpeed[view]!;
    const leads = catchUp === horizon || lab.capability === front;
    const counted = leads ? horizon : catchUp;
    race.logWeight[i] = knowing * (standing(lab.capability, front, frontSpeed, rate, horizon, catchUp, leads) + counted * speed);
    race.weightSlope[i] = knowing * counted * speed;
    const belief = lab.subjectiveRisk;
    const scale = decided * lab.prize;
    race.belief[i] = belief;
    race.decisionRisk[i] = decided * belief;
    race.hazardScale[i] = horizon * belief;
    race.ownHazard[i] = horizon * belief * lab.catastropheHazard;
    race.loss[i] = lab.catastropheLoss;
    race.revenue[i] = horizon * lab.revenue;
    race.mission[i] = lab.missionValue;
    race.missionRate[i] = lab.missionValue === 0 ? 0 : lab.missionRate * speed * horizon;
    race.prize[i] = scale;
    race.prizeRisk[i] = scale * belief;
    if (typeof lab.enmity === 'number') {
      race.enmityRow[i] = null;
      race.enmityWeight[i] = scale * lab.enmity;
      race.enmityRisk[i] = -scale * belief * lab.enmity;
    } else {
      race.enmityRow[i] = lab.enmity;
      race.enmityWeight[i] = race.enmityRisk[i] = 0;
    }
    race.outlay[i] = lab.outlay * horizon;
    race.liability[i] = lab.liability;
    race.mayAbstain[i] = lab.mayAbstain ? 1 : 0;
    const frontier = compiledFrontierOf(problem.portfolios[lab.portfolio]!);
    setBudgets(race, i, frontier, lab.minimumBudget, lab.maximumBudget);
    setPenalty(race, i, frontier, lab.penalty);
    for (let v = 0; v < views; v++) {
      const observer = observers[plan.observer[v]!]!;
      const sharp = plan.observer[v] === lab.observer
        ? knowing
        : decisiveness / Math.sqrt(1 + decisiveness * decisiveness * observer.sigma * observer.sigma * logisticPrecision);
      const seen = observer.perceived[i]!;
      const ahead = catchUp === horizon || seen === plan.front[v];
      const months = ahead ? horizon : catchUp;
      const at = v * count + i;
      race.viewLogWeight[at] = sharp * (standing(seen, plan.front[v]!, plan.frontSpeed[v]!, rate, horizon, catchUp, ahead) + months * speed);
      race.viewSlope[at] = sharp * months * speed;
      race.viewHazard[at] = observer.hazard[i]!;
    }
    const first = catchUp === horizon || lab.capability === frontTrue.front;
    const trueMonths = first ? horizon : catchUp;
    race.trueLogWeight[i] =
      decisiveness * (standing(lab.capability, frontTrue.front, frontTrue.speed, rate, horizon, catchUp, first) + trueMonths * speed);
    race.trueSlope[i] = decisiveness * trueMonths * speed;
    race.trueHazard[i] = lab.catastropheHazard;
  }
  race.trueDecisionRisk = decided * problem.trueRisk;
  race.trueHazardScale = horizon * problem.trueRisk;
  centreWeights(race);
  return race;
}

/** z less the part of own speed: α in z = α + (months counted) · u. */
function standing(x: number, front: number, frontSpeed: number, rate: number, horizon: number, catchUp: number, leads: boolean): number {
  if (leads) return x;
  return front - (front - x) * (1 - rate * catchUp) + frontSpeed * (horizon - catchUp);
}

function trueFront(problem: RaceProblem): { front: number; speed: number } {
  let front = -Infinity;
  let speed = -Infinity;
  for (const lab of problem.labs) {
    if (lab.capability > front) {
      front = lab.capability;
      speed = lab.plannedSpeed;
    } else if (lab.capability === front && lab.plannedSpeed > speed) speed = lab.plannedSpeed;
  }
  return { front, speed };
}

function compilePlain(problem: PlainRaceProblem, reuse: CompiledRace | null): CompiledRace {
  const { labs, horizon, decided, decisiveness } = problem;
  const count = labs.length;
  const race = fits(reuse, count, 1);
  for (let i = 0; i < count; i++) {
    const lab = labs[i]!;
    const belief = lab.subjectiveRisk;
    const scale = decided * lab.prize;
    const slope = decisiveness * lab.speed * horizon;
    race.view[i] = 0;
    race.logWeight[i] = race.viewLogWeight[i] = race.trueLogWeight[i] = decisiveness * lab.capability + slope;
    race.weightSlope[i] = race.viewSlope[i] = race.trueSlope[i] = slope;
    race.capBudget[i] = 0;
    race.belief[i] = belief;
    race.decisionRisk[i] = race.hazardScale[i] = race.ownHazard[i] = race.loss[i] = race.revenue[i] = 0;
    race.viewHazard[i] = race.trueHazard[i] = 0;
    race.mission[i] = lab.progressValue;
    race.missionRate[i] = lab.progressValue === 0 ? 0 : lab.progressRate * lab.speed * horizon;
    // A catastrophe by whoever wins is worth -L p_i ρ_j, so it joins the prize of an own win and the price of a rival's.
    race.prize[i] = scale;
    race.prizeRisk[i] = scale * belief + decided * lab.catastropheLoss * belief + problem.liability * problem.trueRisk;
    race.enmityRow[i] = null;
    race.enmityWeight[i] = scale * lab.enmity;
    race.enmityRisk[i] = -scale * belief * lab.enmity + decided * lab.catastropheLoss * belief;
    race.outlay[i] = race.liability[i] = 0;
    race.mayAbstain[i] = 0;
    const frontier = compiledFrontierOf(problem.portfolios[i]!);
    setBudgets(race, i, frontier, lab.minimumBudget, problem.maximumBudget);
    setPenalty(race, i, frontier, problem.penalty);
  }
  race.trueDecisionRisk = problem.trueRisk;
  race.trueHazardScale = 0;
  centreWeights(race);
  return race;
}

/** Only ratios of weights matter: shifts each view's logarithms so that neither a fast nor a slow race leaves the range of doubles. */
function centreWeights(race: CompiledRace): void {
  const count = race.labs;
  for (let v = 0; v < race.views; v++) {
    let top = -Infinity;
    let bottom = -Infinity;
    for (let j = 0; j < count; j++) {
      const at = v * count + j;
      top = Math.max(top, race.viewLogWeight[at]!);
      bottom = Math.max(bottom, race.viewLogWeight[at]! - race.viewSlope[at]!);
      if (race.view[j] !== v) continue;
      top = Math.max(top, race.logWeight[j]!);
      bottom = Math.max(bottom, race.logWeight[j]! - race.weightSlope[j]!);
    }
    const shift = (top + bottom) / 2;
    for (let j = 0; j < count; j++) {
      race.viewLogWeight[v * count + j]! -= shift;
      if (race.view[j] === v) race.logWeight[j]! -= shift;
    }
  }
  let top = -Infinity;
  for (let j = 0; j < count; j++) top = Math.max(top, race.trueLogWeight[j]!);
  for (let j = 0; j < count; j++) race.trueLogWeight[j]! -= top;
  for (let v = 0; v < race.views; v++) {
    for (let j = 0; j < count; j++) {
      const at = v * count + j;
      const gap = race.viewLogWeight[at]! - race.logWeight[j]!;
      race.viewRatio[at] = race.viewSlope[at] === race.weightSlope[j] ? (gap === 0 ? 1 : exp(gap)) : NaN;
    }
  }
}
