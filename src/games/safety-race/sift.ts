import { exp, log, pow } from '../../core/math/index.ts';
import type { ReplyProblem } from './replies.ts';
import { unsafetyAt } from './replies.ts';
import { SetsThatAddUp } from './sets.ts';
import type { Choice, Options } from './sets.ts';
import { effectiveEnmity } from './types.ts';
import type { SafetyRaceGame } from './types.ts';

/**
 * Which sets of labs may be below the floor in an equilibrium, by bounds alone. In an equilibrium with ln Σw = y and chance of a safe race
 * S a lab either plays its free reply z(y, S), which rises in y and falls in S while its chance of winning falls in both, or complies at
 * the floor though it would rather not. On a rectangle of (y, S) the corners therefore bound every choice; a choice is struck out where a
 * lab surely gains by the other side of the floor, a rectangle where no remaining set of choices can add up to 1 and to S. Rectangles are
 * halved down to `finest`. A set that is not returned has no equilibrium.
 */

/** Widths of the smallest rectangles, in ln Σw and in S: where several sets are left, and where it is one. */
const finest = 1 / 4096;
const fineEnough = 1 / 128;
/** Ranges of e/(1+D) and r in which the rounding of the bounds is covered. */
export const coversRounding = ({ enmity, exponent }: ReplyProblem): boolean => enmity >= 1e-3 && exponent >= 0.1 && exponent <= 20;

/**
 * Gains up to this much are left to the full search. It covers the rounding of every bound, which is evaluated in doubles, u = 2^-53: a free reply z is
 * the root of g(z) = G - (1+1/r) z - P(z)(1-z), P = e (k/W) z^r, G = 1-(1-e)S. There z ≤ G r/(r+1), so that -z g'(z) = (1+1/r) z + P (r - (r+1) z) is at
 * least G min(1/2, r/4): either the first term is half of G or more, or P (1-z) is, and then r - (r+1) z ≥ r/2. The terms of g are each within a few
 * u of themselves and G within 2u/e of itself, so that z is within (2/e + 12) u max(2, 4/r) of the root, relative: 1e-11 for e ≥ 1e-3 and r ≥ 0.1. A chance of winning
 * is within r times that and a few u, a difference of what a lab earns on the two sides of its floor, a sum of at most six terms below Σw each, within six
 * times as much of Σw: below 1e-10 for r ≤ 20, which is `leastSlack`. It is divided by the weights of the rivals and of the floor, so that the slack covers
 * it while these are a hundredth of Σw together; where they are less, the gain is compared before the division, with that part of Σw itself.
 * Outside these ranges of e and r the search is not called complete.
 */
const slack = 1e-8;
const leastSlack = 1e-10;
/** Rectangles and sets that are looked at before the sifting is given up. */
const mostRectangles = 40_000;
const mostSets = 1000;
const mostVisits = 3_000_000;

interface Corner {
  readonly unsafety: readonly number[];
  /** Chance of winning at the free reply. */
  readonly share: readonly number[];
}

interface Rectangle {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
  readonly lowFrom: Corner;
  readonly lowTo: Corner;
  readonly highFrom: Corner;
  readonly highTo: Corner;
}

/** A set of violators that may belong to an equilibrium: their number in each group of equal labs, and where S can be. */
export interface PossibleSet {
  readonly violators: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** Every set of violators that may belong to an equilibrium; null where there are too many to say. */
export function possibleViolators(game: SafetyRaceGame, groups: readonly { readonly speed: number; readonly size: number }[]): PossibleSet[] | null {
  const problem: ReplyProblem = { exponent: game.exponent, enmity: effectiveEnmity(game) };
  const { exponent: r, enmity: e } = problem;
  const slope = 1 + 1 / r;
  const scale = 1 + game.disasterLoss;
  const limit = 1 - game.floor;
  const raised = (z: number): number => (r === 1 ? z : pow(z, r));
  const atFloor = raised(limit);
  const count = groups.reduce((sum, { size }) => sum + size, 0);

  const cornerAt = (y: number, safe: number, guess: readonly number[] | null): Corner => {
    const total = exp(y);
    const unsafety = groups.map(({ speed }, i) => unsafetyAt(problem, speed / total, safe, guess?.[i] ?? 0));
    return { unsafety, share: groups.map(({ speed }, i) => (speed * raised(unsafety[i] as number)) / total) };
  };

  const optionsOn = (cell: Rectangle, i: number): Options => {
    const { speed } = groups[i] as { speed: number };
    const zLow = cell.lowTo.unsafety[i] as number;
    const zHigh = cell.highFrom.unsafety[i] as number;
    const shareLow = cell.highTo.share[i] as number;
    const shareHigh = cell.lowFrom.share[i] as number;
    const freely = (from: number, to: number, least: number, most: number): Choice => ({
      shareLow: least,
      shareHigh: most,
      unsafeLow: least * from,
      unsafeHigh: most * to,
    });
    const least = exp(cell.low);
    const most = exp(cell.high);
    const floorWeight = speed * atFloor;
    const floorLow = floorWeight / most;
    const floorHigh = floorWeight / least;
    if (zHigh <= limit) return { comply: freely(zLow, zHigh, shareLow, shareHigh), violate: null };

    // A violator at its free reply against compliance at the floor.
    const zOut = Math.max(zLow, limit);
    const weightLow = Math.max(floorWeight, speed * raised(zLow));
    const weightHigh = Math.min(most, speed * raised(zHigh));
    // At a free reply e P s = 1 - (1-e) S - (1+1/r) z, often a closer bound than the product of bounds.
    const safeHigh = Math.min(weightHigh * (1 - zOut), (most * (1 - (1 - e) * cell.from - slope * zOut)) / e);
    const safeLow = Math.max(e * shareLow * (1 - zHigh), 1 - (1 - e) * cell.to - slope * zHigh);
    const standing = (1 - e) * cell.from + safeLow;
    const toComply = floorWeight * game.floor - safeHigh + Math.max(0, weightLow - floorWeight) * standing;
    // Per unit of the weights of the rivals and of the floor, of which there are at least these; they may be next to nothing.
    const remaining = Math.max(0, least - weightHigh) + floorWeight;
    const surelyComplies = scale * toComply + game.fine * remaining > scale * Math.max(slack * remaining, leastSlack * most);
    const violate = surelyComplies ? null : freely(zOut, zHigh, Math.max(shareLow, floorLow), shareHigh);

    // A lab at the floor that would rather be below, against one level below the floor: near its best reply there.
    let struck = false;
    if (zLow > limit) {
      const total = exp((cell.low + cell.high) / 2);
      const safe = (cell.from + cell.to) / 2;
      let z = (zLow + zHigh) / 2;
      for (let step = 0; step < 2; step++) {
        const weight = speed * raised(z);
        const moved = total + weight - floorWeight;
        z = unsafetyAt(problem, speed / moved, (safe * total + weight * (1 - z) - floorWeight * game.floor) / moved, z);
      }
      if (z > limit) {
        const weight = speed * raised(z);
        const held = (1 - e) * cell.to + e * floorHigh * game.floor;
        const toViolate = weight * (1 - z) - floorWeight * game.floor - (weight - floorWeight) * held;
        struck = toViolate > 0 && (scale * toViolate) / (most + weight - floorWeight) - game.fine > slack * scale;
      }
    }
    const floorChoice = freely(limit, limit, floorLow, floorHigh);
    if (zLow > limit) return { comply: struck ? null : floorChoice, violate };
    // Part of the rectangle has a free reply above the floor.
    const comply = freely(zLow, limit, Math.min(shareLow, floorLow), Math.min(shareHigh, floorHigh));
    return { comply, violate };
  };

  const found = new Map<string, PossibleSet>();
  const isKnown = (key: string): boolean => found.has(key);
  const sets = new SetsThatAddUp(groups.map(({ size }) => size), mostVisits);
  let rectangles = 0;

  const search = (cell: Rectangle): boolean => {
    rectangles += 1;
    if (rectangles > mostRectangles || found.size > mostSets) return false;
    const options = groups.map((_, i) => optionsOn(cell, i));
    if (options.some(({ comply, violate }) => comply === null && violate === null)) return true;
    const width = cell.high - cell.low;
    const height = e < 1 ? cell.to - cell.from : 0;
    const side = Math.max(width, height);
    const deepest = side <= finest;
    // Above the finest rectangles a second new set is enough to know that they must be halved.
    const possible = sets.find(options, cell.from, cell.to, e === 1, deepest ? mostSets + 1 : side <= fineEnough ? 2 : 1, isKnown);
    if (possible === null) return false;
    const { all, fresh } = possible;
    if (deepest || fresh === 0 || (side <= fineEnough && fresh === 1)) {
      for (const { violators, key } of all) {
        const known = found.get(key);
        found.set(key, { violators, from: Math.min(cell.from, known?.from ?? 1), to: Math.max(cell.to, known?.to ?? 0) });
      }
      return found.size <= mostSets;
    }
    if (width >= height) {
      const y = (cell.low + cell.high) / 2;
      // An exponent so large that doubles tell no more rectangles apart.
      if (!(y > cell.low && y < cell.high)) return false;
      const atFrom = cornerAt(y, cell.from, cell.lowFrom.unsafety);
      const atTo = e < 1 ? cornerAt(y, cell.to, cell.lowTo.unsafety) : atFrom;
      return search({ ...cell, high: y, highFrom: atFrom, highTo: atTo }) && search({ ...cell, low: y, lowFrom: atFrom, lowTo: atTo });
    }
    const safe = (cell.from + cell.to) / 2;
    const atLow = cornerAt(cell.low, safe, cell.lowFrom.unsafety);
    const atHigh = cornerAt(cell.high, safe, cell.highFrom.unsafety);
    return search({ ...cell, to: safe, lowTo: atLow, highTo: atHigh }) && search({ ...cell, from: safe, lowFrom: atLow, highFrom: atHigh });
  };

  // Some lab wins with 1/n at most, which at its free reply takes z ≥ e (1-1/n)/(1+1/r-e/n): Σw has a lower bound. With the floor at full
  // safety those that comply do not race at all, and n are the violators, of whom there are two at least.
  const racing = limit > 0 ? count : 2;
  const freest = (e * (1 - 1 / racing)) / (slope - e / racing);
  const slowest = groups.reduce((least, { speed }) => Math.min(least, speed), Infinity);
  const low = log(slowest) + r * log(limit > 0 ? Math.min(limit, freest) : freest) - 1e-9;
  const high = log(groups.reduce((sum, { speed, size }) => sum + speed * size, 0)) + 1e-9;
  const lowFrom = cornerAt(low, 0, null);
  const lowTo = e < 1 ? cornerAt(low, 1, null) : lowFrom;
  const highFrom = cornerAt(high, 0, null);
  const highTo = e < 1 ? cornerAt(high, 1, null) : highFrom;
  const whole = search({ low, high, from: 0, to: 1, lowFrom, lowTo, highFrom, highTo });
  return whole ? [...found.values()] : null;
}
