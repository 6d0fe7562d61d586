import { exp } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';
import type { ReplyProblem, UnsafetyBounds } from './replies.ts';
import { balanceAt, bestUnsafety, weightOf } from './replies.ts';
import { steepest } from './steepness.ts';
import { effectiveEnmity, isRegulated } from './types.ts';
import type { SafetyRaceGame } from './types.ts';

/** Where all labs of a regime reply to one chance of a safe race. */
export interface Balance {
  readonly logTotal: number;
  readonly unsafety: readonly number[];
  /** Σ p s at these unsafeties. */
  readonly safeShare: number;
}

/** The balances of one regime; `certain` unless a root may hide where the residual touches zero without a change of sign. */
interface SelfConsistent {
  readonly balances: readonly Balance[];
  readonly certain: boolean;
}

/** Width down to which intervals of S are halved, and the distance from a root at which one that is left holds that root. */
const narrowest = 1e-8;
const sameRoot = 1e-6;
const rounding = 1e-13;
/** Where the safe share rises by less than this a unit of S the residual surely falls, rounding included. */
const surelyFalls = 1 - 1e-6;

/**
 * Finds every chance of a safe race S that reproduces itself: S = T(S), T(S) the safe share when all labs reply to S. Along the curve
 * all unsafeties fall in S, so that on an interval of S they lie between their values at its ends; this bounds T and excludes intervals
 * for certain, and where T surely rises by less than S an interval holds one root or none. What neither settles at a width of 1e-8 is a root, or within 1e-7 of one.
 */
function selfConsistent(problem: ReplyProblem, speeds: readonly number[], bounds: readonly UnsafetyBounds[], at: (safeShare: number) => Balance | null, least: number, most: number): SelfConsistent {
  const only = (balance: Balance | null): SelfConsistent => ({ balances: balance === null ? [] : [balance], certain: true });
  if (problem.enmity === 1) return only(at(0));
  const residual = (balance: Balance, safeShare: number): number => balance.safeShare - safeShare;
  const start = at(least);
  const end = at(most);
  if (start === null) return only(null);
  const polish = (low: number, atLow: number, high: number, atHigh: number): Balance | null =>
    at(bracketedRoot((s) => residual(at(s) ?? start, s), low, high, atLow, atHigh));
  if (end === null) return { ...only(polish(least, residual(start, least), most, -1)), certain: false };
  const found: Balance[] = [];
  const touching: number[] = [];
  const excluded = (low: Balance, high: Balance, from: number, to: number): boolean => {
    // `low` has the larger unsafeties, `high` the smaller ones.
    let mostWeight = 0;
    let leastWeight = 0;
    let mostUnsafe = 0;
    let leastUnsafe = 0;
    speeds.forEach((speed, i) => {
      const large = low.unsafety[i] as number;
      const small = high.unsafety[i] as number;
      const largeWeight = weightOf(problem, speed, large);
      const smallWeight = weightOf(problem, speed, small);
      mostWeight += largeWeight;
      leastWeight += smallWeight;
      mostUnsafe += largeWeight * large;
      leastUnsafe += smallWeight * small;
    });
    // A root may lie at an end itself, as that of all labs at a floor of 0.5 does.
    return 1 - mostUnsafe / leastWeight > to + rounding || 1 - leastUnsafe / mostWeight < from - rounding;
  };
  const search = (from: number, low: Balance, to: number, high: Balance): void => {
    if (excluded(low, high, from, to)) return;
    const a = residual(low, from);
    const b = residual(high, to);
    if (to - from > narrowest) {
      if (steepest(problem, speeds, bounds, low, high) < surelyFalls) {
        if (a < -rounding || b > rounding) return;
        const root = a <= 0 ? low : b >= 0 ? high : polish(from, a, to, b);
        if (root !== null) found.push(root);
        return;
      }
      const middle = from / 2 + to / 2;
      const balance = at(middle);
      if (balance === null) return;
      search(from, low, middle, balance);
      search(middle, balance, to, high);
      return;
    }
    const root = a === 0 ? low : b === 0 ? high : a > 0 === b < 0 ? polish(from, a, to, b) : null;
    if (root !== null) found.push(root);
    else touching.push(from);
  };
  search(least, start, most, end);
  return { balances: found, certain: touching.every((s) => found.some((root) => Math.abs(root.safeShare - s) < sameRoot)) };
}

/** Gains up to this share of the payoff scale are left to the certificate. */
const slack = 1e-9;

/** Whether no lab gains by crossing the floor; a violator pressed against the floor does gain (it may as well comply). */
function staysInRegime(game: SafetyRaceGame, problem: ReplyProblem, violates: readonly boolean[], unsafety: readonly number[]): boolean {
  const weights = unsafety.map((z, i) => weightOf(problem, game.speeds[i] as number, z));
  let total = 0;
  let safe = 0;
  weights.forEach((weight, i) => {
    total += weight;
    safe += weight * (1 - (unsafety[i] as number));
  });
  const limit = 1 - game.floor;
  return unsafety.every((z, i) => {
    if (violates[i] && z <= limit - slack) return false;
    const speed = game.speeds[i] as number;
    const weight = weights[i] as number;
    const rivals = total - weight;
    const rivalsSafe = safe - weight * (1 - z);
    if (!(rivals > 0)) return true;
    const free = bestUnsafety(problem, speed, rivals, rivalsSafe);
    // Crossing into the other regime is best at the free optimum if that lies there, else at the floor itself.
    const there = violates[i] ? Math.min(free, limit) : Math.max(free, limit);
    const scaled = (x: number, w: number): number => (w * (1 - x) + (1 - problem.enmity) * rivalsSafe) / (w + rivals);
    const gain = (1 + game.disasterLoss) * (scaled(there, weightOf(problem, speed, there)) - scaled(z, weight));
    return gain + (violates[i] ? game.fine : -game.fine) <= slack * (1 + game.disasterLoss);
  });
}

/**
 * Candidate equilibria (as safety levels) with the given labs below the floor, for 0 < e ≤ 1 + D, with the chance of a safe
 * race between `least` and `most`; `certain` if there can be no other.
 */
export function candidatesOfRegime(game: SafetyRaceGame, violates: readonly boolean[], least = 0, most = 1): { profiles: number[][]; certain: boolean } {
  const problem = { exponent: game.exponent, enmity: effectiveEnmity(game) };
  const limit = 1 - game.floor;
  const regulated = isRegulated(game);
  const bounds: UnsafetyBounds[] = violates.map((out) => (!regulated ? { low: 0, high: 1 } : out ? { low: limit, high: 1 } : { low: 0, high: limit }));
  if (bounds.every(({ high }) => high === 0)) return { profiles: [violates.map(() => 1)], certain: true };
  let guess: number | null = null;
  const at = (safeShare: number): Balance | null => {
    const balance = balanceAt(problem, game.speeds, bounds, safeShare, guess);
    if (balance === null) return null;
    guess = balance.logTotal;
    const total = exp(balance.logTotal);
    let unsafe = 0;
    balance.unsafety.forEach((z, i) => {
      unsafe += (weightOf(problem, game.speeds[i] as number, z) / total) * z;
    });
    return { ...balance, safeShare: 1 - unsafe };
  };
  const { balances, certain } = selfConsistent(problem, game.speeds, bounds, at, least, most);
  return {
    profiles: balances.filter(({ unsafety }) => !regulated || staysInRegime(game, problem, violates, unsafety)).map(({ unsafety }) => unsafety.map((z) => 1 - z)),
    certain,
  };
}
