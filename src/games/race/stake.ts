import { GAIN_UP } from '../portfolio/point.ts';
import type { CompiledRace } from './compiled.ts';
import { LAB_POINT, placeAt } from './payoff.ts';

const greatest = new Float64Array(LAB_POINT);

/** Sum of the sizes of a lab's terms, M$: an upper bound of every range of its payoffs. */
export function stakeOf(race: CompiledRace, i: number): number {
  let enmity = Math.abs(race.enmityWeight[i]!) + Math.abs(race.enmityRisk[i]!);
  for (const price of race.enmityRow[i] ?? []) enmity += race.prize[i]! * Math.abs(price);
  placeAt(race, i, race.upper[i]!, greatest, 0);
  return (
    race.loss[i]! + race.mission[i]! + race.revenue[i]! * greatest[GAIN_UP]! + race.prize[i]! + race.prizeRisk[i]! + enmity +
    race.outlay[i]! + race.liability[i]! + race.penalty[i]!
  );
}
