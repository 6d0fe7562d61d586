import { type Effort, usualEffort } from '../../solve/effort.ts';
import type { QuantalGame } from '../types.ts';
import { type Box, otherWeights, ownWeights, type Slopes, slopesOver, stripsOver } from './bounds.ts';
import { leastMean, mostMean } from './mean.ts';
import { krawczyk, Narrowing } from './narrow.ts';
import { at, logChancesAt, ownSide, type OwnSide } from './side.ts';

/** Boxes that are looked at, at most, times the entries of a matrix: some hundredths of a second. */
const mostEntries = 45_000;
/** With more actions on both sides nearly no search comes to its end, and only a greater effort than the usual is made. */
const mostActions = 7;

/** Rounding of G, in units of its largest term and of the largest logarithm of a weight. */
const rounding = 1e-15;
/** A box this narrow, in units of the largest term of G, is not halved, and roots this near are one. */
const narrowest = 1e-9;

/** What is left of a box, and whether there is one root at most. */
interface Rest {
  readonly box: Box;
  readonly single: boolean;
  /** Bounds of the derivatives of G, null where they were not asked for. */
  readonly slopes: Slopes | null;
}

const middleOf = ({ low, high }: Box): number[] => low.map((value, l) => (value + high[l]!) / 2);

/** The part of one box that is in another. */
function partOf(whole: Box, { low, high }: Box): number {
  let part = 1;
  for (let l = 0; l < low.length; l++) if (whole.high[l]! > whole.low[l]!) part *= (high[l]! - low[l]!) / (whole.high[l]! - whole.low[l]!);
  return part;
}

/** A box that is left to less than this part of it is looked at again before it is halved. */
const worthwhile = 0.5;

/** What G leaves of a box, null for nothing. */
function leftOf(side: OwnSide, box: Box, slack: readonly number[]): Rest | null {
  const middle = middleOf(box);
  const there = at(side, middle);
  const own = ownWeights(box);
  const other = otherWeights(side, own, there);
  const narrowing = new Narrowing(box, slack);
  for (let l = 0; l < side.size; l++) {
    const values = side.gains[l]!;
    if (!narrowing.to(l, leastMean(values, other.low, other.high), mostMean(values, other.low, other.high))) return null;
  }
  if (!stripsOver(side, other, there, (first, second, factor, from, to) => narrowing.toStrip(first, second, factor, from, to))) return null;
  if (partOf(box, narrowing) < worthwhile) return { box: narrowing, single: false, slopes: null };
  const slopes = slopesOver(side, own, other, there);
  const radius = middle.map((value, l) => box.high[l]! - value);
  if (!narrowing.toSlopes(slopes, there.image, radius)) return null;
  const single = krawczyk(narrowing, slopes, middle, there.image, radius, slack);
  return single === null ? null : { box: narrowing, single, slopes };
}

/** Both halves of a box across the coordinate in which G may move most. */
function halved({ low, high }: Box, slopes: Slopes): [Box, Box] {
  const size = low.length;
  let across = 0;
  let most = -1;
  for (let i = 0; i < size; i++) {
    let moves = 1;
    for (let l = 0; l < size; l++) moves = Math.max(moves, Math.abs(slopes.low[l * size + i]!), Math.abs(slopes.high[l * size + i]!));
    moves *= high[i]! - low[i]!;
    if (moves > most) {
      across = i;
      most = moves;
    }
  }
  const middle = (low[across]! + high[across]!) / 2;
  const cut = (values: readonly number[]): number[] => values.map((value, l) => (l === across ? middle : value));
  return [{ low: cut(low), high }, { low, high: cut(high) }];
}

/**
 * All equilibria, as (ln p, ln q, λ) but for the last digits, by the log odds of the player with fewer actions: boxes of them are left where bounds of the other's response exclude a root,
 * narrowed to what those leave, and halved until there is one root at most. Null where that would take too long, or roots touch.
 */
export function coverQuantal(game: QuantalGame, effort: Effort = usualEffort): Float64Array[] | null {
  const side = ownSide(game);
  const { size, others, gains, answers } = side;
  if (size >= mostActions && effort <= usualEffort) return null;
  const scales = gains.map((values) => 1 + Math.max(...values.map(Math.abs)));
  const logWeight = 8 + Math.max(...answers.flat().map(Math.abs));
  const slack = scales.map((scale) => rounding * scale * logWeight);
  const least = scales.map((scale, l) => Math.max(narrowest * scale, 8 * slack[l]!));
  const isNarrow = ({ low, high }: Box): boolean => low.every((value, l) => high[l]! - value <= least[l]!);
  const found: number[][] = [];
  const stack: Box[] = [{ low: gains.map((values) => Math.min(...values)), high: gains.map((values) => Math.max(...values)) }];
  let boxes = 0;
  for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
    if (++boxes * (size + 1) * others > mostEntries * effort) return null;
    const rest = leftOf(side, box, slack);
    if (rest === null) continue;
    if (rest.single && isNarrow(rest.box)) {
      const root = middleOf(rest.box);
      if (!found.some((known) => known.every((value, l) => Math.abs(value - root[l]!) <= 4 * least[l]!))) found.push(root);
    } else if (rest.slopes === null || partOf(box, rest.box) < worthwhile) stack.push(rest.box);
    else if (isNarrow(box)) return null;
    else stack.push(...halved(rest.box, rest.slopes));
  }
  return found.map((root) => {
    const [own, other] = logChancesAt(side, root);
    return Float64Array.from([...(side.byRow ? own : other), ...(side.byRow ? other : own), game.lambda]);
  });
}
