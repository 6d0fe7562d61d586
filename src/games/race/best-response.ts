import { type Frontier } from '../portfolio/frontier.ts';
import { endPointAt, startPointAt } from '../portfolio/piece.ts';
import { POINT_SIZE } from '../portfolio/point.ts';
import type { CompiledRace } from './compiled.ts';
import { BEND, marginal, marginalAt } from './marginal.ts';
import { abstainingPayoff, LAB_POINT, labPoint, payoffAt, penaltyAt, speedPoint } from './payoff.ts';

/** Pieces of the frontier wider than this are scanned in parts, in shares of speed. */
const scanWidth = 0.08;
const rootLimit = 80;

const left = new Float64Array(LAB_POINT);
const right = new Float64Array(LAB_POINT);
const trial = new Float64Array(LAB_POINT);

/** The best budget that a scan found and its payoff, M$, penalty included; `budget` is NaN for abstaining. `peaks` counts the local maxima met. */
export const best = { budget: 0, payoff: 0, peaks: 0 };

/**
 * Best response of lab i on [lower, upper], its rivals summed up in `rest`: local maxima are where the derivative changes sign along the
 * pieces of the frontier (kinks and ends included), polished by Newton within brackets, and compared with each other and with
 * abstaining. Fast, not proved to be global: that is what the certificate is for. `from` is where the lab's rest begins.
 */
export function bestResponse(
  race: CompiledRace,
  i: number,
  rest: Float64Array,
  from: number,
  lower: number,
  upper: number,
  abstaining: boolean,
): void {
  best.payoff = -Infinity;
  best.peaks = 0;
  if (abstaining) {
    best.budget = NaN;
    best.payoff = abstainingPayoff(race, i, rest, from);
  }
  const threshold = race.threshold[i]!;
  // Each side of the compliance threshold is a closed set of its own; the jump makes its edge a candidate.
  if (threshold > lower && threshold < upper) {
    scan(race, i, rest, from, lower, threshold, race.penalty[i]!);
    scan(race, i, rest, from, threshold, upper, 0);
  } else scan(race, i, rest, from, lower, upper, penaltyAt(race, i, lower));
}

function scan(race: CompiledRace, i: number, rest: Float64Array, from: number, lower: number, upper: number, penalty: number): void {
  const frontier = race.frontier[i]!;
  const cap = race.capBudget[i]!;
  const start = frontier.start;
  let piece = frontier.count - 1;
  while (piece > 0 && start[piece]! > lower) piece--;
  let begin = lower;
  // The slope just left of `begin`; positive before the first piece, so that a falling start counts as a maximum.
  let arriving = 1;
  for (;;) {
    const pieceEnd = piece + 1 < frontier.count ? start[piece + 1]! : Infinity;
    const capped = begin < cap;
    let end = Math.min(upper, pieceEnd, capped ? cap : Infinity);
    if (end - begin > scanWidth * 1.5) end = begin + (end - begin) / Math.ceil((end - begin) / scanWidth);
    edgePoint(race, i, frontier, piece, begin, capped, true, left);
    const leaving = marginalAt(race, i, left, 0, rest, from, false);
    if (arriving >= 0 && leaving <= 0) propose(payoffAt(race, i, left, 0, rest, from) - penalty, begin);
    if (end > begin) {
      edgePoint(race, i, frontier, piece, end, capped, false, right);
      arriving = marginalAt(race, i, right, 0, rest, from, false);
      if (leaving > 0 && arriving < 0) {
        const b = slopeRoot(race, i, rest, from, piece, capped, begin, end);
        labPoint(race, i, b, piece, capped, trial, 0);
        propose(payoffAt(race, i, trial, 0, rest, from) - penalty, b);
      }
    } else if (end < upper || begin === lower) arriving = leaving;
    if (end >= upper) {
      if (arriving >= 0) {
        edgePoint(race, i, frontier, piece, upper, capped, false, right);
        propose(payoffAt(race, i, right, 0, rest, from) - penalty, upper);
      }
      return;
    }
    if (end === pieceEnd) piece++;
    begin = end;
  }
}

function propose(payoff: number, budget: number): void {
  best.peaks++;
  if (payoff > best.payoff) {
    best.payoff = payoff;
    best.budget = budget;
  }
}

/** The lab's point at an end of a scanned part; at an end of the piece the frontier's part is already compiled. */
function edgePoint(
  race: CompiledRace,
  i: number,
  frontier: Frontier,
  piece: number,
  b: number,
  capped: boolean,
  starting: boolean,
  out: Float64Array,
): void {
  const known = starting ? b === frontier.start[piece] : piece + 1 < frontier.count && b === frontier.start[piece + 1];
  if (!known) {
    labPoint(race, i, b, piece, capped, out, 0);
    return;
  }
  const { points } = frontier;
  const at = starting ? startPointAt(piece) : endPointAt(piece);
  for (let field = 0; field < POINT_SIZE; field++) out[field] = points[at + field]!;
  speedPoint(race, i, b, capped, out, 0);
}

/** Where the slope crosses zero from above within (low, high): Newton, bisected whenever it leaves the bracket or stalls. */
function slopeRoot(
  race: CompiledRace,
  i: number,
  rest: Float64Array,
  from: number,
  piece: number,
  capped: boolean,
  low: number,
  high: number,
): number {
  let b = (low + high) / 2;
  let width = high - low;
  for (let step = 0; step < rootLimit; step++) {
    labPoint(race, i, b, piece, capped, trial, 0);
    const slope = marginalAt(race, i, trial, 0, rest, from, false);
    if (slope === 0) return b;
    if (slope > 0) low = b;
    else high = b;
    const bend = marginal[BEND]!;
    let next = bend < 0 ? b - slope / bend : low - 1;
    if (!(next > low && next < high) || (step > 8 && step % 2 === 0 && high - low > width * 0.5)) next = (low + high) / 2;
    width = high - low;
    if (Math.abs(next - b) <= 1e-15 || next === low || next === high) return next;
    b = next;
  }
  return b;
}
