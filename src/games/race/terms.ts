import { exp, expm1 } from '../../core/math/index.ts';
import { frontierPoint, pieceAt } from '../portfolio/frontier.ts';
import { FALL, GAIN_DOWN, GAIN_UP, RISK, SLOPE_DOWN, SLOPE_UP } from '../portfolio/point.ts';
import { compiledOnce } from './compiled-once.ts';
import type { AnyRaceProblem } from './compile.ts';
import type { CompiledRace } from './compiled.ts';
import { Profile, restOf, setProfile } from './profile.ts';
import { LAB_POINT, REST_ENMITY, REST_HAZARD, REST_RISK, REST_WEIGHT, WEIGHT } from './payoff.ts';
import type { RaceSolution } from './types.ts';

/** One term of a decision: what it pulls at the margin, M$ per unit of budget (a whole share of speed); positive towards safety. */
export interface DecisionTerm {
  readonly name: string;
  readonly value: number;
}

const point = new Float64Array(LAB_POINT);

// Where the labs of the last solution asked about stand: the terms of many labs of one round are asked for in a row.
let last: { problem: AnyRaceProblem; solution: RaceSolution; profile: Profile } | null = null;

/**
 * Why a lab's budget is what it is: dU_i/db_i by payoff term, rivals at the solution, at `budget` (the solution's own by default). The
 * terms sum to dU_i/db_i, which is about 0 at an interior optimum, ≤ 0 at the least budget and ≥ 0 at the greatest; at a kink and at a
 * compliance threshold the slope to the right is given. Empty for an abstaining lab and where the game is not solved.
 *
 * A term moves through what it depends on: the catastrophe term, say, holds both the lab's own risk if it wins and the rivals' risk if
 * they win because the lab slowed down.
 */
export function decisionTerms(problem: AnyRaceProblem, solution: RaceSolution, lab: number, budget?: number): DecisionTerm[] {
  if (solution.status !== 'solved') return [];
  const b = budget ?? solution.budgets[lab] ?? NaN;
  if (b !== b) return [];
  const race = compiledOnce(problem);
  if (last === null || last.problem !== problem || last.solution !== solution) {
    // Working memory of the last size, as in the solver.
    const memory = last?.profile;
    last = null;
    const profile = memory !== undefined && memory.budget.length === race.labs && memory.viewWeight.length >= race.labs * race.views ? memory : new Profile(race.labs, race.viewCapacity);
    setProfile(race, profile, solution.budgets.map((value) => value ?? NaN));
    last = { problem, solution, profile };
  }
  const { profile } = last;
  return termsAt(problem, race, lab, b, profile.rest, restOf(race, profile, lab));
}

function termsAt(problem: AnyRaceProblem, race: CompiledRace, i: number, b: number, rest: Float64Array, from: number): DecisionTerm[] {
  const frontier = race.frontier[i]!;
  frontierPoint(frontier, pieceAt(frontier, b), b, point, 0);
  const capped = b < race.capBudget[i]!;
  const given = Math.max(b, race.capBudget[i]!);
  point[WEIGHT] = exp(race.logWeight[i]! - race.weightSlope[i]! * given);
  const win = point[WEIGHT]! / (point[WEIGHT]! + rest[from + REST_WEIGHT]!);
  const risk = point[RISK]!;
  const riskSlope = -point[FALL]! * risk;
  const winSlope = capped ? 0 : -race.weightSlope[i]! * win * (1 - win);
  const rivalsRisk = rest[from + REST_WEIGHT]! > 0 ? rest[from + REST_RISK]! / rest[from + REST_WEIGHT]! : 0;
  const rivalsPrice = rest[from + REST_WEIGHT]! > 0 ? rest[from + REST_ENMITY]! / rest[from + REST_WEIGHT]! : 0;
  // Winner's risk and its slope; then C and how C moves through the decision and through accidents before it.
  const winnerRisk = rivalsRisk + win * (risk - rivalsRisk);
  const winnerSlope = winSlope * (risk - rivalsRisk) + win * riskSlope;
  const q = race.decisionRisk[i]!;
  const calm = 1 + expm1(-(race.hazardScale[i]! * rest[from + REST_HAZARD]! + race.ownHazard[i]! * risk));
  const safe = 1 - q * winnerRisk;
  const catastropheSlope = calm * (q * winnerSlope + safe * race.ownHazard[i]! * riskSlope);
  const sold = race.revenue[i]! * point[GAIN_UP]! * point[GAIN_DOWN]!;
  const soldSlope = sold * (point[SLOPE_UP]! - point[SLOPE_DOWN]!);
  const undone = race.mission[i]! === 0 ? 0 : race.mission[i]! * exp(-race.missionRate[i]! * (1 - given));
  const missionSlope = capped ? 0 : -race.missionRate[i]! * undone;
  const chance = calm * safe;
  const belief = race.belief[i]!;
  const prize = race.prize[i]!;
  const plain = problem.form === 'plain';
  // In the plain form a catastrophe at the decision and the liability share the fields of the prize (see `compile.ts`).
  const lossAtDecision = plain ? problem.decided * problem.labs[i]!.catastropheLoss * belief : 0;
  const ownLiability = plain ? problem.liability * problem.trueRisk : 0;
  const safeRivals = rivalsPrice - lossAtDecision * rivalsRisk;
  const terms: DecisionTerm[] = [
    { name: 'own win chance', value: winSlope * prize * (1 - belief * risk) },
    { name: 'own win safe', value: -win * prize * belief * riskSlope },
    { name: "rivals' safe win", value: winSlope * safeRivals },
    { name: 'catastrophe avoided', value: -race.loss[i]! * catastropheSlope - lossAtDecision * winnerSlope },
    { name: 'product kept from catastrophe', value: -catastropheSlope * (sold + race.mission[i]! - undone) },
    { name: 'product sold', value: chance * soldSlope },
    { name: 'mission', value: chance * missionSlope },
    { name: 'research cost', value: -race.outlay[i]! },
    { name: 'liability', value: -race.liability[i]! * riskSlope - ownLiability * (winSlope * risk + win * riskSlope) },
  ];
  if (race.penalty[i]! > 0 && race.threshold[i]! < Infinity && race.threshold[i]! >= race.lower[i]!) {
    // A penalty jumps: at the margin it pulls nothing, but at the threshold it is what holds a complying budget up.
    const slope = terms.reduce((sum, term) => sum + term.value, 0);
    const held = b === race.threshold[i]! && slope < 0 ? -slope : 0;
    terms.push({ name: 'penalty', value: held });
  }
  return terms.filter((term) => term.value !== 0);
}
