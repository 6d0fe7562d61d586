import { exp, log } from '../../core/math/index.ts';
import { bracketedRoot } from '../solve/roots.ts';
import { isSpent } from './budget.ts';
import type { Budget } from './budget.ts';
import { raceWeight } from './payoff.ts';
import type { ReplyProblem } from './replies.ts';
import { bestUnsafety } from './replies.ts';
import type { SafetyRaceGame } from './types.ts';
import { effectiveEnmity, isRegulated } from './types.ts';

/**
 * What is left for enmities above 1 + D, where a rival's safe win is worse than a disaster, once the complete search has given up. A lab's payoff is quasi-concave there
 * too, so that its reply to given rivals is one and the certificate holds; but its reply to an aggregate is not (`branches.ts`). Equilibria are several more often
 * than not where enmity is large: labs of like speeds in which one races without any safety and the other keeps some, with one between them from which replies run away.
 */

/** Unsafeties between which a lab keeps to one side of the floor. */
interface Side {
  readonly low: number;
  readonly high: number;
}

const within = ({ low, high }: Side, unsafety: number): number => Math.min(high, Math.max(low, unsafety));

/** Cells of the scan over one lab's unsafety, even and by powers towards 0, and how small it may be. */
const evenCells = 200;
const powerCells = 60;
const leastUnsafety = 1e-12;

const scanned: readonly number[] = [
  ...Array.from({ length: powerCells }, (_, k) => exp(log(leastUnsafety) * (1 - k / powerCells) - log(evenCells) * (k / powerCells))),
  ...Array.from({ length: evenCells }, (_, k) => (k + 1) / evenCells),
];

/** Safety of an unsafety; at the floor exactly that, since a hair less would be fined. */
const safetyOf = (game: SafetyRaceGame, unsafety: number): number => (unsafety === 1 - game.floor ? game.floor : 1 - unsafety);

/** Two labs on given sides: where the second's reply to the first's reply to it is what it does, found from the changes of sign between scanned unsafeties. */
function pairOn(game: SafetyRaceGame, problem: ReplyProblem, sides: readonly Side[]): number[][] {
  const reply = (i: number, rival: number): number => {
    const weight = raceWeight(game, 1 - i, 1 - rival);
    return within(sides[i]!, bestUnsafety(problem, game.speeds[i]!, weight, weight * rival));
  };
  const excess = (z: number): number => reply(1, reply(0, z)) - z;
  const { low, high } = sides[1]!;
  const points = [...new Set([Math.max(low, leastUnsafety), ...scanned.filter((z) => z > low && z < high), high])];
  const found: number[][] = [];
  const add = (z: number): number => found.push([safetyOf(game, reply(0, z)), safetyOf(game, z)]);
  let [before, atBefore] = [points[0]!, excess(points[0]!)];
  if (atBefore === 0) add(before);
  for (const z of points.slice(1)) {
    const here = excess(z);
    if (here === 0) add(z);
    else if (atBefore !== 0 && here > 0 !== atBefore > 0) add(bracketedRoot(excess, before, z, atBefore, here));
    [before, atBefore] = [z, here];
  }
  return found;
}

/** Rounds of replies, and how little they move once they have settled but for rounding. */
const sweeps = 120;
const still = 1e-14;

/** Best replies in turn on given sides, from given unsafeties. */
function replies(game: SafetyRaceGame, problem: ReplyProblem, sides: readonly Side[], start: readonly number[], budget: Budget): number[] {
  const unsafety = start.map((z, i) => within(sides[i]!, z));
  const weights = unsafety.map((z, i) => raceWeight(game, i, 1 - z));
  const count = unsafety.length;
  // What the labs after each weigh, and unsafely; as those before are added up anew nothing cancels.
  const after = new Float64Array(count + 1);
  const unsafeAfter = new Float64Array(count + 1);
  for (let sweep = 0; sweep < sweeps && !isSpent(budget); sweep++) {
    budget.replies += count;
    let change = 0;
    let before = 0;
    let unsafeBefore = 0;
    for (let i = count - 1; i > 0; i--) {
      after[i] = after[i + 1]! + weights[i]!;
      unsafeAfter[i] = unsafeAfter[i + 1]! + weights[i]! * unsafety[i]!;
    }
    for (let i = 0; i < count; i++) {
      if (i > 0) {
        before += weights[i - 1]!;
        unsafeBefore += weights[i - 1]! * unsafety[i - 1]!;
      }
      const rivals = before + after[i + 1]!;
      const rivalsUnsafe = unsafeBefore + unsafeAfter[i + 1]!;
      if (rivals === 0) continue;
      const best = within(sides[i]!, bestUnsafety(problem, game.speeds[i]!, rivals, rivalsUnsafe));
      change = Math.max(change, Math.abs(best - unsafety[i]!));
      unsafety[i] = best;
      weights[i] = raceWeight(game, i, 1 - best);
    }
    if (change < still) break;
  }
  return unsafety.map((z) => safetyOf(game, z));
}

/** Up to this many labs replies start from each lab hasty or careful alone too. */
const fewLabs = 4;

/** Candidates with the labs of a set below the floor: for two labs from a scan, for more from replies to a few starts. */
export function strongEnmityCandidates(game: SafetyRaceGame, violates: readonly boolean[], budget: Budget): number[][] {
  const problem = { exponent: game.exponent, enmity: effectiveEnmity(game) };
  const count = game.speeds.length;
  const limit = 1 - game.floor;
  const sides = violates.map((below) => (!isRegulated(game) ? { low: 0, high: 1 } : below ? { low: limit, high: 1 } : { low: 0, high: limit }));
  if (count === 2) {
    budget.replies += 2 * scanned.length;
    return pairOn(game, problem, sides);
  }
  const alike = [0.02, 0.5, 0.98].map((z) => game.speeds.map(() => z));
  const apart = count > fewLabs ? [] : game.speeds.flatMap((_, i) => [1, 0.05].map((z) => game.speeds.map((_v, j) => (j === i ? z : 1.05 - z))));
  return [...alike, ...apart].flatMap((start) => (isSpent(budget) ? [] : [replies(game, problem, sides, start, budget)]));
}
