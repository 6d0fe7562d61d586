import { best, bestResponse } from './best-response.ts';
import type { CompiledRace } from './compiled.ts';
import { LAB_POINT, payoffAt, penaltyAt } from './payoff.ts';
import { type Profile, restOf } from './profile.ts';
import type { Pattern } from './regimes.ts';
import { stakeOf } from './stake.ts';

/** A gain of more than this part of the largest stake of any lab is refused by every checker: no lab's range of payoffs exceeds the stakes. */
const plainGain = 1e-8;

/**
 * Whether a lab gains plainly by leaving its side of the compliance threshold, the others as they are, so that the checker would refuse the
 * profile. A violator at its threshold pays no fine and is compared as what it is, a lab that complies. What is compared are payoffs of evaluated
 * budgets, so that true is certain. For games in which nobody may abstain.
 */
export function crossesOver(race: CompiledRace, profile: Profile, pattern: Pattern): boolean {
  const margin = plainGain * largestStake(race);
  return race.jumps.some((i, a) => {
    const b = profile.budget[i]!;
    const threshold = race.threshold[i]!;
    const complies = pattern[a] === 1;
    const from = restOf(race, profile, i);
    const kept = payoffAt(race, i, profile.points, i * LAB_POINT, profile.rest, from) - penaltyAt(race, i, b);
    if (complies) bestResponse(race, i, profile.rest, from, race.lower[i]!, threshold, false);
    else bestResponse(race, i, profile.rest, from, threshold, race.upper[i]!, false);
    return best.payoff > kept + margin;
  });
}

/** The largest stake of any lab, M$. */
function largestStake(race: CompiledRace): number {
  let largest = 0;
  for (let i = 0; i < race.labs; i++) largest = Math.max(largest, stakeOf(race, i));
  return largest;
}
