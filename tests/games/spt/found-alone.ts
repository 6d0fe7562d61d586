import { relativeGain } from '../../../src/games/solve/answer.ts';
import { checkSpt } from '../../../src/games/spt/certificate.ts';
import { type Profile, settle, startsOf } from '../../../src/games/spt/settle.ts';
import type { SptGame } from '../../../src/games/spt/types.ts';
import { coverSpt } from '../../../src/games/spt/whole/cover.ts';

const investments = ({ logSafety, logPerformance }: Profile): number[] => [...logSafety, ...logPerformance].map(Math.exp);

/** More than the usual effort, so that nearly all random games are proved. */
const effort = 4;

/** What the complete search finds that is told nothing, and what best replies from all starts come to and it lacks. */
export function foundAlone(game: SptGame): { complete: boolean; found: number; lacking: string[] } {
  const passes = (profile: Profile): boolean => {
    const { epsilon, range } = checkSpt(game, profile.logSafety.map(Math.exp), profile.logPerformance.map(Math.exp));
    return relativeGain(epsilon, range) <= 1e-9;
  };
  const { complete, found } = coverSpt(game, [], (profile: Profile) => profile, (profile) => {
    if (passes(profile)) return profile;
    const end = settle(game, profile, []);
    return end !== null && passes(end) ? end : null;
  }, effort);
  const known: Profile[] = [];
  const lacking: string[] = [];
  for (const start of startsOf(game)) {
    const end = settle(game, start, known);
    if (end === null) continue;
    known.push(end);
    // Who invests next to nothing would rather invest less: to the checker that is nothing.
    const lowest = end.logPerformance.some((x, i) => x > -Infinity && x < Math.log((1 + game.players[i]!.d) / (game.certification?.below ?? game.players[i]!.r)) - 24);
    const own = investments(end);
    if (lowest || !passes(end) || found.some((other) => investments(other).every((x, i) => Math.abs(x - own[i]!) < 1e-6))) continue;
    lacking.push(own.join(' '));
  }
  return { complete, found: found.length, lacking };
}
