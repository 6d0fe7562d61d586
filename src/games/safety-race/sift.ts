import { exp, log } from '../../core/math/index.ts';
import type { ReplyProblem } from './replies.ts';
import { bestUnsafety, gainBeyond, mostUnsafety, raised, unsafetyAt } from './replies.ts';
import { SetsThatAddUp } from './sets.ts';
import type { Choice, Options, SetKey } from './sets.ts';
import { effectiveEnmity } from './types.ts';
import type { SafetyRaceGame } from './types.ts';

/**
 * Which sets of labs may be below the floor in an equilibrium, by bounds alone. In an equilibrium with ln Σw = y and chance of disaster
 * U a lab either plays its free reply z(y, U), which rises in both while its chance of winning falls in y and rises in U, or complies at
 * the floor though it would rather not. On a rectangle of (y, U) the corners therefore bound every choice; a choice is struck out where a
 * lab surely gains by the other side of the floor, a rectangle where no remaining set of choices can add up to 1 and to U. Rectangles are
 * halved until few sets are left. A set that is not returned has no equilibrium.
 */

/** Widths of rectangles, in ln Σw and in parts of the largest U: of the smallest ones, and below which several new sets are taken as they are. */
const finest = 1 / 4096;
const fineEnough = 1 / 64;
/** New sets of one rectangle that are searched rather than told apart by halving it. */
const fewNew = 50;

/** Ranges of e/(1+D) and r in which the rounding of the bounds is covered; with a larger r there would also be far too many rectangles. */
const largestExponent = 100;
export const coversRounding = ({ enmity, exponent }: ReplyProblem): boolean => enmity >= 1e-6 && exponent >= 0.01 && exponent <= largestExponent;

/**
 * Share of the terms of a gain that is left to the full search. It covers the rounding of every bound, which is evaluated in doubles, u = 2^-53: a free
 * reply z is the root of g(z) = G - (1+1/r) z - P(z)(1-z), P = e (k/W) z^r, G = e + (1-e) U. There z ≤ G r/(r+1), so that -z g'(z) = (1+1/r) z + P (r - (r+1) z) is at
 * least G min(1/2, r/4): either the first term is half of G or more, or P (1-z) is, and then r - (r+1) z ≥ r/2. The terms of g are each within a few
 * u of themselves, so that z is within 16 u max(2, 4/r) of the root, relative: below 1e-12 for r ≥ 0.01. Powers by logarithms (`roughly`) are within r |ln z| u,
 * which moves z by 2 |ln z| u at most, less than 2e-13 as long as z is a double, and ending Newton's steps at `settled` by its square times r. A chance of winning is within r times
 * all that and a few u, and so is each term of a gain over the floor within r+1 times that: below 2e-12 for r ≤ 100 as well. Outside these ranges the search is not called complete.
 */
const slack = 1e-10;
/** The size of Newton's last step towards a reply, relative. */
export const settledFor = ({ exponent }: ReplyProblem): number => 1e-8 / (1 + exponent);
/** Rectangles and sets that are looked at before the sifting is given up. */
const mostRectangles = 40_000;
/** Replies worked out before it is given up: with r up to 10 and twelve labs it takes less than half as many, beyond ever more, as weights fall by powers. */
const mostReplies = 100_000;
const mostSets = 5000;
const mostVisits = 20_000_000;

interface Corner {
  readonly unsafety: Float64Array;
  /** Chance of winning at the free reply. */
  readonly share: Float64Array;
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

/** A set of violators that may belong to an equilibrium: their number in each group of equal labs, and where U can be. */
export interface PossibleSet {
  readonly violators: readonly number[];
  readonly from: number;
  readonly to: number;
}

const freely = (from: number, to: number, least: number, most: number): Choice => ({ shareLow: least, shareHigh: most, unsafeLow: least * from, unsafeHigh: most * to });

/** Every set of violators that may belong to an equilibrium; null where there are too many to say, or the bounds would not be certain. */
export function possibleViolators(game: SafetyRaceGame, groups: readonly { readonly speed: number; readonly size: number }[]): PossibleSet[] | null {
  const problem: ReplyProblem = { exponent: game.exponent, enmity: effectiveEnmity(game), roughly: true };
  const { exponent: r, enmity: e } = problem;
  if (r > largestExponent) return null;
  const slope = 1 + 1 / r;
  const fine = game.fine / (1 + game.disasterLoss);
  const limit = 1 - game.floor;
  const atFloor = limit > 0 ? raised(problem, limit) : 0;
  const count = groups.reduce((sum, { size }) => sum + size, 0);
  const unit = mostUnsafety(problem);
  const settled = settledFor(problem);

  const cornerAt = (y: number, disaster: number, guess: Float64Array | null): Corner => {
    const total = exp(y);
    const unsafety = new Float64Array(groups.length);
    const share = new Float64Array(groups.length);
    groups.forEach(({ speed }, i) => {
      unsafety[i] = unsafetyAt(problem, speed / total, disaster, guess === null ? unit / 2 : guess[i]!, settled);
      share[i] = (speed * raised(problem, unsafety[i]!)) / total;
    });
    return { unsafety, share };
  };

  const optionsOn = (cell: Rectangle, i: number, least: number, most: number): Options => {
    const { speed } = groups[i]!;
    const zLow = cell.lowFrom.unsafety[i]!;
    const zHigh = cell.highTo.unsafety[i]!;
    const shareLow = cell.highFrom.share[i]!;
    const shareHigh = cell.lowTo.share[i]!;
    if (zHigh <= limit) return { comply: freely(zLow, zHigh, shareLow, shareHigh), violate: null };
    const floorWeight = speed * atFloor;
    const floorLow = floorWeight / most;
    const floorHigh = floorWeight / least;

    // A violator at its free reply against compliance at the floor: its gain rises in both y and U, the weight Σw of which the fine is a part, with the lab at
    // the floor, is least at the low end of y.
    const due = fine * (least * (1 - Math.min(1, shareHigh)) + floorWeight);
    const terms = slope * speed * raised(problem, zHigh) * zHigh;
    const surelyComplies = speed * gainBeyond(problem, limit, zHigh) < due - slack * (terms + due);
    const violate = surelyComplies ? null : freely(Math.max(zLow, limit), zHigh, Math.max(shareLow, floorLow), shareHigh);
    if (zLow <= limit) {
      // Part of the rectangle has a free reply above the floor.
      return { comply: freely(zLow, limit, Math.min(shareLow, floorLow), Math.min(shareHigh, floorHigh)), violate };
    }

    // A lab at the floor that would rather be below: its best reply there rises in y and U too, and the fine is largest at the high end of y.
    const rivals = least - floorWeight;
    const rivalsUnsafe = cell.from * least - floorWeight * limit;
    const away = rivals > 0 && e * rivals + (1 - e) * rivalsUnsafe > 0 ? bestUnsafety(problem, speed, rivals, rivalsUnsafe) : 0;
    const struck = away > limit
      && speed * gainBeyond(problem, limit, away) > fine * most + slack * (slope * speed * raised(problem, away) * away + fine * most);
    return { comply: struck ? null : freely(limit, limit, floorLow, floorHigh), violate };
  };

  const found = new Map<SetKey, { violators: readonly number[]; from: number; to: number }>();
  const isKnown = (key: SetKey): boolean => found.has(key);
  const sets = new SetsThatAddUp(groups.map(({ size }) => size), mostVisits);
  let rectangles = 0;

  const search = (cell: Rectangle): boolean => {
    rectangles += 1;
    if (rectangles > mostRectangles || 2 * rectangles * groups.length > mostReplies || found.size > mostSets) return false;
    const [least, most] = [exp(cell.low), exp(cell.high)];
    const options: Options[] = [];
    for (let i = 0; i < groups.length; i++) {
      const option = optionsOn(cell, i, least, most);
      if (option.comply === null && option.violate === null) return true;
      options.push(option);
    }
    const width = cell.high - cell.low;
    const height = e < 1 ? (cell.to - cell.from) / unit : 0;
    const side = Math.max(width, height);
    const deepest = side <= finest;
    // Above the finest rectangles a few new sets are enough to know that they must be halved.
    const possible = sets.find(options, cell.from, cell.to, e === 1, deepest ? mostSets + 1 : side <= fineEnough ? fewNew + 1 : 1, isKnown);
    if (possible === null) return false;
    const { all, fresh } = possible;
    if (deepest || fresh === 0 || (side <= fineEnough && fresh <= fewNew)) {
      for (const { violators, key } of all) {
        const known = found.get(key);
        if (known === undefined) found.set(key, { violators, from: cell.from, to: cell.to });
        else {
          known.from = Math.min(cell.from, known.from);
          known.to = Math.max(cell.to, known.to);
        }
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
    const disaster = (cell.from + cell.to) / 2;
    const atLow = cornerAt(cell.low, disaster, cell.lowFrom.unsafety);
    const atHigh = cornerAt(cell.high, disaster, cell.highFrom.unsafety);
    return search({ ...cell, to: disaster, lowTo: atLow, highTo: atHigh }) && search({ ...cell, from: disaster, lowFrom: atLow, highFrom: atHigh });
  };

  // Some lab wins with 1/n at most, which at its free reply takes z ≥ e (1-1/n)/(1+1/r-e/n): Σw, n times its weight at least, has a lower bound. With the floor
  // at full safety those that comply do not race at all, and n are the violators, of whom there are two at least.
  const racing = limit > 0 ? count : 2;
  const freest = (e * (1 - 1 / racing)) / (slope - e / racing);
  const slowest = groups.reduce((least, { speed }) => Math.min(least, speed), Infinity);
  const low = log(racing * slowest) + r * log(limit > 0 ? Math.min(limit, freest) : freest) - 1e-9;
  const high = log(groups.reduce((sum, { speed, size }) => sum + speed * size, 0)) + r * log(unit) + 1e-9;
  const to = e < 1 ? unit * (1 + 1e-12) : 0;
  const lowFrom = cornerAt(low, 0, null);
  const lowTo = e < 1 ? cornerAt(low, to, null) : lowFrom;
  const highFrom = cornerAt(high, 0, null);
  const highTo = e < 1 ? cornerAt(high, to, null) : highFrom;
  const whole = search({ low, high, from: 0, to, lowFrom, lowTo, highFrom, highTo });
  return whole ? [...found.values()] : null;
}
