import { FALL, RATE, RISK } from '../../portfolio/point.ts';
import type { CompiledRace } from '../compiled.ts';
import { LAB_POINT, labPoint, UNDONE, WEIGHT } from '../payoff.ts';

/**
 * A lab of the plain race over what all labs add up to: S, the sum of the weights w = exp(κ z), and M = Σ w ρ / S, the mean residual risk, its own part in both. With
 * P = w/S its payoff is, but for a constant,
 *
 *     U = -mission · undone - E M + P (A - B ρ) - fine,   A = prize + enmityWeight,   B = prizeRisk - E,   E = enmityRisk
 *
 * (see `CompiledRace`). Its own budget moves S and M too; dU/db = P g with
 *
 *     g = prizeRisk · φρ - k (1 - P)(A - B ρ) + E k (ρ - M) - missionRate · mission · undone / P,   k = -d ln w/db,   φ = -d ln ρ/db,
 *
 * so that a best response depends on the rivals by S and M alone, and an equilibrium is a pair of these at which the labs' choices add up to them.
 */
export class PlainLab {
  readonly race: CompiledRace;
  readonly index: number;
  readonly k: number;
  /** A, B ≥ 0 and E of the formula above, and prizeRisk; money. */
  readonly stake: number;
  readonly stakeRisk: number;
  readonly rivalRisk: number;
  readonly prizeRisk: number;
  readonly enmityWeight: number;
  readonly prize: number;
  readonly mission: number;
  readonly missionRate: number;

  constructor(race: CompiledRace, index: number) {
    this.race = race;
    this.index = index;
    this.k = race.weightSlope[index]!;
    this.prize = race.prize[index]!;
    this.prizeRisk = race.prizeRisk[index]!;
    this.rivalRisk = race.enmityRisk[index]!;
    this.enmityWeight = race.enmityWeight[index]!;
    this.stake = this.prize + this.enmityWeight;
    this.stakeRisk = this.prizeRisk - this.rivalRisk;
    this.mission = race.mission[index]!;
    this.missionRate = race.missionRate[index]!;
  }
}

/** What a lab does at a budget, as seen from within a piece of its frontier: all of it is monotone in the budget there. */
export interface Spot {
  readonly budget: number;
  /** w and ρ, falling. */
  readonly weight: number;
  readonly risk: number;
  /** φ and φρ, falling. */
  readonly fall: number;
  readonly riskFall: number;
  /** mission · undone, and missionRate times that over w, rising. */
  readonly undone: number;
  readonly hurry: number;
}

/** Budgets from one spot to another of one piece. */
export interface Reach {
  readonly piece: number;
  readonly low: Spot;
  readonly high: Spot;
  /** -d ln φ/db, constant on the piece. */
  readonly rate: number;
  /** Its halves, once they are asked for: the same reaches are looked at in many boxes. */
  halves: readonly [Reach, Reach] | null;
}

const point = new Float64Array(LAB_POINT);

/** The spot at a budget of a piece. */
export function spotAt(lab: PlainLab, piece: number, budget: number): Spot {
  labPoint(lab.race, lab.index, budget, piece, false, point, 0);
  const [weight, risk, fall] = [point[WEIGHT]!, point[RISK]!, point[FALL]!];
  const undone = lab.mission * point[UNDONE]!;
  return { budget, weight, risk, fall, riskFall: fall * risk, undone, hurry: (lab.missionRate * undone) / weight };
}

export function reachOf(lab: PlainLab, piece: number, low: number, high: number): Reach {
  const from = spotAt(lab, piece, low);
  const rate = point[RATE]!;
  return { piece, low: from, high: high === low ? from : spotAt(lab, piece, high), rate, halves: null };
}

/** The part of a reach between two budgets, itself where that is all of it. */
export function partOf(lab: PlainLab, reach: Reach, from: number, to: number): Reach {
  const { piece, low, high, rate } = reach;
  if (from <= low.budget && to >= high.budget) return reach;
  return { piece, rate, halves: null, low: from <= low.budget ? low : spotAt(lab, piece, from), high: to >= high.budget ? high : spotAt(lab, piece, to) };
}

/** A reach without width. */
export const pointReach = ({ piece, rate }: Reach, spot: Spot): Reach => ({ piece, low: spot, high: spot, rate, halves: null });

export function halvesOf(lab: PlainLab, reach: Reach): readonly [Reach, Reach] {
  const { piece, low, high, rate } = reach;
  if (reach.halves !== null) return reach.halves;
  const middle = spotAt(lab, piece, (low.budget + high.budget) / 2);
  reach.halves = [{ piece, low, high: middle, rate, halves: null }, { piece, low: middle, high, rate, halves: null }];
  return reach.halves;
}
