import { exp, log } from '../../core/math/index.ts';
import type { Reply, Rivals } from './best-safety.ts';
import { chanceSafe, performanceOf, safetyOf } from './payoff.ts';
import { bestReply } from './reply.ts';
import type { SptGame } from './types.ts';

/** ln Xs and ln Xp of every player, -∞ for none. */
export interface Profile {
  readonly logSafety: number[];
  readonly logPerformance: number[];
}

/** Performance and chance to be safe of a player of a profile. */
interface Standing {
  readonly performance: number;
  readonly safe: number;
}

function standingOf(game: SptGame, { logSafety, logPerformance }: Profile, index: number): Standing {
  const player = game.players[index]!;
  const performance = performanceOf(player, exp(logPerformance[index]!));
  return { performance, safe: chanceSafe(safetyOf(player, exp(logSafety[index]!), performance)) };
}

function rivalsAmong(standings: readonly Standing[], index: number): Rivals {
  let performance = 0;
  let safePerformance = 0;
  let safeProduct = 1;
  for (let j = 0; j < standings.length; j++) {
    if (j === index) continue;
    const own = standings[j]!;
    performance += own.performance;
    safePerformance += own.performance * own.safe;
    safeProduct *= own.safe;
  }
  return { performance, safePerformance, safeProduct };
}

/** What a player's rivals add up to. */
export const rivalsOf = (game: SptGame, profile: Profile, index: number): Rivals => rivalsAmong(game.players.map((_, j) => standingOf(game, profile, j)), index);

const mostSweeps = 300;
/** The first sweep looks over all investments, as every fiftieth does; where it has settled the whole is looked at once more, so that a second would only cost. */
const wholeEvery = 50;
/** Sweeps with undamped replies, and sweeps without progress before a start is given up as circling. */
const undampedSweeps = 60;
const patience = 30;
/** Where replies come back to a profile of one of the last sweeps, this near, although they moved more than that between, they circle. */
const remembered = 12;
const sameProfile = 1e-7;
const realMove = 1e-3;

/** Replies this near to a profile on which another start settled settle there too. */
const sameEnd = 1e-6;

const near = (a: readonly number[], b: readonly number[], distance: number): boolean => a.every((value, i) => value === b[i] || Math.abs(value - (b[i] as number)) < distance);

/**
 * Best replies in turn from one start, the first over all investments and later ones around the last, damped if they do not settle.
 * Converges to the last bits or gives up, also where something `known` comes out again. Where it has settled, a round over all investments must leave
 * everybody there: else it goes on from what that found, and what it has left is known from then on, since from there everything would go the same way.
 */
export function settle(game: SptGame, start: Profile, known: Profile[]): Profile | null {
  const profile: Profile = { logSafety: [...start.logSafety], logPerformance: [...start.logPerformance] };
  let least = Infinity;
  let stale = 0;
  let damped = false;
  let past: (readonly number[])[] = [];
  let settled: Profile | null = null;
  const standings = game.players.map((_, i) => standingOf(game, profile, i));
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    const global = sweep % wholeEvery === 0 || settled !== null;
    damped ||= sweep >= undampedSweeps;
    const weight = damped && settled === null ? 0.5 : 1;
    let change = 0;
    game.players.forEach((_, i) => {
      const before = profile.logPerformance[i] as number;
      const reply: Reply = bestReply(game, i, rivalsAmong(standings, i), before, global);
      const move = reply.logPerformance === before ? 0 : Math.abs(reply.logPerformance - before);
      change = Math.max(change, move);
      const partial = weight < 1 && move > 0 && move < Infinity;
      profile.logPerformance[i] = partial ? before + weight * (reply.logPerformance - before) : reply.logPerformance;
      const safetyBefore = profile.logSafety[i] as number;
      profile.logSafety[i] = partial && reply.logSafety > -Infinity && safetyBefore > -Infinity ? safetyBefore + weight * (reply.logSafety - safetyBefore) : reply.logSafety;
      standings[i] = standingOf(game, profile, i);
    });
    if (settled !== null) {
      if (change < sameEnd) return settled;
      known.push(settled);
      [settled, least, stale, past] = [null, Infinity, 0, []];
    }
    if (change <= 1e-15 && global) return profile;
    if (change < least) {
      least = change;
      stale = 0;
    } else stale += 1;
    if (change <= 1e-15 || (stale > 8 && least < 1e-12)) settled = { logSafety: [...profile.logSafety], logPerformance: [...profile.logPerformance] };
    if (stale > patience && sweep > undampedSweeps + patience) return null;
    const here = [...profile.logSafety, ...profile.logPerformance];
    if (change > realMove && past.some((before) => near(before, here, sameProfile))) {
      if (damped) return null;
      damped = true;
      past = [];
    }
    if (sweep > 0 && change < sameEnd && known.some((end) => near([...end.logSafety, ...end.logPerformance], here, sameEnd))) return null;
    past = [...past.slice(1 - remembered), here];
  }
  return least < 1e-9 ? profile : null;
}

/** Everybody invests much, little or middling, and each of the first four players alone invests much. */
export function startsOf(game: SptGame): Profile[] {
  const full = game.players.map((player) => {
    const price = game.certification?.above ?? game.performancePrice ?? player.r;
    return log((1 + player.d) / price);
  });
  const levels = [-1, -10, -4].map((depth) => full.map((value) => value + depth));
  const leaders = game.players.slice(0, 4).map((_, leader) => full.map((value, i) => value - (i === leader ? 1 : 10)));
  return [...levels, ...leaders].map((logs) => ({ logSafety: [...logs], logPerformance: [...logs] }));
}
