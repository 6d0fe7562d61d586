import { exp, log } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';
import { isSpent } from './budget.ts';
import type { Budget } from './budget.ts';
import { RegimeSystem } from './regime-system.ts';
import type { Balance, UnsafetyBounds } from './regime-system.ts';
import type { ReplyProblem } from './replies.ts';
import { bestUnsafety, gainBeyond, mostUnsafety, weightOf } from './replies.ts';
import { steepest } from './steepness.ts';
import { effectiveEnmity, isRegulated } from './types.ts';
import type { SafetyRaceGame } from './types.ts';

/** The balances of one regime; `certain` unless a root may hide where the residual touches zero without a change of sign. */
interface SelfConsistent {
  readonly balances: readonly Balance[];
  readonly certain: boolean;
}

/** Widths in units of the largest chance of disaster: down to which intervals of it are halved, and the distance from a root at which one that is left holds that root. */
const narrowest = 1e-8;
const sameRoot = 1e-6;
/** How closely the least chance of disaster is found where there is none below, relative. */
const firstStep = 1e-3;
/** Rounding of chances of disaster, relative. */
const rounding = 1e-13;
/** Where the chance of disaster that replies make rises by less than this a unit of that to which they reply the residual surely falls, rounding included. */
const surelyFalls = 1 - 1e-6;

/**
 * Finds every chance of disaster U that reproduces itself: U = T(U), T(U) = Σpz when all labs reply to U. Along the curve
 * all unsafeties rise in U, so that on an interval of U they lie between their values at its ends; this bounds T and excludes intervals
 * for certain, and where T surely rises by less than U an interval holds one root or none. What neither settles at the least width is a root, or near one. Where the
 * budget is spent the rest is left unsearched, and nothing is certain.
 */
function selfConsistent(system: RegimeSystem, most: number, guess: number): SelfConsistent {
  const { problem, speeds, bounds, budget } = system;
  const unit = mostUnsafety(problem);
  let logTotal = guess;
  const at = (disaster: number): Balance | null => {
    const balance = system.balanceAt(disaster, logTotal);
    if (balance !== null) logTotal = balance.logTotal;
    return balance;
  };
  if (problem.enmity === 1) {
    const balance = at(0);
    return { balances: balance === null ? [] : [balance], certain: true };
  }
  const end = at(most);
  if (end === null) return { balances: [], certain: true };
  let begin = 0;
  let start = at(0);
  const polish = (low: number, atLow: number, high: number, atHigh: number, near: number): Balance | null => {
    const quick = system.rootNear(near, (low + high) / 2);
    if (quick !== null && quick.disaster >= low && quick.disaster <= high) return quick;
    return at(bracketedRoot((u) => (at(u) ?? end).disaster - u, low, high, atLow, atHigh));
  };
  // Nothing adds up to 1 below some chance of disaster: a lone violator among labs that do not race, or powers too small for a double. The search begins above.
  const whole = start !== null;
  for (let low = 0, high = most; start === null || (!whole && high - low > firstStep * high); ) {
    if (isSpent(budget)) return { balances: [], certain: false };
    const middle = (low + high) / 2;
    const balance = middle > low && middle < high ? at(middle) : end;
    if (balance === null) low = middle;
    else [start, begin, high] = [balance, balance === end ? most : middle, middle];
  }
  const found: Balance[] = [];
  const touching: number[] = [];
  const excluded = (low: Balance, high: Balance, from: number, to: number): boolean => {
    let mostWeight = 0;
    let leastWeight = 0;
    let mostUnsafe = 0;
    let leastUnsafe = 0;
    for (let i = 0; i < bounds.length; i++) {
      const large = high.unsafety[i]!;
      const small = low.unsafety[i]!;
      const largeWeight = weightOf(problem, speeds[i]!, large);
      const smallWeight = weightOf(problem, speeds[i]!, small);
      mostWeight += largeWeight;
      leastWeight += smallWeight;
      mostUnsafe += largeWeight * large;
      leastUnsafe += smallWeight * small;
    }
    // A root may lie at an end itself, as that of all labs at a floor of 0.5 does.
    return (mostUnsafe / leastWeight) * (1 + rounding) < from || (leastUnsafe / mostWeight) * (1 - rounding) > to;
  };
  const search = (from: number, low: Balance, to: number, high: Balance): void => {
    if (isSpent(budget) || excluded(low, high, from, to)) return;
    const a = low.disaster - from;
    const b = high.disaster - to;
    const middleTotal = (low.logTotal + high.logTotal) / 2;
    if (to - from > narrowest * unit) {
      budget.replies += bounds.length;
      const bound = steepest(problem, speeds, bounds, low, high, from, to);
      if (bound < surelyFalls) {
        if (a < -rounding * from || b > rounding * to) return;
        const root = a <= 0 ? low : b >= 0 ? high : polish(from, a, to, b, middleTotal);
        if (root !== null) found.push(root);
        return;
      }
      // The residual rises by less than this over the interval.
      const rise = (bound - 1) * (to - from) + rounding * to;
      if (a + rise < 0 || b - rise > 0) return;
      const middle = from / 2 + to / 2;
      logTotal = middleTotal;
      const balance = at(middle);
      if (balance === null) return;
      search(from, low, middle, balance);
      search(middle, balance, to, high);
      return;
    }
    const root = a === 0 ? low : b === 0 ? high : a > 0 === b < 0 ? polish(from, a, to, b, middleTotal) : null;
    if (root !== null) found.push(root);
    else touching.push(from);
  };
  search(begin, start, most, end);
  return { balances: found, certain: whole && !isSpent(budget) && touching.every((u) => found.some((root) => Math.abs(root.disaster - u) < sameRoot * unit)) };
}

/** Gains up to this share of the payoff scale are left to the certificate. */
const slack = 1e-9;

/** Whether no lab gains by crossing the floor; a violator pressed against the floor does gain (it may as well comply). */
function staysInRegime(game: SafetyRaceGame, problem: ReplyProblem, violates: readonly boolean[], unsafety: ArrayLike<number>): boolean {
  const limit = 1 - game.floor;
  const fine = game.fine / (1 + game.disasterLoss);
  let total = 0;
  let unsafe = 0;
  for (let i = 0; i < violates.length; i++) {
    const weight = weightOf(problem, game.speeds[i]!, unsafety[i]!);
    total += weight;
    unsafe += weight * unsafety[i]!;
  }
  const atFloor = weightOf(problem, 1, limit);
  return violates.every((out, i) => {
    const speed = game.speeds[i]!;
    if (out) {
      const held = total - weightOf(problem, speed, unsafety[i]!) + speed * atFloor;
      // Against rivals that do not race a lone violator is checked by the certificate.
      return !(held > 0) || fine - (speed * gainBeyond(problem, limit, unsafety[i]!)) / held <= slack;
    }
    if (unsafety[i]! < limit) return true;
    const rivals = total - speed * atFloor;
    if (!(rivals > 0)) return true;
    const free = bestUnsafety(problem, speed, rivals, unsafe - speed * atFloor * limit);
    return free <= limit || (speed * gainBeyond(problem, limit, free)) / total - fine <= slack;
  });
}

/** Candidate equilibria (as safety levels) with the given labs below the floor, for 0 < e ≤ 1 + D; `certain` if there can be no other. */
export function candidatesOfRegime(game: SafetyRaceGame, violates: readonly boolean[], budget: Budget): { profiles: number[][]; certain: boolean } {
  const problem = { exponent: game.exponent, enmity: effectiveEnmity(game) };
  const limit = 1 - game.floor;
  const regulated = isRegulated(game);
  const bounds: UnsafetyBounds[] = violates.map((out) => (!regulated ? { low: 0, high: 1 } : out ? { low: limit, high: 1 } : { low: 0, high: limit }));
  if (bounds.every(({ high }) => high === 0)) return { profiles: [violates.map(() => 1)], certain: true };
  let likely = 0;
  game.speeds.forEach((speed, i) => {
    likely += weightOf(problem, speed, Math.min(bounds[i]!.high, mostUnsafety(problem) / 2));
  });
  const system = new RegimeSystem(problem, game.speeds, bounds, budget);
  const { balances, certain } = selfConsistent(system, mostUnsafety(problem), log(Math.max(likely, exp(-600))));
  // 1 - (1 - floor) may be a bit below a floor of less than a half, which would be fined.
  const safetyOf = (z: number, i: number): number => (!regulated || violates[i] === true ? 1 - z : z === limit ? game.floor : Math.max(game.floor, 1 - z));
  return {
    profiles: balances.filter(({ unsafety }) => !regulated || staysInRegime(game, problem, violates, unsafety)).map(({ unsafety }) => Array.from(unsafety, safetyOf)),
    certain,
  };
}
