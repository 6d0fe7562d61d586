import { BUDGET, GAIN_DOWN, GAIN_UP, RISK } from '../portfolio/point.ts';
import { chanceOfAny } from './chance.ts';
import type { CompiledRace } from './compiled.ts';
import { REST_ENMITY, REST_HAZARD, REST_RISK, REST_WEIGHT, UNDONE, WEIGHT } from './payoff.ts';

/** One part of a payoff, M$ over the planning horizon; positive where it is worth having. */
export interface PayoffPart {
  readonly name: string;
  readonly value: number;
}

/**
 * What adds up to U_i at a point, rivals given (model, section 3), `penalty` being what falls due there; null for the point of a lab that abstains. The
 * full form only: in the plain one a catastrophe at the decision and the liability share the fields of the prize.
 */
export function payoffBreakdown(race: CompiledRace, i: number, point: Float64Array | null, rest: Float64Array, from: number, penalty: number): PayoffPart[] {
  const weight = point === null ? 0 : point[WEIGHT]!;
  const risk = point === null ? 0 : point[RISK]!;
  const total = weight + rest[from + REST_WEIGHT]!;
  const odds = total > 0 ? 1 / total : 0;
  const decision = race.decisionRisk[i]! * (rest[from + REST_RISK]! + weight * risk) * odds;
  const accident = chanceOfAny(race.hazardScale[i]! * rest[from + REST_HAZARD]! + race.ownHazard[i]! * risk);
  const catastrophe = decision + (1 - decision) * accident;
  const sold = point === null ? 0 : race.revenue[i]! * point[GAIN_UP]! * point[GAIN_DOWN]!;
  const mission = point === null ? 0 : race.mission[i]! * (1 - point[UNDONE]!);
  return [
    { name: 'product sold', value: sold },
    { name: 'mission', value: mission },
    { name: 'product lost to catastrophe', value: -catastrophe * (sold + mission) },
    { name: 'catastrophe', value: -race.loss[i]! * catastrophe },
    { name: 'own safe win', value: weight * odds * (race.prize[i]! - race.prizeRisk[i]! * risk) },
    { name: "rivals' safe win", value: -rest[from + REST_ENMITY]! * odds },
    { name: 'research cost', value: point === null ? 0 : -race.outlay[i]! * point[BUDGET]! },
    { name: 'liability', value: -race.liability[i]! * risk },
    { name: 'penalty', value: -penalty },
  ];
}
